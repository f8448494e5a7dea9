import { PLOVER } from "../model/index.ts";
import type { DyadSeries, PloverType, Quad, Status } from "../model/index.ts";
import { isCounted, isOfPair } from "./build-series.ts";
import { countedRow } from "./counted-row.ts";
import type { SeriesRow } from "./counted-row.ts";
import { fitsPeriod, startOfPeriod } from "./periods.ts";

/** What a series counts of one PLOVER type, period by period, in the order of the series' periods. */
export interface TypeCounts {
  readonly plover: PloverType;
  readonly quad: Quad;
  readonly aToB: readonly number[];
  readonly bToA: readonly number[];
}

/**
 * Parts the counts of a series by type, from the rows and with the statuses that it was built of: they add up to the series' own. Types that are not there are left
 * out; the others are in the order of PLOVER.
 */
export function countTypes(rows: Iterable<SeriesRow>, series: DyadSeries, statuses?: readonly Status[]): readonly TypeCounts[] {
  const { a, b, by, count, periods } = series;
  const at = new Map(periods.map(({ start }, index) => [start, index]));
  const counts = new Map<PloverType, { readonly aToB: number[]; readonly bToA: number[] }>();
  for (const row of rows) {
    const counted = countedRow(row, count);
    if (counted.day === null || !isOfPair(counted, a, b) || !isCounted(counted, statuses) || !fitsPeriod(counted.precision, by)) continue;
    const index = at.get(startOfPeriod(counted.day, by));
    if (index === undefined) continue;
    const columns = counts.get(counted.plover) ?? { aToB: periods.map(() => 0), bToA: periods.map(() => 0) };
    counts.set(counted.plover, columns);
    const column = counted.initiator === a ? columns.aToB : columns.bToA;
    column[index] = (column[index] ?? 0) + counted.count;
  }
  return PLOVER.flatMap(({ type, quad }) => {
    const columns = counts.get(type);
    return columns === undefined ? [] : [{ plover: type, quad, ...columns }];
  });
}

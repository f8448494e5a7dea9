import { PLOVER } from "../model/index.ts";
import type { DyadSeries, PloverType, Quad, SeriesCount } from "../model/index.ts";

/** What a series counts of one PLOVER type, period by period, in the order of the series' periods. */
export interface TypeCounts {
  readonly plover: PloverType;
  readonly quad: Quad;
  readonly aToB: readonly number[];
  readonly bToA: readonly number[];
}

/** The counts of a series by type, in columns. Types that are not there are left out; the others are in the order of PLOVER. */
export function countTypes({ periods }: DyadSeries<SeriesCount>): readonly TypeCounts[] {
  const columns = new Map<string, { readonly aToB: number[]; readonly bToA: number[] }>();
  for (const [at, period] of periods.entries()) {
    for (const side of ["aToB", "bToA"] as const) {
      for (const [type, count] of Object.entries(period[side].types)) {
        const column = columns.get(type) ?? { aToB: zeros(periods.length), bToA: zeros(periods.length) };
        columns.set(type, column);
        column[side][at] = count;
      }
    }
  }
  return PLOVER.flatMap(({ type, quad }) => {
    const column = columns.get(type);
    return column !== undefined && [...column.aToB, ...column.bToA].some((count) => count > 0) ? [{ plover: type, quad, ...column }] : [];
  });
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

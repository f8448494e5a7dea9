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
  return PLOVER.flatMap(({ type, quad }) => {
    const column = (side: "aToB" | "bToA"): readonly number[] => periods.map((period) => period[side].types[type] ?? 0);
    const columns = { aToB: column("aToB"), bToA: column("bToA") };
    return [...columns.aToB, ...columns.bToA].some((count) => count > 0) ? [{ plover: type, quad, ...columns }] : [];
  });
}

export { buildSeries } from "./build-series.ts";
export type { SeriesOptions } from "./build-series.ts";
export { countTypes } from "./count-types.ts";
export type { TypeCounts } from "./count-types.ts";
export { startOfPeriod } from "./periods.ts";
export type { SeriesRow } from "./counted-row.ts";

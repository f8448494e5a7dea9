export { buildSeries } from "./build-series.ts";
export type { SeriesOptions } from "./build-series.ts";
export type { SeriesRow } from "./counted-row.ts";

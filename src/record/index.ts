export { dumpRows } from "./dump-rows.ts";
export { openRecord } from "./open-record.ts";
export type { RecordOptions } from "./open-record.ts";

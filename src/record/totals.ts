import type { Connection } from "./connection.ts";

/** What is counted as rows come, since counting ten million rows takes seconds. */
export const TOTALS = ["pages", "articles", "events", "happenings", "stories"] as const;
export type TotalName = (typeof TOTALS)[number];

export function readTotal(connection: Connection, name: TotalName): number {
  return connection.count("SELECT count FROM totals WHERE name = ?", name);
}

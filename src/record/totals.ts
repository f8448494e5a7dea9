import type { Connection } from "./connection.ts";
import { standingEvent, standingReading, standingRow } from "./standing.ts";

/** What is counted as rows come, since counting ten million rows takes seconds. */
export const TOTALS = ["pages", "articles", "events", "happenings", "stories"] as const;
export type TotalName = (typeof TOTALS)[number];

export function readTotal(connection: Connection, name: TotalName): number {
  return connection.count("SELECT count FROM totals WHERE name = ?", name);
}

/** What a total counts, from the rows that stood as of a commit. */
export function countTotal(connection: Connection, name: TotalName, asOf: number): number {
  return connection.count(COUNTED[name](asOf));
}

const COUNTED: Readonly<Record<TotalName, (asOf: number) => string>> = {
  pages: (asOf) => `SELECT count(*) FROM pages WHERE commit_no <= ${asOf}`,
  articles: (asOf) => `SELECT count(*) FROM readings r WHERE ${standingReading("r", asOf)}`,
  events: (asOf) => `SELECT count(*) FROM events e JOIN readings r ON r.no = e.reading_no WHERE ${standingEvent("e", "r", asOf)}`,
  happenings: (asOf) => `SELECT count(*) FROM happenings h WHERE ${standingRow("happenings", "h", asOf)}`,
  stories: (asOf) => `SELECT count(*) FROM stories s WHERE ${standingRow("stories", "s", asOf)}`,
};

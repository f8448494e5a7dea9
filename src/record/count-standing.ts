import type { Connection, Row } from "./connection.ts";
import { tallyEntryOf } from "./put-event.ts";
import { NOW, standingEvent, standingReading } from "./standing.ts";
import { addToTallies } from "./tallies.ts";
import { addToTotal } from "./totals.ts";
import type { Writer } from "./writer.ts";

const STANDING = `SELECT e.* FROM events e JOIN readings r ON r.no = e.reading_no
  WHERE e.reading_no IN (SELECT no FROM readings WHERE article_no = ?) AND ${standingEvent("e", "r", NOW)}`;

/** Rows of the events of an article that stand. */
export function standingEventsOf(connection: Connection, articleNo: number): readonly Row[] {
  return connection.all(STANDING, articleNo);
}

/** Runs `work`, which may change what stands of an article, and keeps the sums of its events in step. */
export function withEventSums<T>(writer: Writer, articleNo: number, work: () => T): T {
  const { connection } = writer;
  const before = standingEventsOf(connection, articleNo);
  const result = work();
  const after = standingEventsOf(connection, articleNo);
  const [gone, come] = [without(before, after), without(after, before)];
  for (const row of gone) addToTallies(connection, tallyEntryOf(row), -1);
  for (const row of come) addToTallies(connection, tallyEntryOf(row), 1);
  addToTotal(connection, "events", after.length - before.length);
  return result;
}

const READ = `SELECT published_day, outlet FROM readings r WHERE r.article_no = ? AND ${standingReading("r", NOW)}`;

/** The same for what may change whether an article stands, or as which printing: the sums of articles read as well. */
export function withArticleSums<T>(writer: Writer, articleNo: number, work: () => T): T {
  const { connection } = writer;
  const before = connection.get(READ, articleNo);
  const result = withEventSums(writer, articleNo, work);
  const after = connection.get(READ, articleNo);
  countDayRead(connection, before, -1);
  countDayRead(connection, after, 1);
  addToTotal(connection, "articles", Number(after !== null) - Number(before !== null));
  return result;
}

function countDayRead(connection: Connection, read: Row | null, articles: 1 | -1): void {
  const day = read?.textOrNull("published_day") ?? null;
  const sql = "INSERT INTO days_read VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles";
  if (read !== null && day !== null) connection.run(sql, day, read.textOrNull("outlet") ?? "", articles);
}

function without(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  const known = new Set(others.map((row) => row.number("no")));
  return rows.filter((row) => !known.has(row.number("no")));
}

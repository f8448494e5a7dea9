import type { Connection, Row } from "./connection.ts";
import { tallyEntryOf } from "./put-event.ts";
import { NOW, standingEvent } from "./standing.ts";
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

function without(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  const known = new Set(others.map((row) => row.number("no")));
  return rows.filter((row) => !known.has(row.number("no")));
}

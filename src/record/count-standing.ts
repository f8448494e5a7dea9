import type { Connection, Row } from "./connection.ts";
import { tallyEntryOf } from "./put-event.ts";
import { NOW, standingEvent, standingReading } from "./standing.ts";
import { addToDay, addToTallies, addToTotal } from "./pending-sums.ts";
import type { Writer } from "./writer.ts";

/** Not the events themselves: they take a page each, and the sums do not ask for them. */
const STANDING = `SELECT e.no, e.initiator, e.recipient, e.day, e.precision, e.plover, e.status, e.quad, e.goldstein_tenths FROM events e JOIN readings r ON r.no = e.reading_no
  WHERE e.reading_no IN (SELECT no FROM readings WHERE article_no = ?) AND ${standingEvent("e", "r", NOW)}`;

/** Rows of the events of an article that stand. */
function standingEventsOf(connection: Connection, articleNo: number): readonly Row[] {
  return connection.all(STANDING, articleNo);
}

/** Runs `work`, which may change what stands of an article, and keeps the sums of its events in step. */
export function withEventSums<T>(writer: Writer, articleNo: number, work: () => T): T {
  const { connection, sums } = writer;
  const before = standingEventsOf(connection, articleNo);
  const result = work();
  const after = standingEventsOf(connection, articleNo);
  const [gone, come] = [without(before, after), without(after, before)];
  for (const row of gone) addToTallies(sums, tallyEntryOf(row), -1);
  for (const row of come) addToTallies(sums, tallyEntryOf(row), 1);
  addToTotal(sums, "events", after.length - before.length);
  return result;
}

const READ = `SELECT published_day, outlet FROM readings r WHERE r.article_no = ? AND ${standingReading("r", NOW)}`;

/** The same for what may change whether an article stands, or as which printing: the sums of articles read as well. */
export function withArticleSums<T>(writer: Writer, articleNo: number, work: () => T): T {
  const { connection, sums } = writer;
  const before = connection.get(READ, articleNo);
  const result = withEventSums(writer, articleNo, work);
  const after = connection.get(READ, articleNo);
  for (const [read, articles] of [
    [before, -1],
    [after, 1],
  ] as const)
    if (read !== null) addToDay(sums, { day: read.textOrNull("published_day"), outlet: read.textOrNull("outlet"), articles });
  addToTotal(sums, "articles", Number(after !== null) - Number(before !== null));
  return result;
}

function without(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  const known = new Set(others.map((row) => row.number("no")));
  return rows.filter((row) => !known.has(row.number("no")));
}

import { compareText } from "../lib/compare-text.ts";
import { addDays } from "../lib/day.ts";
import { given } from "../lib/given.ts";
import { isDone } from "../model/index.ts";
import type { Day, HappeningQuery, HappeningRow, Store } from "../model/index.ts";

export interface ListOptions {
  readonly query: HappeningQuery;
  readonly order: "latest" | "earliest";
  readonly limit: number;
  /** Where the page before ended. */
  readonly after: Place | null;
  readonly lastDay: Day | null;
  readonly firstDay: Day | null;
}

/** A place in the order of days and ids. */
export interface Place {
  readonly day: Day | null;
  readonly id: string;
}

/** Days of the first look back at countries; each further one is four times as long, so that sparse pairs take few looks and dense ones little reading. */
const FIRST_LOOK = 4;
/** After every day: whatever has one is before it. */
const LAST_DAY = "9999-12-31";

/**
 * One page of happenings, and whether there are more.
 *
 * The record streams by day in either order. Rows of countries it would first put in order, all of them, so for the latest of those it is
 * asked for growing stretches from the end. Those without a day come last.
 */
export function listHappenings(store: Store, options: ListOptions): { readonly rows: readonly HappeningRow[]; readonly hasMore: boolean } {
  const found: HappeningRow[] = [];
  for (const row of options.order === "latest" ? latest(store, options) : earliest(store, options)) {
    if (found.length === options.limit) return { rows: found, hasMore: true };
    found.push(row);
  }
  return { rows: found, hasMore: false };
}

/** What counts as done where no statuses are asked for. */
export function* counted(store: Store, query: HappeningQuery): Generator<HappeningRow> {
  for (const row of store.happenings(query))
    if (query.statuses !== undefined || isDone(row.happening.plover, row.happening.status)) yield row;
}

function* earliest(store: Store, { query, after }: ListOptions): Generator<HappeningRow> {
  const since = later(query.since, after?.day ?? undefined);
  if (after?.day == null) yield* afterPlace(counted(store, query), after);
  else yield* afterPlace(counted(store, { ...query, ...given({ since }) }), after);
}

function* afterPlace(rows: Iterable<HappeningRow>, after: Place | null): Generator<HappeningRow> {
  for (const row of rows) if (after === null || compare(placeOf(row), after) > 0) yield row;
}

function* latest(store: Store, options: ListOptions): Generator<HappeningRow> {
  const { query, after } = options;
  const isPastDays = after !== null && after.day === null;
  if (!isPastDays) yield* query.countries === undefined ? latestOfAll(store, options) : latestOfCountries(store, options);
  if (query.since === undefined && query.until === undefined) yield* undated(store, query, after);
}

function* latestOfAll(store: Store, { query, after }: ListOptions): Generator<HappeningRow> {
  const until = earlier(query.until, after?.day ?? LAST_DAY);
  for (const row of counted(store, { ...query, ...given({ until }), order: "latest" }))
    if (after === null || compare(placeOf(row), after) < 0) yield row;
}

function* latestOfCountries(store: Store, { query, after, firstDay, lastDay }: ListOptions): Generator<HappeningRow> {
  const start = later(query.since, firstDay ?? undefined);
  let until = earlier(query.until, earlier(lastDay ?? undefined, after === null ? undefined : (after.day ?? "")));
  let length: number = FIRST_LOOK;
  while (until !== undefined && until >= (start ?? "~")) {
    const since: Day = later(start, addDays(until, 1 - length)) ?? until;
    for (const row of counted(store, { ...query, since, until, order: "latest" }))
      if (after === null || compare(placeOf(row), after) < 0) yield row;
    until = addDays(since, -1);
    length *= 4;
  }
}

function* undated(store: Store, query: HappeningQuery, after: Place | null): Generator<HappeningRow> {
  const rows: HappeningRow[] = [];
  for (const row of counted(store, query)) {
    if (row.happening.day !== null) break; // they come first
    rows.push(row);
  }
  for (const row of rows.toReversed()) if (after === null || after.day !== null || row.happening.id < after.id) yield row;
}

function placeOf({ happening }: HappeningRow): Place {
  return { day: happening.day, id: happening.id };
}

function compare(a: Place, b: Place): number {
  return compareText(a.day ?? "", b.day ?? "") || compareText(a.id, b.id);
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** Cursors are opaque to clients: a day and an id. */
export function cursorOf({ happening }: HappeningRow): string {
  return writeCursor({ day: happening.day, id: happening.id });
}

export function writeCursor({ day, id }: Place): string {
  return Buffer.from(`${day ?? ""} ${id}`).toString("base64url");
}

/** Null for what is no cursor. */
export function readCursor(cursor: string): Place | null {
  const match = /^(\d{4}-\d\d-\d\d)? ([0-9a-z]{1,64})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  return match === null ? null : { day: match[1] ?? null, id: match[2] ?? "" };
}

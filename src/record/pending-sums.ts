import { isDone } from "../model/index.ts";
import type { Happening, PloverType, Quad, Status } from "../model/index.ts";
import type { Connection } from "./connection.ts";
import type { TotalName } from "./totals.ts";

/**
 * What a transaction adds to the sums and has not written yet. The events and happenings of sixty articles change the same few sums again and
 * again: added up here, each is written once, in the order of its table.
 */
export interface PendingSums {
  readonly tallies: PendingTallies;
  /** What was done by and to whoever has a name, a year. */
  readonly actors: PendingTallies;
  readonly days: Map<string, { readonly day: string; readonly outlet: string; articles: number }>;
  readonly totals: Map<TotalName, number>;
}

type Keys = readonly (string | number)[];

interface PendingTally {
  readonly keys: Keys;
  readonly sums: number[];
  /** Whether it counts as done. */
  readonly done: boolean;
}

/** By keys. */
type PendingTallies = Map<string, PendingTally>;

/** What an event or a happening adds to the tally of its pair and day. */
export interface TallyEntry {
  readonly initiator: string | null;
  readonly recipient: string | null;
  readonly day: string | null;
  readonly precision: string | null;
  readonly plover: PloverType;
  readonly status: Status;
  readonly quad: Quad;
  /** Tenths: the scale has one decimal, and whole numbers sum without rounding. */
  readonly tenths: number;
  /** Articles that tell it; null for an event. */
  readonly reports: number | null;
}

export function createPendingSums(): PendingSums {
  return { tallies: new Map(), actors: new Map(), days: new Map(), totals: new Map() };
}

export const TALLY_SUMS = ["happenings", "happenings_tenths", "reports", "reports_tenths", "events", "events_tenths"] as const;

/** Dates that lie in one month. */
const WITHIN_MONTH: ReadonlySet<string | null> = new Set(["instant", "day", "week", "month"]);

/** Adds an event or happening to its tallies, or takes it out again. Only pairs of two different countries have tallies. */
export function addToTallies({ tallies }: PendingSums, entry: TallyEntry, sign: 1 | -1): void {
  const { initiator, recipient, tenths, reports, day, precision, plover, status, quad } = entry;
  if (initiator === null || recipient === null || initiator === recipient) return;
  const counts = reports === null ? [0, 0, 0, 0, 1, tenths] : [1, tenths, reports, reports * tenths, 0, 0];
  const keys = [initiator, recipient, day ?? "", precision ?? "", plover, status, quad];
  addUp(tallies, { keys, sums: counts.map((count) => sign * count), done: isDone(plover, status) });
}

/** Adds what was done to the sums of the names of both sides, or takes it out again. */
export function addToActors({ actors }: PendingSums, happening: Happening, sign: 1 | -1): void {
  const { initiatorName, recipientName, initiator, recipient, day, quad, plover, status } = happening;
  if (recipientName === null || initiatorName === recipientName || !isDone(plover, status)) return;
  const keys = [initiatorName, recipientName, initiator ?? "", recipient ?? "", day?.slice(0, 4) ?? "", quad];
  addUp(actors, { keys, sums: [sign], done: true });
}

function addUp(tallies: PendingTallies, tally: PendingTally): void {
  const name = tally.keys.join("\t");
  const known = tallies.get(name);
  if (known === undefined) tallies.set(name, tally);
  else for (const [at, sum] of tally.sums.entries()) known.sums[at] = (known.sums[at] ?? 0) + sum;
}

export function addToTotal({ totals }: PendingSums, name: TotalName, count: number): void {
  if (count !== 0) totals.set(name, (totals.get(name) ?? 0) + count);
}

export interface DayRead {
  readonly day: string | null;
  readonly outlet: string | null;
  readonly articles: 1 | -1;
}

/** Adds what was read of an outlet on a day, or takes it out again. Without a day it is in no sum. */
export function addToDay({ days }: PendingSums, { day, outlet, articles }: DayRead): void {
  if (day === null) return;
  const key = `${day}\t${outlet ?? ""}`;
  const known = days.get(key);
  if (known === undefined) days.set(key, { day, outlet: outlet ?? "", articles });
  else known.articles += articles;
}

const ADD_TO = (table: string): string => `INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET ${TALLY_SUMS.map((name) => `${name} = ${name} + excluded.${name}`).join(", ")}`;
const ADD_A_DAY = ADD_TO("tallies");
const ADD_A_MONTH = ADD_TO("month_tallies");
const ADD_A_PAIR = `INSERT INTO pair_sums VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET happenings = happenings + excluded.happenings`;
const ADD_DAY_PAIR = `INSERT INTO day_pairs VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET happenings = happenings + excluded.happenings`;
const ADD_ACTORS = `INSERT INTO actor_sums VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET happenings = happenings + excluded.happenings`;
const PUT_CHANGE = "INSERT INTO pair_changes VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET commit_no = excluded.commit_no";
const ADD_READ = "INSERT INTO days_read VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles";
const ADD_READ_A_DAY = "INSERT INTO articles_a_day VALUES (?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles";
const ADD_TOTAL = "INSERT INTO totals (name, count) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET count = count + excluded.count";

/** Writes what is pending, inside the running transaction, whose commit is `commitNo`. */
export function flushSums(connection: Connection, pending: PendingSums, commitNo: () => number): void {
  for (const { keys, sums } of inOrder(pending.tallies)) connection.run(ADD_A_DAY, ...keys, ...sums);
  for (const { keys, sums } of inOrder(byMonth(pending.tallies))) connection.run(ADD_A_MONTH, ...keys, ...sums);
  for (const { keys, sums } of inOrder(doneBy(pending.tallies, (pair, day, quad) => [...pair, day.slice(0, 4), quad])))
    connection.run(ADD_A_PAIR, ...keys, ...sums);
  for (const { keys, sums } of inOrder(doneBy(pending.tallies, (pair, day, quad) => (day === "" ? null : [day, ...pair, quad]))))
    connection.run(ADD_DAY_PAIR, ...keys, ...sums);
  for (const { keys, sums } of inOrder(pending.actors)) if (sums[0] !== 0) connection.run(ADD_ACTORS, ...keys, ...sums);
  for (const [initiator, recipient] of changedPairs(pending.tallies)) connection.run(PUT_CHANGE, initiator, recipient, commitNo());
  for (const { day, outlet, articles } of inOrder(pending.days)) connection.run(ADD_READ, day, outlet, articles);
  for (const [day, articles] of articlesADay(pending.days)) connection.run(ADD_READ_A_DAY, day, articles);
  for (const [name, count] of pending.totals) connection.run(ADD_TOTAL, name, count);
  clearSums(pending);
}

export function clearSums({ tallies, actors, days, totals }: PendingSums): void {
  for (const sums of [tallies, actors, days, totals]) sums.clear();
}

/** What was done a pair and quad class, happenings alone, by keys that are made of these and the day; without keys it is in no sum. */
function doneBy(
  tallies: PendingTallies,
  keysOf: (pair: readonly [string, string], day: string, quad: number) => Keys | null,
): PendingTallies {
  const pairs: PendingTallies = new Map();
  for (const { done, keys, sums } of tallies.values()) {
    const [happenings = 0] = sums;
    const own = done && happenings !== 0 ? keysOf([String(keys[0]), String(keys[1])], String(keys[2]), Number(keys[6])) : null;
    if (own !== null) addUp(pairs, { keys: own, sums: [happenings], done });
  }
  return pairs;
}

/** Pairs of which anything changed, also where what came and what went are the same sums. */
function changedPairs(tallies: PendingTallies): readonly (readonly [initiator: string, recipient: string])[] {
  const pairs = new Map(
    [...tallies.values()].map(({ keys: [initiator, recipient] }) => [`${initiator}\t${recipient}`, [initiator, recipient]]),
  );
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, [initiator, recipient]]) => [String(initiator), String(recipient)]);
}

function articlesADay(days: PendingSums["days"]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { day, articles } of days.values()) sums.set(day, (sums.get(day) ?? 0) + articles);
  return sums;
}

function byMonth(tallies: PendingTallies): PendingTallies {
  const months: PendingTallies = new Map();
  for (const { keys, sums, done } of tallies.values()) {
    const [initiator = "", recipient = "", day = "", precision = "", ...rest] = keys;
    const isMonth = WITHIN_MONTH.has(String(precision));
    const dates = isMonth ? [`${String(day).slice(0, 7)}-01`, "month"] : [day, precision];
    addUp(months, { keys: [initiator, recipient, ...dates, ...rest], sums: [...sums], done });
  }
  return months;
}

/** By key, which is the order of the tables: neighbours are on one page of the file. */
function inOrder<T>(sums: ReadonlyMap<string, T>): readonly T[] {
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

import { addDays } from "../lib/day.ts";
import type { CountryCode, Day, OutletCount, PairSum, RecordState, RecordSummary, Store } from "../model/index.ts";
import type { Pair } from "./contract.ts";

/** How long figures about the whole record are kept while it grows: each reads every sum there is. */
const KEPT_MS = 10_000;

/** Figures about the whole record, kept for a while. */
export interface Overview {
  /** The commit that the figures were made from. */
  state(): RecordState;
  summary(): RecordSummary;
  outlets(): readonly OutletCount[];
  articlesByDay(): ReadonlyMap<Day, number>;
  /** Pairs with sums of all days, of the last `days` days, and of as many before; busiest in the window first. */
  pairs(days: number): { readonly window: Window | null; readonly pairs: readonly Pair[] };
}

export interface Window {
  readonly since: Day;
  readonly until: Day;
  /** First day of the window before, which ends where this one begins. */
  readonly before: Day;
}

interface Kept {
  readonly state: RecordState;
  readonly at: number;
  readonly made: Map<string, unknown>;
}

/** `nowMs` is a clock that never goes back. */
export function createOverview(store: Store, nowMs: () => number): Overview {
  let kept: Kept | null = null;
  const current = (): Kept => {
    if (kept !== null && nowMs() - kept.at < KEPT_MS) return kept;
    const state = store.state();
    kept = kept !== null && state.commit === kept.state.commit ? { ...kept, at: nowMs() } : { state, at: nowMs(), made: new Map() };
    return kept;
  };
  const keep = <T>(key: string, make: () => T): T => {
    const { made } = current();
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as T; // the key names what was made
  };
  const summary = (): RecordSummary => keep("summary", () => store.summary());
  return {
    state: () => current().state,
    summary,
    outlets: () => keep("outlets", () => store.outlets()),
    articlesByDay: () => keep("articles", () => store.articlesByDay()),
    pairs: (days) =>
      keep(`pairs ${days}`, () => {
        const window = windowOf(summary().lastDay, days);
        const all = keep("pairs", () => store.pairs());
        const now = window === null ? [] : store.pairs({ since: window.since, until: window.until });
        const before = window === null ? [] : store.pairs({ since: window.before, until: addDays(window.since, -1) });
        return { window, pairs: joinPairs({ all, now, before }) };
      }),
  };
}

/** The last `days` days of the record, and as many before them. */
function windowOf(lastDay: Day | null, days: number): Window | null {
  if (lastDay === null) return null;
  return { since: addDays(lastDay, 1 - days), until: lastDay, before: addDays(lastDay, 1 - 2 * days) };
}

type Sums = [number, number, number, number];

/** Both directions of a pair in one row; busiest in the window first, then busiest of all. */
export function joinPairs(sums: Readonly<Record<"all" | "now" | "before", readonly PairSum[]>>): readonly Pair[] {
  const pairs = new Map<string, { a: CountryCode; b: CountryCode; all: Sums; now: Sums; before: Sums; lastDay: Day | null }>();
  for (const part of ["all", "now", "before"] as const) {
    for (const { initiator, recipient, quads, lastDay } of sums[part]) {
      const [a, b] = initiator < recipient ? [initiator, recipient] : [recipient, initiator];
      const key = `${a} ${b}`;
      const pair = pairs.get(key) ?? { a, b, all: [0, 0, 0, 0], now: [0, 0, 0, 0], before: [0, 0, 0, 0], lastDay: null };
      pairs.set(key, pair);
      quads.forEach((count, at) => (pair[part][at] = (pair[part][at] ?? 0) + count));
      if (lastDay !== null && (pair.lastDay === null || lastDay > pair.lastDay)) pair.lastDay = lastDay;
    }
  }
  const order = (x: Pair, y: Pair): number =>
    total(y.now) - total(x.now) || total(y.all) - total(x.all) || (x.a + x.b < y.a + y.b ? -1 : 1);
  return [...pairs.values()].sort(order);
}

/** All four quad classes together. */
export function total(quads: readonly number[]): number {
  return quads.reduce((sum, count) => sum + count, 0);
}

import { addDays } from "../lib/day.ts";
import type {
  ActorPairSum,
  Alert,
  CountryCode,
  Day,
  DayRange,
  OutletCount,
  PairSum,
  Period,
  RecordSummary,
  Store,
  YearRange,
} from "../model/index.ts";
import { LEAST_FOR_ALERT } from "../relations/index.ts";
import type { Pair } from "./contract.ts";
import type { SlowStore } from "./slow-store.ts";

/** How long figures about the whole record are kept while it grows: each reads every sum there is. */
const KEPT_MS = 10_000;
/** Alerts are of weeks and months: a few minutes change few, and each pair's whole past is judged. */
const ALERTS_KEPT_MS = 300_000;
/** Pairs that are judged, busiest first. */
const JUDGED = 300;
/** Windows up to so many days are judged by week, longer ones by month. */
const BY_WEEK = 31;

/** Ranges of days whose figures are kept at once. */
const MOST_KEPT = 200;

/** Figures about the whole record. Once made they are given at once, and made anew beside when the record has grown. */
export interface Overview {
  summary(): Promise<RecordSummary>;
  outlets(): Promise<readonly OutletCount[]>;
  articlesByDay(): Promise<ReadonlyMap<Day, number>>;
  /** What each country did to each other over a range of days. */
  sums(range: DayRange): Promise<readonly PairSum[]>;
  /** The same by name, over a range of years. */
  actorSums(years: YearRange): Promise<readonly ActorPairSum[]>;
  /** Pairs with sums of all days, of the last `days` days, and of as many before; busiest in the window first. */
  pairs(days: number): Promise<{ readonly window: Window | null; readonly pairs: readonly Pair[] }>;
  /** Periods of the window in which a pair did more than usual; the latest first, of these the most surprising. */
  alerts(days: number): Promise<{ readonly by: Period; readonly alerts: readonly Alert[] }>;
}

export interface Window {
  readonly since: Day;
  readonly until: Day;
  /** First day of the window before, which ends where this one begins. */
  readonly before: Day;
}

export interface OverviewOptions {
  readonly slow: SlowStore;
  readonly store: Pick<Store, "state" | "articlesByDay">;
  /** A clock that never goes back. */
  readonly nowMs: () => number;
}

interface Kept {
  readonly commit: number;
  readonly at: number;
  readonly value: unknown;
}

export function createOverview({ slow, store, nowMs }: OverviewOptions): Overview {
  const kept = new Map<string, Kept>();
  const making = new Map<string, Promise<unknown>>();
  const make = async (key: string, work: () => Promise<unknown>): Promise<unknown> => {
    const { commit } = store.state();
    try {
      const value = await work();
      kept.set(key, { commit, at: nowMs(), value });
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return value;
    } finally {
      making.delete(key);
    }
  };
  const keep = async <T>(key: string, work: () => Promise<T>, keptMs: number = KEPT_MS): Promise<T> => {
    const known = kept.get(key);
    const isFresh = known !== undefined && (known.commit === store.state().commit || nowMs() - known.at < keptMs);
    if (!isFresh && !making.has(key)) making.set(key, make(key, work));
    if (known === undefined) return (await making.get(key)) as T; // the key names what is made
    making.get(key)?.catch(() => {}); // whoever asks next tries again
    return known.value as T;
  };
  const pairs: Overview["pairs"] = async (days) =>
    keep(`pairs ${days}`, async () => {
      const window = windowOf(store.state().lastDay, days);
      const all = await keep("pairs  ", async () => slow.pairs());
      const now = window === null ? [] : await slow.pairs({ since: window.since, until: window.until });
      const before = window === null ? [] : await slow.pairs({ since: window.before, until: addDays(window.since, -1) });
      return { window, pairs: joinPairs({ all, now, before }) };
    });
  return {
    summary: async () => keep("summary", async () => slow.summary()),
    outlets: async () => keep("outlets", async () => slow.outlets()),
    articlesByDay: async () => keep("articles", async () => store.articlesByDay()),
    sums: async (range) => keep(`pairs ${range.since ?? ""} ${range.until ?? ""}`, async () => slow.pairs(range)),
    actorSums: async (years) => keep(`actors ${years.since ?? ""} ${years.until ?? ""}`, async () => slow.actorPairs(years)),
    pairs,
    alerts: async (days) =>
      keep(`alerts ${days}`, async () => judge(slow, { ...(await pairs(days)), by: days <= BY_WEEK ? "week" : "month" }), ALERTS_KEPT_MS),
  };
}

interface Judged {
  readonly window: Window | null;
  readonly pairs: readonly Pair[];
  readonly by: Period;
}

async function judge(slow: SlowStore, { window, pairs, by }: Judged): Promise<{ readonly by: Period; readonly alerts: readonly Alert[] }> {
  if (window === null) return { by, alerts: [] };
  const busy = pairs.filter(({ now }) => total(now) >= LEAST_FOR_ALERT).slice(0, JUDGED);
  const { since, until } = window;
  const alerts = await slow.alerts({ pairs: busy.map(({ a, b }) => [a, b]), by, since, until });
  return { by, alerts: alerts.toSorted((x, y) => (x.start === y.start ? x.probability - y.probability : x.start < y.start ? 1 : -1)) };
}

/** The last `days` days of the record, and as many before them. */
function windowOf(lastDay: Day | null, days: number): Window | null {
  if (lastDay === null) return null;
  return { since: addDays(lastDay, 1 - days), until: lastDay, before: addDays(lastDay, 1 - 2 * days) };
}

type Sums = [number, number, number, number];

/** Both directions of a pair in one row; busiest in the window first, then busiest of all. */
function joinPairs(sums: Readonly<Record<"all" | "now" | "before", readonly PairSum[]>>): readonly Pair[] {
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

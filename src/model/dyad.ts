import type { CountryCode } from "./actor.ts";
import type { Day } from "./day.ts";

/** An unordered pair of countries; `a` sorts before `b`. */
export interface Dyad {
  readonly a: CountryCode;
  readonly b: CountryCode;
}

export type Period = "day" | "week" | "month" | "year";

/** What a series counts: each happening once (the default), each report, or each coded event. */
export type CountBy = "happenings" | "reports" | "events";

/** Counts by quad class and the Goldstein scale beside them, since the scale knows only the kind of act. */
export interface Tally {
  /** Number of quad 1, 2, 3 and 4. */
  readonly quads: readonly [number, number, number, number];
  readonly goldsteinSum: number;
  /** Null when nothing was counted. */
  readonly goldsteinMean: number | null;
}

export interface DyadPeriod {
  /** First day of the period. */
  readonly start: Day;
  /** From a to b, and from b to a. Mirrored halves of reciprocal acts stand in both. */
  readonly aToB: Tally;
  readonly bToA: Tally;
  /** Happenings or reports or events behind the tallies, each opening to its sentences. */
  readonly ids: readonly string[];
  /** Denominator: articles published in the period that were read, whatever they tell. Zero means "not read", not "nothing happened". */
  readonly articlesRead: number;
}

/** Cooperation and conflict of two countries over time, period by period, empty ones included. */
export interface DyadSeries extends Dyad {
  readonly by: Period;
  readonly count: CountBy;
  readonly periods: readonly DyadPeriod[];
  /** Statuses counted; by default only "occurred" and what words themselves do (threats, requests, vows). */
  readonly statuses: readonly string[];
  /** How the figures are made, for people: shown wherever they are. */
  readonly formula: string;
}

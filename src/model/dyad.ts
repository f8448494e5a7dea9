import type { CountryCode } from "./actor.ts";
import type { Day, Precision } from "./day.ts";
import type { PloverType, Quad, Status } from "./ontology.ts";

/** An unordered pair of countries; `a` sorts before `b`. */
export interface Dyad {
  readonly a: CountryCode;
  readonly b: CountryCode;
}

export type Period = "day" | "week" | "month" | "year";

/** What a series counts: each happening once (the default), each report, or each coded event. */
export type CountBy = "happenings" | "reports" | "events";

/** What a series may count besides: each happening as often as independent voices tell it. The record keeps no daily sums of these. */
export type SeriesCount = CountBy | "origins";

/** Counts by quad class and the Goldstein scale beside them, since the scale knows only the kind of act. */
export interface Tally {
  /** Number of quad 1, 2, 3 and 4. */
  readonly quads: readonly [number, number, number, number];
  /** Number of each PLOVER type that was counted; others are left out. */
  readonly types: Readonly<Partial<Record<PloverType, number>>>;
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
  /** Whatever the direction; the two halves of a mutual act count once. */
  readonly both: Tally;
  /** Happenings (also where reports are counted) or events behind the tallies, each opening to its sentences. Empty when made from `DayTally` rows. */
  readonly ids: readonly string[];
  /** Denominator: articles published in the period that were read, whatever they tell. Zero means "not read", not "nothing happened". */
  readonly articlesRead: number;
}

/**
 * What one directed pair did on one day, by type, quad class and status, summed: the record keeps these in step with its rows, so that
 * long series need not read them.
 */
export interface DayTally {
  readonly initiator: CountryCode;
  readonly recipient: CountryCode;
  /** Null when the day is not known. */
  readonly day: Day | null;
  readonly precision: Precision | null;
  readonly plover: PloverType;
  readonly status: Status;
  readonly quad: Quad;
  readonly happenings: TallySum;
  /** Each happening as often as articles tell it. */
  readonly reports: TallySum;
  readonly events: TallySum;
}

export interface TallySum {
  readonly count: number;
  readonly goldstein: number;
}

/** Cooperation and conflict of two countries over time, period by period, empty ones included. */
export interface DyadSeries<Count extends SeriesCount = CountBy> extends Dyad {
  readonly by: Period;
  readonly count: Count;
  readonly periods: readonly DyadPeriod[];
  /** Statuses counted; by default "occurred" and what words themselves do: "THREATEN threatened", "REQUEST requested", "AGREE intended". */
  readonly statuses: readonly string[];
  /** Counted by the same rules and in no period: the day is not known, or only more coarsely than the period. */
  readonly undated: number;
  /** How the figures are made, for people: shown wherever they are. */
  readonly formula: string;
}

import type { CountryCode } from "./actor.ts";
import type { Day } from "./day.ts";

/** Cooperation is quad classes 1 and 2, conflict 3 and 4, both directions together. */
export type Measure = "cooperation" | "conflict";

/** A period in which a pair did more of a kind than it usually does, for what was read. */
export interface Alert {
  readonly a: CountryCode;
  readonly b: CountryCode;
  readonly start: Day;
  readonly measure: Measure;
  readonly count: number;
  /** What its usual rate gives for the articles read in the period. */
  readonly expected: number;
  /** Chance of so many or more if nothing changed. */
  readonly probability: number;
  readonly articlesRead: number;
  /** Whether the period before gave the alert too. */
  readonly goesOn: boolean;
  /** Happenings behind the count and of the other measure, as `DyadPeriod.ids`; empty from sums. */
  readonly ids: readonly string[];
}

/** Articles of one outlet that were read, of a day or of the period that begins on it. */
export interface OutletRead {
  /** Null where pages don't say. */
  readonly outlet: string | null;
  readonly day: Day;
  readonly articles: number;
}

/** What was read of a source, period by period in the order of a series. */
export interface SourceRead {
  /** Null where pages don't say; "others" for several. */
  readonly outlet: string | null;
  /** How many sources it is. */
  readonly sources: number;
  readonly articlesRead: readonly number[];
}

/** What one country did to another over the days of a network. */
export interface Tie {
  readonly from: CountryCode;
  readonly to: CountryCode;
  /** Quad 1 and 2, and 3 and 4. */
  readonly cooperation: number;
  readonly conflict: number;
}

export interface Member {
  readonly country: CountryCode;
  /** Countries with which it has any tie. */
  readonly partners: number;
  /** Sums of its ties in both directions. */
  readonly cooperation: number;
  readonly conflict: number;
}

/** Who with whom: countries and their directed ties. */
export interface Network {
  /** The busiest first, then by code. */
  readonly members: readonly Member[];
  /** By code of both ends. */
  readonly ties: readonly Tie[];
}

/** Countries that treat others alike. */
export interface Bloc {
  /** By code; at least two. */
  readonly members: readonly CountryCode[];
  /** Mean likeness of its pairs, -1 to 1. */
  readonly likeness: number;
}

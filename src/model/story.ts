import type { CountryCode } from "./actor.ts";
import type { Day, Instant } from "./day.ts";
import type { PloverType, Status } from "./ontology.ts";

/**
 * What folding needs to know of one article; small enough to keep a million in memory.
 * Made once by `sketchReport()`, stored, never changed.
 */
export interface Report {
  readonly articleId: string;
  /** Publication instant, else its day at 00:00Z, else null. */
  readonly publishedAt: Instant | null;
  readonly outlet: string | null;
  /** Whose words they are, when the text says so: an agency, the first publisher. */
  readonly origin: string | null;
  /** MinHash signature over word shingles of title and text, boilerplate left out. */
  readonly signature: Uint32Array;
  /** Keys that near copies share (bands of the signature) and that retellings share (pair, act, day). Two reports with no key in common never fold. */
  readonly keys: readonly string[];
  /** The acts that the article reports: what folds retellings and becomes happenings. */
  readonly acts: readonly ReportedAct[];
}

export interface ReportedAct {
  readonly eventId: string;
  readonly initiator: CountryCode | null;
  readonly recipient: CountryCode | null;
  /** Shown names, for sides without a country. */
  readonly initiatorName: string;
  readonly recipientName: string | null;
  readonly plover: PloverType;
  readonly status: Status;
  readonly day: Day | null;
}

/** One happening as told by many articles. Its id does not depend on the order in which they came. */
export interface Story {
  readonly id: string;
  readonly members: readonly StoryMember[];
  /** The article that told it first. */
  readonly first: string;
  /** Number of independent reports behind it: an agency and its reprinters count once. */
  readonly origins: number;
  readonly happenings: readonly Happening[];
}

export interface StoryMember {
  readonly articleId: string;
  /** The earlier article that this one repeats; null when it is a telling of its own. */
  readonly copyOf: string | null;
  /** Estimated share of words in common with `copyOf`, 0 to 1. */
  readonly similarity: number | null;
  /** Who stands behind it: members with the same voice count as one origin. */
  readonly voice: string;
}

/** One act between one directed pair, however many reports tell it. */
export interface Happening {
  readonly id: string;
  readonly initiator: CountryCode | null;
  readonly recipient: CountryCode | null;
  readonly plover: PloverType;
  readonly status: Status;
  readonly day: Day | null;
  /** The events folded into it. */
  readonly eventIds: readonly string[];
  /** Articles that tell it, copies included. */
  readonly reports: number;
  /** Independent voices that tell it. */
  readonly origins: number;
}

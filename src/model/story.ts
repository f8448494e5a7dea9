import type { CountryCode } from "./actor.ts";
import type { Day, Instant, Precision } from "./day.ts";
import type { CameoCode, PloverType, Quad, Status } from "./ontology.ts";

/**
 * What folding needs to know of one article; small enough to keep a million in memory.
 * Made once by `sketchReport()`, stored, never changed.
 */
export interface Report {
  readonly articleId: string;
  /** Publication instant where the page gives one, else its day, else null. */
  readonly publishedAt: Instant | Day | null;
  readonly outlet: string | null;
  /** Whose words they are, when the text says so: an agency, the first publisher. */
  readonly origin: string | null;
  /** Who stands behind the report as long as nothing shows it to be a copy: origin, else outlet, else the host of its address, in one spelling. Null when nothing tells. */
  readonly voice: string | null;
  /** How many different shingles the text has; `signature` holds the smallest of them. */
  readonly shingles: number;
  /** Bottom-k sketch: the smallest hashes of the shingles of the text, ascending, boilerplate left out. Estimates both likeness and containment. */
  readonly signature: Uint32Array;
  /** Hashes of the shingles of the first words, ascending. */
  readonly lead: Uint32Array;
  /** Its words, each with how rare it is and whether it stands at the head, ascending by hash (`src/stories/pick-terms.ts`). */
  readonly terms: Uint32Array;
  /** The day that it has news of: the first that its head names, else that of publication; null when neither is known. */
  readonly newsDay: Day | null;
  /** How often each country is named or meant. */
  readonly countries: Readonly<Record<CountryCode, number>>;
  /**
   * Keys that near copies share (bins of the sketch and a window of days) and that retellings share (rare word, country and day): integers below 2^52.
   * Two reports with no key in common never fold.
   */
  readonly keys: readonly number[];
  /** The acts that the article reports: what becomes happenings. Background is not among them. */
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
  readonly cameo: CameoCode;
  readonly quad: Quad;
  readonly goldstein: number;
  readonly status: Status;
  /** First day of when it happened. */
  readonly day: Day | null;
  readonly precision: Precision | null;
  /** How sure the coder is of its reading, 0 to 1. */
  readonly confidence: number;
  /** The agency that the article has it from, where it says so ("KCNA said"); null for the article's own word. */
  readonly through: string | null;
  /** Where its sentence starts in the article's text: what stands first is what the article is about. */
  readonly at: number;
}

/** One happening, or a knot of them, as told by many articles. Its id and contents do not depend on the order in which they came. */
export interface Story {
  /** `contentId` of the article that told it first. */
  readonly id: string;
  /** By `articleId`. */
  readonly members: readonly StoryMember[];
  /** The article that told it first. */
  readonly first: string;
  /** Number of independent reports behind it: an agency and its reprinters count once. */
  readonly origins: number;
  /** By `id`. */
  readonly happenings: readonly Happening[];
}

export interface StoryMember {
  readonly articleId: string;
  /** The earliest article that this one repeats; null when it is a telling of its own. */
  readonly copyOf: string | null;
  /** Estimated share of the shorter text's words that stand in the other, 0 to 1; null when it is no copy. */
  readonly similarity: number | null;
  /** Who stands behind it: members with the same voice count as one origin. */
  readonly voice: string;
}

/** One act between one directed pair, however many reports tell it. */
export interface Happening {
  /** `contentId` of the story, both sides, type, status group and first day. */
  readonly id: string;
  readonly initiator: CountryCode | null;
  readonly recipient: CountryCode | null;
  /** Shown names of the sides: all that there is for those without a country. */
  readonly initiatorName: string;
  readonly recipientName: string | null;
  readonly plover: PloverType;
  /** The code that most of its events have, the more special one when even. */
  readonly cameo: CameoCode;
  readonly quad: Quad;
  readonly goldstein: number;
  readonly status: Status;
  readonly day: Day | null;
  readonly precision: Precision | null;
  /** The events folded into it, ascending. */
  readonly eventIds: readonly string[];
  /** Articles that tell it, copies included. */
  readonly reports: number;
  /** Independent voices that tell it. */
  readonly origins: number;
  /** 0 to 1, from the number of origins, how sure their readings are, and how many origins say otherwise (docs/stories.md); null when folded before this was kept. */
  readonly confidence: number | null;
  /** Happenings of the same story, sides, type and days that say otherwise (done against denied), ascending by id. */
  readonly against: readonly string[];
}

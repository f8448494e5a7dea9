import type { Day, FuzzyDay, Instant } from "./day.ts";
import type { Skip } from "./skip.ts";

/**
 * A page without its furniture.
 *
 * `text` is the paragraphs joined by one blank line ("\n\n"). It is the only text that offsets point into.
 */
export interface Article {
  /** `contentId` of the normalised `title` and `text`: the same words are the same article, wherever they stood. */
  readonly id: string;
  readonly pageId: string;
  readonly from: string;
  readonly url: string | null;
  /** The address that the page itself names as its own, made absolute and canonical. */
  readonly canonicalUrl: string | null;
  /** Without the site's suffix. Empty when the page has none. */
  readonly title: string;
  /** Names of the authors, in order, without "By". */
  readonly byline: readonly string[];
  /** Who published the page: the site's name, else its registrable domain. */
  readonly outlet: string | null;
  /** ISO 639-1, or "und". */
  readonly language: string;
  readonly text: string;
  readonly published: Published | null;
  /** When the page says that it was changed after publication. */
  readonly updatedAt: Instant | Day | null;
  readonly origin: Origin | null;
  /** Headlines that stand on the page and are not the article. Nothing in them is ever coded. */
  readonly related: readonly string[];
  /** True when the page says that more of the article is behind a wall or on a further page. */
  readonly truncated: boolean;
  /** Parts left out, each with its reason: "caption", "embedded post". */
  readonly skips: readonly Skip[];
}

/** Day of publication. `day` is the day in the page's own offset where it gives one. */
export interface Published extends FuzzyDay {
  /** The full instant where the page gives one. */
  readonly instant: Instant | null;
  readonly basis: PublishedBasis;
  /** The words or fields that it was taken from: ["© 2022 BBC", "Pyongyang's liberation day"]. */
  readonly from: readonly string[];
}

/** In order of trust. */
export type PublishedBasis = "jsonld" | "meta" | "visible" | "url" | "feed" | "inferred";

/** Whose words these are, when the text says that they are someone else's. */
export interface Origin {
  /** As written: "BBC", "Reuters". */
  readonly outlet: string;
  readonly basis: "copyright line" | "dateline" | "byline" | "source line" | "canonical link" | "syndication";
  /** True when the outlet of the page is another than `outlet`. */
  readonly republished: boolean;
}

import type { Span } from "./span.ts";

/**
 * The words that an event was read from. Never edited and never re-anchored.
 *
 * All spans are of `article.text`; `sentence` slices to exactly `words`, and `trigger`, `initiator` and `recipient` lie in the same
 * article (a side that a pronoun or an earlier sentence gives may lie outside `sentence`).
 */
export interface Evidence {
  readonly articleId: string;
  readonly sentence: Span;
  /** The sentence itself. */
  readonly words: string;
  /** `contentId` of `words`: tells whether a text at hand is still the one read. */
  readonly hash: string;
  /** The words that name the act: never empty. */
  readonly trigger: readonly Span[];
  readonly initiator: Span | null;
  readonly recipient: Span | null;
}

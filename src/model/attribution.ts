import type { ActorRef } from "./mention.ts";
import type { Span } from "./span.ts";

/** Through what it was said. Null: spoken or not told. */
export type Medium = "letter" | "statement" | "report" | "post" | "interview" | "speech" | "call" | "document";

/** Said; only thought ("believes"); only wanted ("plans to"). Thoughts and wants are the writer's word about somebody. */
export type Manner = "speech" | "thought" | "intention";

/** One link of the chain of who says so. */
export interface Voice {
  readonly kind: "outlet" | "agency" | "speaker" | "document";
  /** As written or, for a resolved pronoun, the name of whom it means. */
  readonly name: string;
  /** Null when no table and no text tells who it is: "officials said". */
  readonly actor: ActorRef | null;
  /** Where the text names it; null for the outlet of the page. */
  readonly span: Span | null;
  /** True where it speaks together with the voice before it: "Ireland and Spain said"; absent else. */
  readonly joint?: true;
}

/**
 * Who says so, outermost first: the outlet, the agency that it quotes, the speaker.
 * A chain of one outlet is that outlet's own word. What is only claimed stays a claim: readers of the record see the chain.
 */
export interface Attribution {
  readonly chain: readonly Voice[];
  readonly medium: Medium | null;
  /** Whether the words that carry the event are inside quotation marks. */
  readonly quoted: boolean;
}

/** A passage that somebody other than the writer says, found over the whole article. Spans are of `article.text`. */
export interface Quotation {
  readonly kind: "direct" | "indirect" | "mixed";
  readonly manner: Manner;
  /** What is said; several when broken by the cue. */
  readonly content: readonly Span[];
  /** "said", "according to". */
  readonly cue: Span | null;
  /** Words that name the speaker. */
  readonly source: Span | null;
  /** Outermost first, without the outlet of the page: the pipeline's caller puts that in front. */
  readonly voices: readonly Voice[];
  readonly medium: Medium | null;
}

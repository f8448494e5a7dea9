import type { CodedEvent, ParsedSentence } from "../model/index.ts";
import type { CodingInput } from "./coding-input.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { readSentence } from "./read-sentence.ts";
import { spanOf } from "./tree.ts";

/** What coding needs, with the trees of all sentences. */
export interface ParsedInput extends CodingInput {
  readonly sentences: readonly ParsedSentence[];
}

/** Why a text is coded as it is: everything that was found, what fired, and what nearly did. */
export interface Explanation extends ParsedInput {
  readonly events: readonly CodedEvent[];
  /** Indices of the sentences that coding has parsed; no other can hold an event. */
  readonly parsed: readonly number[];
  readonly near: readonly {
    readonly rule: string;
    readonly sentence: number;
    /** The trigger's words. */
    readonly words: string;
    /** Why the rule did not fire: "no recipient". */
    readonly why: string;
  }[];
}

/** What coding has thrown away, found again in all sentences, beside what it has made. */
export function explainSentence(input: ParsedInput, coded: Pick<Explanation, "events" | "parsed">, index: RuleIndex): Explanation {
  const { text } = input.article;
  const near = input.sentences.flatMap((sentence) =>
    readSentence(sentence, { text, mentions: input.mentions, index }).scene.near.map((miss) => {
      const span = spanOf(sentence, [miss.trigger]);
      return { rule: miss.row.id, sentence: sentence.index, words: text.slice(span.start, span.end), why: miss.why };
    }),
  );
  return { ...input, ...coded, near };
}

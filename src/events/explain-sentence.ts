import type { CodedEvent } from "../model/index.ts";
import type { CodingInput } from "./coding-input.ts";
import { codeEvents } from "./code-events.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { readSentence } from "./read-sentence.ts";
import { isParsed, spanOf } from "./tree.ts";

/** Why a text is coded as it is: everything that was found, what fired, and what nearly did. */
export interface Explanation extends CodingInput {
  readonly events: readonly CodedEvent[];
  readonly near: readonly {
    readonly rule: string;
    readonly sentence: number;
    /** The trigger's words. */
    readonly words: string;
    /** Why the rule did not fire: "no recipient". */
    readonly why: string;
  }[];
}

/** Codes the input and keeps what `codeEvents` throws away. */
export function explainSentence(input: CodingInput, index: RuleIndex): Explanation {
  const { text } = input.article;
  const near = input.sentences.filter(isParsed).flatMap((sentence) =>
    readSentence(sentence, { text, mentions: input.mentions, index }).scene.near.map((miss) => {
      const span = spanOf(sentence, [miss.trigger]);
      return { rule: miss.row.id, sentence: sentence.index, words: text.slice(span.start, span.end), why: miss.why };
    }),
  );
  return { ...input, events: codeEvents(input, index), near };
}

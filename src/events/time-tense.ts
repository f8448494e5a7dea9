import { isParsed } from "./tree.ts";
import type { ParsedSentence, Sentence } from "../model/index.ts";

export type Tense = "past" | "future";

/** Words that put what they govern into the time to come. */
const COMING =
  /^(?:will|'ll|’ll|wo|shall|would|due|set|scheduled|slated|planned|plans?|planning|expected|expects?|upcoming|intends?|hopes?|going|begins?|starts?|opens?|expires?|until|deadline|forthcoming)$/;
/** Words that tell of what was. */
const GONE =
  /^(?:was|were|had|did|said|told|took|came|went|met|held|made|became|began|broke|fell|left|won|lost|sent|cut|struck|brought|led|gave|found|saw|kept|since|ago|after)$/;
/** How far the governing verb may stand from an expression, in tokens: beyond this it is another clause's. */
const REACH = 12;

/**
 * Whether what happens at an expression of time has happened or is to come, by the verb nearest to it: the one before it first.
 * Null: nothing near tells.
 */
export function tenseAt(sentence: Sentence | ParsedSentence, first: number, last: number): Tense | null {
  for (let token = first - 1; token >= Math.max(0, first - REACH); token--) {
    const tense = tenseOf(sentence, token);
    if (tense !== null) return tense;
    if (/^[;:]$/.test(sentence.words[token] ?? "")) break;
  }
  for (let token = last + 1; token < Math.min(sentence.words.length, last + REACH); token++) {
    const tense = tenseOf(sentence, token);
    if (tense !== null) return tense;
  }
  return null;
}

function tenseOf(sentence: Sentence | ParsedSentence, token: number): Tense | null {
  const word = (sentence.words[token] ?? "").toLowerCase();
  if (COMING.test(word) && !isPassed(sentence, token)) return "future";
  if (GONE.test(word)) return "past";
  if (!isParsed(sentence)) return /^\p{Ll}{2,}ed$/u.test(word) ? "past" : null;
  return sentence.fineTags[token] === "VBD" ? "past" : null;
}

/** "was due", "had planned": the plan belongs to the past, but what was planned may still be to come: the plan counts, "until" and "set" after "was" too. */
function isPassed(sentence: Sentence, token: number): boolean {
  const word = (sentence.words[token] ?? "").toLowerCase();
  return word === "set" && !/^(?:is|are|was|were|been|be|'s|’s|'re)$/.test((sentence.words[token - 1] ?? "").toLowerCase());
}

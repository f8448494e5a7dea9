import { isParsed } from "./tree.ts";
import type { ParsedSentence, Sentence } from "../model/index.ts";

export type Tense = "past" | "future";

/** Words that put what they govern into the time to come. */
const COMING =
  /^(?:will|'ll|’ll|wo|shall|would|due|set|scheduled|slated|planned|plans?|planning|expected|expects?|upcoming|intends?|hopes?|going|begins?|starts?|opens?|expires?|until|deadline|forthcoming)$/;
/** Words that tell of what was. */
const GONE =
  /^(?:was|were|had|did|said|told|took|came|went|met|held|made|became|began|broke|fell|left|won|lost|sent|cut|struck|brought|led|gave|found|saw|kept|since|ago|after)$/;
/** What programmes announce in the present: "the council meets on Thursday". Some are nouns too. */
const ARRANGED =
  /^(?:meets?|arrives?|fly|flies|convenes?|reconvenes?|resumes?|departs?|attends?|gathers?|visits?|votes?|hosts?|travels?|receives?|welcomes?)$/;
/** Of these, those that are never nouns. */
const SURELY_ARRANGED = /^(?:meets|arrives|flies|convenes|reconvenes|resumes|departs|attends|gathers|receives|welcomes)$/;
/** How far the governing verb may stand from an expression, in tokens: beyond this it is another clause's. */
const REACH = 12;

/**
 * Whether what happens at an expression of time has happened or is to come, by the verb nearest to it: the one before it first.
 * Null: nothing near tells.
 */
export function tenseAt(sentence: Sentence | ParsedSentence, first: number, last: number): Tense | null {
  const token = verbNear(sentence, first, last);
  // "US to leave Niger by September"
  if (token === null) return sentence.words[first - 1] === "by" ? "future" : null;
  return tenseOf(sentence, token);
}

/** Whether something is to come from the day on which the text was written: "will", "due"; not "would" and "planned", which histories tell. */
export function isToCome(sentence: Sentence | ParsedSentence, first: number, last: number): boolean {
  const token = verbNear(sentence, first, last);
  return token !== null && /^(?:will|'ll|’ll|wo|shall|due|scheduled|slated|upcoming)$/i.test(sentence.words[token] ?? "");
}

/** What a comma between, and standing after, count as tokens more: "On Friday they will meet, and on Monday the ministers spoke". */
const COMMA = 5;
const AFTER = 2;

function verbNear(sentence: Sentence | ParsedSentence, first: number, last: number): number | null {
  const before = scan(sentence, first - 1, -1);
  const after = scan(sentence, last + 1, 1);
  if (before === null || after === null) return before?.token ?? after?.token ?? null;
  return before.cost <= after.cost + AFTER ? before.token : after.token;
}

/** The nearest word that tells a tense, with how far away it is. */
function scan(sentence: Sentence | ParsedSentence, from: number, step: 1 | -1): { readonly token: number; readonly cost: number } | null {
  let cost = 0;
  for (let token = from; cost < REACH && token >= 0 && token < sentence.words.length; token += step) {
    const word = sentence.words[token] ?? "";
    if (tenseOf(sentence, token) !== null) return { token, cost };
    if (/^[;:]$/.test(word)) return null;
    cost += word === "," ? COMMA : 1;
  }
  return null;
}

function tenseOf(sentence: Sentence | ParsedSentence, token: number): Tense | null {
  const word = (sentence.words[token] ?? "").toLowerCase();
  if (COMING.test(word) && !isPassed(sentence, token)) return "future";
  if (GONE.test(word)) return "past";
  if (word === "to" && isArranged(sentence, token)) return "future";
  if (isParsed(sentence) ? ARRANGED.test(word) && /^VB[ZP]$/.test(sentence.fineTags[token] ?? "") : SURELY_ARRANGED.test(word))
    return "future";
  if (!isParsed(sentence)) return /^\p{Ll}{2,}ed$/u.test(word) && !isParticiple(sentence, token) ? "past" : null;
  return sentence.fineTags[token] === "VBD" ? "past" : null;
}

/** "is to meet", "are to sign". */
function isArranged(sentence: Sentence | ParsedSentence, token: number): boolean {
  const isVerb = isParsed(sentence) ? sentence.fineTags[token + 1] === "VB" : /^\p{Ll}{3,}$/u.test(sentence.words[token + 1] ?? "");
  return isVerb && /^(?:is|are)$/i.test(sentence.words[token - 1] ?? "");
}

/** "will be signed", "has ended" */
function isParticiple(sentence: Sentence, token: number): boolean {
  return /^(?:be|been|being|is|are|have|has|get|gets|to|by)$/.test((sentence.words[token - 1] ?? "").toLowerCase());
}

/** "set" is a plan only after "is": "is set to open". */
function isPassed(sentence: Sentence, token: number): boolean {
  const word = (sentence.words[token] ?? "").toLowerCase();
  return word === "set" && !/^(?:is|are|was|were|been|be|'s|’s|'re)$/.test((sentence.words[token - 1] ?? "").toLowerCase());
}

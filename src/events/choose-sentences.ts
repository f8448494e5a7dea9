import type { NamesBySentence, Sentence } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { LEAST_ODDS, tellingOdds } from "./judge-telling.ts";
import { mayTell } from "./may-tell.ts";

/**
 * The sentences that name enough parties for an act that they may tell, to be parsed first: where they tell none, the article is taken to tell none.
 * Needs no parse itself.
 *
 * @example chooseFirst(sentences, countNames(matchNames(sentences, actors, day)), rules)
 */
export function chooseFirst(sentences: readonly Sentence[], names: NamesBySentence, index: RuleIndex): readonly Sentence[] {
  return sentences.filter((sentence) => {
    const named = names.get(sentence.index);
    if (named === undefined) return false;
    const lower = lowerOf(sentence);
    const parties = named.count > 1 || lower.some((word) => index.parties.has(word)) ? 2 : 1;
    return mayTell(lower, index.telling, { parties, things: named.things }) && tellingOdds(sentence, named, index) >= LEAST_ODDS.named;
  });
}

/** How many sentences back a pronoun may point: as far as `resolveMentions` looks. */
const REACH = 3;

/** So many sentences tell of an article that all of it may be worth reading; around a single one only what stands near. */
export const ENOUGH = 2;

/**
 * What is to be parsed where some of the first sentences tell something: others that may tell an act of somebody named in or near them, that say whose words
 * an act may be in, and where somebody is named in full. `telling` holds the first `ENOUGH` of those that do; what is `parsed` is left out.
 */
export function chooseOthers(
  sentences: readonly Sentence[],
  {
    first,
    parsed,
    telling,
    names,
  }: Readonly<Record<"first" | "parsed" | "telling", readonly Sentence[]>> & { readonly names: NamesBySentence },
  index: RuleIndex,
): readonly Sentence[] {
  const isWorthIt = telling.length >= ENOUGH;
  const byIndex = new Set((isWorthIt ? first : telling).map((sentence) => sentence.index));
  const chosen = new Set(sentences.filter((sentence) => byIndex.has(sentence.index)));
  const people = new Set(sentences.filter((sentence) => names.has(sentence.index)).flatMap(({ words }) => words.filter(isName)));
  const mayMean = (lower: readonly string[], { words }: Sentence): boolean =>
    lower.some((word) => index.standIns.has(word)) || words.some((word) => people.has(word));
  let last = -Infinity;
  for (const [at, sentence] of sentences.entries()) {
    if (!chosen.has(sentence)) {
      const named = names.get(sentence.index);
      const isNamed = named !== undefined;
      if (at - last > REACH && !(isNamed && isWorthIt)) continue;
      const lower = lowerOf(sentence);
      if ((!isNamed && !mayMean(lower, sentence)) || !mayTell(lower, index.telling, { parties: 2, things: named?.things })) continue;
      if (tellingOdds(sentence, named, index) < (isNamed ? LEAST_ODDS.named : LEAST_ODDS.unnamed)) continue;
      chosen.add(sentence);
    }
    last = at;
  }
  for (const sentence of voices(sentences, chosen, index)) chosen.add(sentence);
  for (const sentence of introductions(sentences, chosen)) chosen.add(sentence);
  const known = new Set(parsed.map(({ index }) => index));
  return [...chosen].filter((sentence) => !known.has(sentence.index));
}

function lowerOf({ words }: Sentence): readonly string[] {
  return words.map((word) => word.toLowerCase());
}

const MARKS: ReadonlySet<string> = new Set(['"', "“", "”", "„", "«", "»", "''", "``"]);

/** Sentences in which the words of somebody else may begin, end or be said: of paragraphs with a chosen sentence and quoted words, and of those before. */
function voices(sentences: readonly Sentence[], chosen: ReadonlySet<Sentence>, index: RuleIndex): readonly Sentence[] {
  const quoting = new Set(sentences.filter(({ words }) => words.some((word) => MARKS.has(word))).map(({ paragraph }) => paragraph));
  const voiced = new Set([...chosen].flatMap(({ paragraph }) => (quoting.has(paragraph) ? [paragraph - 1, paragraph] : [])));
  return sentences.filter((sentence) => voiced.has(sentence.paragraph) && mayReport(sentence, index));
}

function mayReport({ words }: Sentence, { reports }: RuleIndex): boolean {
  return words.some((word) => MARKS.has(word) || reports.has(word.toLowerCase()));
}

/** Who may speak, think or want without a name. */
const SPEAKER =
  /^(?:he|she|they|it|its|their|his|her|we|our|both|sides?|countr(?:y|ies)|nations?|forces?|governments?|neighbou?rs?|leaders?)$/;

/**
 * Whether a sentence may tell what somebody says, thinks or wants: it has quotation marks or the past of a word of saying, or a word of saying or of an act and
 * somebody whose words they may be. What "you" or "some" think is mostly nobody's: with it the recall of contents rises by .12 on GUM, and precision
 * falls by .02.
 */
export function mayQuote(sentence: Sentence, isNamed: boolean, index: RuleIndex): boolean {
  if (mayReport(sentence, index)) return true;
  const lower = lowerOf(sentence);
  // "Polls show that …"
  if (lower.some((word, at) => word === "that" && index.speaking.has(lower[at - 1] ?? ""))) return true;
  const mayCue = lower.some((word) => index.lemmas.has(word) || index.speaking.has(word));
  return mayCue && (isNamed || lower.some((word) => SPEAKER.test(word)));
}

/** Where the article first names in full who stands by one name in the chosen sentences: "Ana Lima" of "Lima". */
function introductions(sentences: readonly Sentence[], chosen: ReadonlySet<Sentence>): readonly Sentence[] {
  const isSecond = (words: readonly string[], at: number): boolean => isName(words[at - 1] ?? "");
  const alone = new Set([...chosen].flatMap(({ words }) => words.filter((word, at) => isName(word) && !isSecond(words, at))));
  return sentences.filter(({ words }) => words.filter((word, at) => isSecond(words, at) && alone.delete(word)).length > 0);
}

function isName(word: string): boolean {
  return !isSmallLetter(word.charCodeAt(0)) && /^\p{Lu}\p{L}/u.test(word);
}

/** Most words begin with one, and need no look at the tables of letters. */
function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

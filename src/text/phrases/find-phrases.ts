import { UPOS } from "../../model/index.ts";
import type { EntityKind, ParsedSentence, PhraseWeights } from "../../model/index.ts";
import type { PhraseView, TextSoFar } from "./describe-phrase.ts";
import { describePhrase } from "./describe-phrase.ts";
import type { NameRange } from "./name-ranges.ts";
import { nameRanges } from "./name-ranges.ts";
import { phraseSpans } from "./phrase-spans.ts";

/** A mention as a whole phrase: "the city of Bergen", "Bergen", "its" where it goes back to a name. Phrases nest. */
export interface Phrase {
  /** Position of its sentence in the list. */
  readonly sentence: number;
  /** First and last token, and the one that it is a phrase of. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly kind: EntityKind;
}

/** A stretch that may be a mention, and what can be seen of it. */
export interface SeenPhrase extends PhraseView {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

/** The name of what is added to every sum. */
export const PHRASE_BIAS = "bias";
export const PHRASE_KINDS = ["PER", "ORG", "LOC", "MISC", "EVENT"] as const satisfies readonly EntityKind[];
/** Least probability that a stretch is a named mention of its kind: from .25 to .35 F1 on GUM's dev and test documents is the same within .002. */
const LEAST = 0.3;

/**
 * Phrases of a whole text that name somebody or something, or go back to what is named, in order. `sentences` are those of one text, since what was
 * named before decides. By GUM's conventions, from whose training documents the weights come.
 *
 * @example findPhrases(parser.parse(splitSentences("The city of Bergen grew.", tables)), loadPhraseWeights()) // "The city of Bergen", "Bergen"
 */
export function findPhrases(sentences: readonly ParsedSentence[], weights: PhraseWeights): readonly Phrase[] {
  return choosePhrases(seenPhrases(sentences), weights).map(({ phrase: { sentence, first, last, head }, kind }) => ({
    ...{ sentence, first, last, head, kind },
  }));
}

/** The stretches that are named mentions with enough probability, each with its kind; of those with one head the most probable. */
export function choosePhrases(
  seen: readonly SeenPhrase[],
  weights: PhraseWeights,
): readonly { readonly phrase: SeenPhrase; readonly kind: EntityKind }[] {
  const best = new Map<string, { readonly phrase: SeenPhrase; readonly kind: EntityKind; readonly probability: number }>();
  for (const phrase of seen) {
    const named = chance(sum(phrase.names, (name) => weights.named.get(name)));
    if (named < LEAST) continue;
    const scores = PHRASE_KINDS.map((_, k) => chance(sum(phrase.kinds, (name) => weights.kinds.get(name)?.[k])));
    const [most, all] = [Math.max(...scores), scores.reduce((sum, score) => sum + score, 0)];
    const [kind, probability] = [PHRASE_KINDS[scores.indexOf(most)] ?? "MISC", (named * most) / all];
    const place = `${phrase.sentence} ${phrase.head}`;
    if (probability >= LEAST && probability > (best.get(place)?.probability ?? 0)) best.set(place, { phrase, kind, probability });
  }
  return [...best.values()];
}

/** Every stretch of a text that may be a mention, with what can be seen of it; `scripts/train-phrases.ts` learns from these. */
export function seenPhrases(sentences: readonly ParsedSentence[]): readonly SeenPhrase[] {
  const named = sentences.map((sentence) => nameRanges(sentence));
  const register = registerOf(sentences, named);
  const kindOfWord = new Map<string, string>();
  let [persons, lastPerson] = [0, -1];
  return sentences.flatMap((sentence, i) => {
    const ranges = named[i] ?? [];
    const nameAt: (NameRange | null)[] = sentence.words.map(() => null);
    for (const range of ranges) nameAt.fill(range, range.first, range.last + 1);
    const text: TextSoFar = { kindOfWord, persons, sinceLast: lastPerson < 0 ? -1 : i - lastPerson, register };
    const seen = phraseSpans(sentence, nameAt).map((span) => {
      const { first, last, head } = span;
      return { sentence: i, first, last, head, ...describePhrase(sentence, span, { nameAt, text }) };
    });
    for (const { first, last, kind } of ranges) {
      for (const word of sentence.words.slice(first, last + 1)) kindOfWord.set(word.toLowerCase(), kind);
      if (kind === "PER") [persons, lastPerson] = [persons + 1, i];
    }
    return seen;
  });
}

const [FIRST, THIRD] = [new Set(["i", "you", "my", "your"]), new Set(["he", "she", "his", "her", "him"])];
const PRONOUN = UPOS.indexOf("PRON");

/** In a hundred words: names of persons up to 4, "I" and "you" (none, some, many), "he" and "she" (likewise). */
function registerOf(sentences: readonly ParsedSentence[], named: readonly (readonly NameRange[])[]): string {
  const words = sentences.reduce((all, sentence) => all + sentence.words.length, 0) / 100;
  const count = (of: ReadonlySet<string>): number =>
    sentences.reduce(
      (all, { words, tags }) => all + words.filter((word, i) => tags[i] === PRONOUN && of.has(word.toLowerCase())).length,
      0,
    );
  const persons = named.flat().filter(({ kind }) => kind === "PER").length;
  const [own, told] = [count(FIRST) / words, count(THIRD) / words];
  return `${Math.min(4, Math.floor(persons / words))} ${own < 0.3 ? 0 : own < 1.5 ? 1 : 2} ${told < 0.5 ? 0 : told < 2 ? 1 : 2}`;
}

function sum(seen: readonly string[], weightOf: (seen: string) => number | undefined): number {
  return seen.reduce((all, name) => all + (weightOf(name) ?? 0), weightOf(PHRASE_BIAS) ?? 0);
}

function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

import type { NamesBySentence, Sentence, SentenceNames } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";

/** Is there in every sentence. */
export const ALWAYS = "always";

/** As many and more are one feature. */
const MANY = 3;

/** What can be seen of a sentence before it is parsed, as names that can be read: its words, and of which kinds and how many those are who are named in it. */
export function tellingFeatures({ words }: Sentence, { kinds, actors, countries }: SentenceNames): readonly string[] {
  return [
    ...new Set(words.map((word) => `word:${word.toLowerCase()}`)),
    ...[...kinds].map((kind) => `who:${kind}`),
    `actors:${Math.min(actors, MANY)}`,
    `countries:${Math.min(countries, MANY)}`,
  ];
}

/** Log-odds below which a sentence is not worth a parse while nothing else in its article tells anything (docs/events.md). */
const LEAST = -4;

/** Of the sentences that name enough parties for an act those that may well tell one; all of them without a model. */
export function chooseLikely(first: readonly Sentence[], names: NamesBySentence, { tables: { telling } }: RuleIndex): readonly Sentence[] {
  if (telling.size === 0) return first;
  return first.filter((sentence) => {
    const named = names.get(sentence.index);
    if (named === undefined) return false;
    return tellingFeatures(sentence, named).reduce((sum, feature) => sum + (telling.get(feature) ?? 0), telling.get(ALWAYS) ?? 0) >= LEAST;
  });
}

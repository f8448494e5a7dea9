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

/** Log-odds below which a sentence is not worth a parse (docs/events.md). */
export const LEAST_ODDS = {
  /** While nothing in its article has told anything. */
  glance: -2.75,
  /** Where something has, and it names somebody. */
  named: -5,
  /** Where something has, and it only means somebody named before. */
  unnamed: -3,
} as const;

/** Log-odds that a sentence tells an event, from its words and who is named in it; without a model it always may. */
export function tellingOdds(sentence: Sentence, named: SentenceNames | undefined, { tables: { telling } }: RuleIndex): number {
  if (telling.size === 0) return Number.POSITIVE_INFINITY;
  const features = tellingFeatures(sentence, named ?? NOBODY);
  return features.reduce((sum, feature) => sum + (telling.get(feature) ?? 0), telling.get(ALWAYS) ?? 0);
}

const NOBODY: SentenceNames = { count: 0, things: new Set(), kinds: new Set(), actors: 0, countries: 0 };

/** Of the sentences that name enough parties for an act those that may well tell one; all of them without a model. */
export function chooseLikely(first: readonly Sentence[], names: NamesBySentence, index: RuleIndex): readonly Sentence[] {
  return first.filter((sentence) => tellingOdds(sentence, names.get(sentence.index), index) >= LEAST_ODDS.glance);
}

import type { NamesBySentence, Sentence, SentenceNames } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { ALWAYS, nameFeatures } from "./telling-features.ts";

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
export function tellingOdds(
  { words }: Sentence,
  named: SentenceNames | undefined,
  { tables: { telling }, tellingWords }: RuleIndex,
): number {
  if (telling.size === 0) return Number.POSITIVE_INFINITY;
  let sum = telling.get(ALWAYS) ?? 0;
  for (const word of new Set(words.map((written) => written.toLowerCase()))) sum += tellingWords.get(word) ?? 0;
  for (const feature of nameFeatures(named ?? NOBODY)) sum += telling.get(feature) ?? 0;
  return sum;
}

const NOBODY: SentenceNames = { count: 0, things: new Set(), kinds: new Set(), actors: 0, countries: 0 };

/** Log-odds from which a sentence is taken to tell an event, and how many such, of all, make it sure that their article tells two (docs/events.md). */
const SURE = { odds: 1, sentences: 3, share: 1 / 8 } as const;

/** Of the sentences that name enough parties for an act those that surely tell one, where they are so many that all of the article is worth reading. */
export function chooseSure(first: readonly Sentence[], names: NamesBySentence, index: RuleIndex): readonly Sentence[] {
  if (index.tables.telling.size === 0) return [];
  const sure = first.filter((sentence) => tellingOdds(sentence, names.get(sentence.index), index) >= SURE.odds);
  return sure.length >= Math.max(SURE.sentences, first.length * SURE.share) ? sure : [];
}

/** Of the sentences that name enough parties for an act those that may well tell one; all of them without a model. */
export function chooseLikely(first: readonly Sentence[], names: NamesBySentence, index: RuleIndex): readonly Sentence[] {
  return first.filter((sentence) => tellingOdds(sentence, names.get(sentence.index), index) >= LEAST_ODDS.glance);
}

import type { Sentence, SentenceNames } from "../model/index.ts";

/** Is there in every sentence. */
export const ALWAYS = "always";

/** As many and more are one feature. */
const MANY = 3;

/** What can be seen of a sentence before it is parsed, as names that can be read: its words, and of which kinds and how many those are who are named in it. */
export function tellingFeatures({ words }: Sentence, named: SentenceNames): readonly string[] {
  return [...new Set(words.map((word) => `${WORD}${word.toLowerCase()}`)), ...nameFeatures(named)];
}

const WORD = "word:";

export function nameFeatures({ kinds, actors, countries }: SentenceNames): readonly string[] {
  return [...[...kinds].map((kind) => `who:${kind}`), `actors:${Math.min(actors, MANY)}`, `countries:${Math.min(countries, MANY)}`];
}

/** The weights of words by the word alone: looked up for most words of a text. */
export function wordWeights(telling: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...telling].flatMap(([feature, weight]) => (feature.startsWith(WORD) ? [[feature.slice(WORD.length), weight]] : [])));
}

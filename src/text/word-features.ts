import { hashText } from "./linear-model.ts";

/** What tagger, parser and name finder know of each word: hashes, one array a property, as long as the sentence. */
export interface WordFeatures {
  readonly lower: Int32Array;
  readonly shape: Int32Array;
  readonly suffix1: Int32Array;
  readonly suffix2: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix4: Int32Array;
  readonly prefix: Int32Array;
}

/** In a text all in capitals the case tells nothing: such sentences are read in lower case. */
export function wordFeatures(words: readonly string[]): WordFeatures {
  const shouting = isShouting(words);
  const make = (): Int32Array => new Int32Array(words.length);
  const features = { lower: make(), shape: make(), suffix1: make(), suffix2: make(), suffix3: make(), suffix4: make(), prefix: make() };
  for (const [i, raw] of words.entries()) {
    const word = shouting ? raw.toLowerCase() : raw;
    const lower = plainQuotes(word.toLowerCase());
    features.lower[i] = hashText(lower.replaceAll(/\d/g, "0"));
    features.shape[i] = hashText(shapeOf(word));
    features.suffix1[i] = hashText(lower.slice(-1));
    features.suffix2[i] = hashText(lower.slice(-2));
    features.suffix3[i] = hashText(lower.slice(-3));
    features.suffix4[i] = hashText(lower.slice(-4));
    features.prefix[i] = hashText(lower.slice(0, 3));
  }
  return features;
}

function isShouting(words: readonly string[]): boolean {
  const letters = words.filter((word) => /\p{L}{2}/u.test(word));
  return letters.length > 3 && letters.every((word) => word === word.toUpperCase());
}

function plainQuotes(word: string): string {
  return word.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');
}

/** "Putin" is "Xx", "U.S." is "X.X.", "2022" is "d", "co-op" is "x-x". */
function shapeOf(word: string): string {
  return word
    .replaceAll(/\p{Lu}/gu, "X")
    .replaceAll(/\p{Ll}/gu, "x")
    .replaceAll(/\d/g, "d")
    .replaceAll(/(.)\1+/g, "$1");
}

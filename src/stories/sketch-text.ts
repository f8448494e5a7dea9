import { hashWord, keyOf, mix, sortedSet } from "./hash-words.ts";

/** Words in a shingle: three makes stock phrases common, five breaks on every edited word (docs/stories.md). */
const SHINGLE = 4;

/** Hashes kept of a text. A text of 130 words is held whole; likeness of longer ones is estimated to within about 0.04. */
const KEPT = 128;

/** Words at the head of a text that trimmed and extended copies keep. */
const LEAD_WORDS = 60;

/** Bins of the whole text and of its head; two bins make one key (docs/stories.md has the odds). */
const BINS = 48;
const LEAD_BINS = 16;

/** Fewer shingles than this tell nothing of copying: a caption, a headline. */
export const LEAST_SHINGLES = 8;

export interface TextSketch {
  readonly shingles: number;
  readonly signature: Uint32Array;
  readonly lead: Uint32Array;
  readonly keys: readonly number[];
}

/** A text as near copies are found by: its smallest shingle hashes, those of its head, and keys that likely copies share. */
export function sketchText(words: readonly string[]): TextSketch {
  const all = shingleHashes(words);
  const lead = shingleHashes(words.slice(0, LEAD_WORDS));
  const keys =
    all.length < LEAST_SHINGLES ? [] : [...bandKeys(all, { bins: BINS, seed: 1 }), ...bandKeys(lead, { bins: LEAD_BINS, seed: 2 })];
  return { shingles: all.length, signature: all.slice(0, KEPT), lead, keys };
}

/** Hashes of all runs of four words, ascending, each once. */
function shingleHashes(words: readonly string[]): Uint32Array {
  const hashes = words.map(hashWord);
  const shingles: number[] = [];
  for (let start = 0; start + SHINGLE <= hashes.length; start++) {
    let shingle = 0;
    for (let index = start; index < start + SHINGLE; index++)
      shingle = Math.imul(shingle ^ (hashes[index] ?? 0), 0x9e3779b1) ^ (shingle >>> 15);
    shingles.push(mix(shingle));
  }
  return sortedSet(shingles);
}

/**
 * One-permutation MinHash (Li, Owen and Zhang 2012): each hash falls into a bin, the smallest of a bin stands for it, and an empty bin
 * borrows from the next. Two neighbouring bins make a key, so texts of likeness J share each key with a chance of J squared.
 */
function bandKeys(hashes: Uint32Array, { bins, seed }: { readonly bins: number; readonly seed: number }): readonly number[] {
  const smallest: number[] = Array.from({ length: bins }, () => Infinity);
  for (const hash of hashes) {
    const spread = mix(hash ^ Math.imul(seed, 0x9e3779b9));
    const bin = Math.floor((spread / 0x1_0000_0000) * bins);
    if (spread < (smallest[bin] ?? 0)) smallest[bin] = spread;
  }
  const keys: number[] = [];
  for (let bin = 0; bin < bins; bin += 2) keys.push(keyOf("copy", seed, bin, valueOfBin(smallest, bin), valueOfBin(smallest, bin + 1)));
  return keys;
}

function valueOfBin(smallest: readonly number[], bin: number): number {
  for (let step = 0; step < smallest.length; step++) {
    const value = smallest[(bin + step) % smallest.length] ?? Infinity;
    if (value !== Infinity) return mix(value + Math.imul(step, 0x85ebca6b));
  }
  return 0;
}

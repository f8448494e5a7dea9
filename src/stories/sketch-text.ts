import { mix, sortedSet } from "./hash-words.ts";

/** Words in a shingle: three makes stock phrases common, five breaks on every edited word (docs/stories.md). */
const SHINGLE = 4;

/** Hashes kept of a text. A text of 130 words is held whole; likeness of longer ones is estimated to within about 0.04. */
const KEPT = 128;

/** Words at the head of a text that trimmed and extended copies keep. */
const LEAD_WORDS = 60;

/** Bins of the whole text and of its head (docs/stories.md has the odds). */
const BINS = 40;
const LEAD_BINS = 16;

/** Fewer shingles than this tell nothing of copying: a caption, a headline. */
export const LEAST_SHINGLES = 8;

export interface TextSketch {
  readonly shingles: number;
  readonly signature: Uint32Array;
  readonly lead: Uint32Array;
  /** One hash a bin, of the whole text and of its head; none of a caption. Texts of likeness J have the same in a bin with a chance of J. */
  readonly bins: Uint32Array;
  readonly leadBins: Uint32Array;
}

const NONE = new Uint32Array();

/** A text, given by the hashes of its words, as near copies are found by: its smallest shingle hashes, those of its head, and bins that keys are made of. */
export function sketchText(wordHashes: Uint32Array): TextSketch {
  const shingles = shingleHashes(wordHashes);
  const lead = sortedSet(shingles.slice(0, Math.max(0, LEAD_WORDS - SHINGLE + 1)));
  const all = sortedSet(shingles);
  const isCaption = all.length < LEAST_SHINGLES;
  return {
    shingles: all.length,
    signature: all.slice(0, KEPT),
    lead,
    bins: isCaption ? NONE : fillBins(all, BINS),
    leadBins: isCaption ? NONE : fillBins(lead, LEAD_BINS),
  };
}

/** Hashes of all runs of four words, in order of the text. */
function shingleHashes(hashes: Uint32Array): Uint32Array {
  const shingles = new Uint32Array(Math.max(0, hashes.length - SHINGLE + 1));
  for (let start = 0; start < shingles.length; start++) {
    let shingle = 0;
    for (let index = start; index < start + SHINGLE; index++)
      shingle = Math.imul(shingle ^ (hashes[index] ?? 0), 0x9e3779b1) ^ (shingle >>> 15);
    shingles[start] = mix(shingle);
  }
  return shingles;
}

const EMPTY = 0xffffffff;

/**
 * One-permutation MinHash (Li, Owen and Zhang 2012): each hash falls into a bin, the smallest of a bin stands for it, and an empty bin
 * borrows from the next.
 */
function fillBins(hashes: Uint32Array, count: number): Uint32Array {
  const smallest = new Uint32Array(count).fill(EMPTY);
  for (const hash of hashes) {
    const spread = mix(hash ^ 0x9e3779b9);
    const bin = Math.floor((spread / 0x1_0000_0000) * count);
    if (spread < (smallest[bin] ?? 0)) smallest[bin] = spread;
  }
  return smallest.map((_, bin) => borrowedValue(smallest, bin));
}

function borrowedValue(smallest: Uint32Array, bin: number): number {
  for (let step = 0; step < smallest.length; step++) {
    const value = smallest[(bin + step) % smallest.length] ?? EMPTY;
    if (value !== EMPTY) return mix(value + Math.imul(step, 0x85ebca6b));
  }
  return 0;
}

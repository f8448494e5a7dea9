import type { Matrix, TextModel } from "./text-model.ts";
import { AFFIXES, affixRows, hashWord, isShouting, plainWord } from "./word-features.ts";

/** Turns words into the rows of numbers that the encoder reads. */
export interface WordTable {
  /** Numbers a word: its vector, then what was trained of the word and of its endings, beginnings and shape, summed. */
  readonly width: number;
  /** Fills rows of `width` floats for the words of a sentence; word i goes to row `rowOf(i)`. */
  fill(words: readonly string[], rows: Float32Array, rowOf: (word: number) => number): void;
}

export function createWordTable(model: TextModel): WordTable {
  const { vectors, words: trained, affixes } = model;
  const find = createFinder(model.hashes);
  const width = vectors.columns + trained.columns;
  const found = new Int32Array(AFFIXES);
  const affixAt = { out: found, at: 0, mask: affixes.rows - 1 };
  return {
    width,
    fill(words, rows, rowOf) {
      const lower = isShouting(words);
      for (const [i, raw] of words.entries()) {
        const word = lower ? raw.toLowerCase() : raw;
        const plain = plainWord(word);
        const row = find(hashWord(plain));
        const at = rowOf(i) * width;
        rows.fill(0, at, at + width);
        if (row >= 0) addRow(vectors, row, { rows, at });
        const own = row >= 0 ? (model.trained[row] ?? 0) : 0;
        if (own > 0) addRow(trained, own, { rows, at: at + vectors.columns });
        affixRows(word, plain, affixAt);
        for (const affix of found) addRow(affixes, affix, { rows, at: at + vectors.columns });
      }
    },
  };
}

function addRow({ weights, scales, columns }: Matrix, row: number, into: { readonly rows: Float32Array; readonly at: number }): void {
  const scale = scales[row] ?? 0;
  const { rows, at } = into;
  const from = row * columns;
  for (let k = 0; k < columns; k++) rows[at + k] = (rows[at + k] ?? 0) + (weights[from + k] ?? 0) * scale;
}

/** Finds the position of a hash among ascending ones, or -1: by the first of each run of like high bits, then on from there. */
function createFinder(hashes: Uint32Array): (hash: number) => number {
  const firsts = new Uint32Array(2 ** INDEX_BITS + 1);
  for (const hash of hashes) {
    const cell = (hash >>> (32 - INDEX_BITS)) + 1;
    firsts[cell] = (firsts[cell] ?? 0) + 1;
  }
  for (let i = 1; i < firsts.length; i++) firsts[i] = (firsts[i] ?? 0) + (firsts[i - 1] ?? 0);
  return (hash) => {
    const cell = hash >>> (32 - INDEX_BITS);
    const end = firsts[cell + 1] ?? 0;
    for (let i = firsts[cell] ?? 0; i < end; i++) if (hashes[i] === hash) return i;
    return -1;
  };
}

/** About as many cells as words: one or two words a cell. */
const INDEX_BITS = 16;

import type { TextModel } from "../text-model.ts";
import { hashWord, plainWord } from "../word-features.ts";
import { createFinder } from "../word-table.ts";

/** The numbers of a row from `at` on. */
export interface Numbers {
  readonly out: Float32Array;
  readonly at: number;
}

/** What the model's tables hold of words, by the word's row; -1 is a word that they lack. */
export interface WordVectors {
  readonly width: number;
  rowOf(word: string): number;
  /** Adds the word's vector times `weight`. */
  add(row: number, into: Numbers, weight: number): void;
  /** Lists of names and nouns in which the word stands, a bit a list (`training/lists.ts` names them). */
  listsOf(row: number): number;
}

export function createWordVectors({ hashes, vectors, lists }: Pick<TextModel, "hashes" | "vectors" | "lists">): WordVectors {
  const find = createFinder(hashes);
  const { weights, scales, columns: width } = vectors;
  return {
    width,
    rowOf: (word) => find(hashWord(plainWord(word))),
    add(row, { out, at }, weight) {
      if (row < 0) return;
      const scale = (scales[row] ?? 0) * weight;
      const from = row * width;
      for (let k = 0; k < width; k++) out[at + k] = (out[at + k] ?? 0) + (weights[from + k] ?? 0) * scale;
    },
    listsOf: (row) => lists[row] ?? 0,
  };
}

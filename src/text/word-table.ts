import type { Workspace } from "./kernels.ts";
import type { WholeRows } from "./linear-layers.ts";
import type { Matrix, TextModel } from "./text-model.ts";
import { AFFIXES, affixRows, hashWord, isShouting, plainWord } from "./word-features.ts";

/** Turns words into the rows of bytes that the encoder reads. */
export interface WordTable {
  /** Bytes a word: its vector, then what was trained of the word and of its endings, beginnings and shape, summed. */
  readonly width: number;
  /** Fills rows and their scales for the words of sentences; word i of sentence s goes to row `starts[i] + s`. */
  fill(sentences: readonly (readonly string[])[], rows: WholeRows, starts: Int32Array): void;
}

/** Rows are kept by word, since most words of a text are the same few thousand; all are forgotten when the table is full. */
const KEPT_WORDS = 16_384;
/** Longer words are not kept: of those V8 makes views of the text that they stand in, which would be kept too. One word in twenty. */
export const LONGEST_KEPT = 12;

export function createWordTable(workspace: Workspace, model: TextModel): WordTable {
  const width = model.vectors.columns + model.words.columns;
  const slots = new Map<string, number>();
  // One place more, for words that are not kept.
  const kept = workspace.reserve((KEPT_WORDS + 1) * width);
  const keptScales = workspace.reserve((KEPT_WORDS + 1) * 4);
  const row = { at: workspace.reserve(width * 4), rows: 1, stride: width * 4 };
  const sumUp = createSums(model);
  const slotOf = (word: string): number => {
    const known = slots.get(word);
    if (known !== undefined) return known;
    if (slots.size === KEPT_WORDS) slots.clear();
    const isKept = word.length <= LONGEST_KEPT;
    const slot = isKept ? slots.size : KEPT_WORDS;
    sumUp(word, workspace.floats(row.at, width));
    workspace.kernels.quantise(row.at, row.stride, 1, width, kept + slot * width, width, keptScales + slot * 4);
    if (isKept) slots.set(word, slot);
    return slot;
  };
  return {
    width,
    fill(sentences, rows, starts) {
      const bytes = workspace.bytes(0, rows.at + rows.rows * width);
      const scales = workspace.floats(rows.scales, rows.rows);
      const allScales = workspace.floats(keptScales, KEPT_WORDS + 1);
      for (const [s, words] of sentences.entries()) {
        const lower = isShouting(words);
        for (let i = 0; i < words.length; i++) {
          const word = words[i] ?? "";
          const slot = slotOf(lower ? word.toLowerCase() : word);
          const to = (starts[i] ?? 0) + s;
          bytes.copyWithin(rows.at + to * width, kept + slot * width, kept + (slot + 1) * width);
          scales[to] = allScales[slot] ?? 0;
        }
      }
    },
  };
}

/** Sums what the tables hold of a word into `out`. */
function createSums(model: TextModel): (word: string, out: Float32Array) => void {
  const { vectors, words: trained, affixes } = model;
  const find = createFinder(model.hashes);
  const found = new Int32Array(AFFIXES);
  const affixAt = { out: found, at: 0, mask: affixes.rows - 1 };
  return (word, out) => {
    const plain = plainWord(word);
    const row = find(hashWord(plain));
    out.fill(0);
    if (row >= 0) addRow(vectors, row, { rows: out, at: 0 });
    const own = row >= 0 ? (model.trained[row] ?? 0) : 0;
    if (own > 0) addRow(trained, own, { rows: out, at: vectors.columns });
    affixRows(word, plain, affixAt);
    for (const affix of found) addRow(affixes, affix, { rows: out, at: vectors.columns });
  };
}

function addRow({ weights, scales, columns }: Matrix, row: number, into: { readonly rows: Float32Array; readonly at: number }): void {
  const scale = scales[row] ?? 0;
  const { rows, at } = into;
  const from = row * columns;
  for (let k = 0; k < columns; k++) rows[at + k] = (rows[at + k] ?? 0) + (weights[from + k] ?? 0) * scale;
}

/** Finds the position of a hash among ascending ones, or -1: by the first of each run of like high bits, then on from there. */
export function createFinder(hashes: Uint32Array): (hash: number) => number {
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

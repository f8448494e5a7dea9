import type { Workspace } from "./kernels.ts";
import type { Layer } from "./linear-layers.ts";
import { paddedInputs, reserveSums } from "./linear-layers.ts";
import type { Matrix, TextModel } from "./text-model.ts";
import { AFFIXES, affixRows, hashWord, isShouting, plainWord } from "./word-features.ts";
import { createWordPlaces } from "./word-places.ts";

/** Turns words into what they add to the gates of the first layer of the encoder. */
export interface WordTable {
  /** Makes room for so many words more. */
  makeRoom(words: number): void;
  /**
   * Puts addresses of the words' gates to `addresses`, that of word i of sentence s as number `starts[i] + s`. There are the gates of the forward
   * direction, and `backwardAt` bytes on those of the other.
   */
  fill(sentences: readonly (readonly string[])[], addresses: number, starts: Int32Array): void;
  readonly backwardAt: number;
}

/** Gates are kept by word: some 25 MB, in which three words in four are found on news of all kinds. */
const KEPT_WORDS = 4096;

/** `forward` and `backward` make gates of a word's row: its vector, then what was trained of the word and of its endings, beginnings and shape, summed. */
export function createWordTable(
  workspace: Workspace,
  model: TextModel,
  { forward, backward }: { readonly forward: Layer; readonly backward: Layer },
): WordTable {
  const width = forward.inputs;
  const stride = paddedInputs(width);
  // An odd number of cache lines apart, so that a column does not fall on a few of them.
  const [backwardAt, size] = [forward.width * 4, forward.width * 8 + 64];
  const places = createWordPlaces(workspace, { size, words: KEPT_WORDS });
  const sum = workspace.reserve(width * 4);
  const sumUp = createSums(model);
  /** Gates of rows, from the place of the first on. */
  const makeGates = (rows: { readonly at: number; readonly scales: number; readonly count: number }, first: number): void => {
    const { at, scales, count } = rows;
    const sums = reserveSums(workspace, count);
    for (const [layer, to] of [[forward, first] as const, [backward, first + backwardAt] as const])
      workspace.kernels.multiply(at, stride, count, stride, layer.weights, layer.width, scales, 1, layer.bias, 0, to, size, sums);
  };
  return {
    backwardAt,
    makeRoom: (words) => places.makeRoom(words),
    fill(sentences, addresses, starts) {
      const count = sentences.reduce((all, { length }) => all + length, 0);
      const mark = workspace.mark();
      const rows = { at: workspace.reserve(count * stride), scales: workspace.reserve(count * 4) };
      const floats = workspace.floats(sum, width);
      const out = workspace.numbers(addresses, count);
      let [fresh, first] = [0, 0];
      const add = (word: string): number => {
        const at = places.add(word);
        if (fresh === 0) first = at;
        sumUp(word, floats);
        workspace.kernels.quantise(sum, width * 4, 1, width, rows.at + fresh * stride, stride, rows.scales + fresh * 4);
        fresh++;
        return at;
      };
      for (const [s, words] of sentences.entries()) {
        const lower = isShouting(words);
        for (let i = 0; i < words.length; i++) {
          const word = lower ? (words[i] ?? "").toLowerCase() : (words[i] ?? "");
          out[(starts[i] ?? 0) + s] = places.find(word) ?? add(word);
        }
      }
      if (fresh > 0) makeGates({ ...rows, count: fresh }, first);
      workspace.release(mark);
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

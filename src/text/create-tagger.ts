import type { Sentence, TextTables } from "../model/index.ts";
import type { Workspace } from "./kernels.ts";
import { openWorkspace } from "./kernels.ts";
import type { Layer } from "./linear-layers.ts";
import { applyLayer, placeFloats, placeLayer, quantiseRows, reserveRows } from "./linear-layers.ts";
import type { TaggerModel } from "./text-model.ts";
import { readTextModel } from "./text-model.ts";
import { AFFIXES, affixRows, hashWord, isShouting, plainWord } from "./word-features.ts";
import { createWordPlaces } from "./word-places.ts";

/** Coarse tags alone, many times faster than the parser and a little less sure (docs/text.md): for what has to look at everything. */
export interface Tagger {
  /** For each sentence the tags of its words, as indices into `UPOS`. A sentence gets the same tags in any company. */
  tag(sentences: readonly Pick<Sentence, "words">[]): readonly Uint8Array[];
}

/** Words on each side that a tag depends on, as training/tagger.py has it. */
const REACH = 2;
const PLACES = 2 * REACH + 1;
/** Words read together. */
const BATCH_WORDS = 4096;

/**
 * Prepares the tagger from the trained weights and the kernels.
 *
 * @example createTagger(tables.text).tag(splitSentences("Talks resumed.", tables.text))[0] // NOUN, VERB, PUNCT as numbers
 */
export function createTagger(tables: Pick<TextTables, "model" | "kernels">): Tagger {
  const { tagger } = readTextModel(tables.model);
  const workspace = openWorkspace(tables.kernels);
  const width = (tagger.hidden.rows + 3) & ~3;
  const placed: Placed = {
    ...{ workspace, width },
    scales: placeFloats(workspace, tagger.hidden.scales, width),
    bias: placeFloats(workspace, tagger.hidden.bias, width),
    out: placeLayer(workspace, tagger.out),
    parts: createParts(workspace, tagger, width),
  };
  return {
    tag(sentences) {
      const tags: Uint8Array[] = [];
      for (let from = 0; from < sentences.length;) {
        let to = from;
        for (let words = 0; to < sentences.length && (words === 0 || words < BATCH_WORDS); to++) words += sentences[to]?.words.length ?? 0;
        tagBatch(placed, sentences.slice(from, to), tags);
        from = to;
      }
      return tags;
    },
  };
}

interface Placed {
  readonly workspace: Workspace;
  /** Hidden units. */
  readonly width: number;
  readonly scales: number;
  readonly bias: number;
  readonly out: Layer;
  readonly parts: Parts;
}

/** Sentences stand one after the other with no words between them, so that five places slide over them all. */
function tagBatch(placed: Placed, sentences: readonly Pick<Sentence, "words">[], tags: Uint8Array[]): void {
  const { workspace, width } = placed;
  const { makeRoom, addressOf, nothing } = placed.parts;
  const rows = sentences.reduce((sum, { words }) => sum + words.length + REACH, 0);
  makeRoom(rows);
  const mark = workspace.mark();
  const parts = workspace.reserve((rows + 2 * REACH) * 4);
  const hidden = reserveRows(workspace, rows, width);
  const addresses = workspace.numbers(parts, rows + 2 * REACH).fill(nothing);
  let row = REACH;
  for (const { words } of sentences) {
    const lower = isShouting(words);
    for (const word of words) addresses[row++] = addressOf(lower ? word.toLowerCase() : word);
    row += REACH;
  }
  workspace.kernels.slide(parts, rows, width, placed.scales, placed.bias, hidden.at);
  const scores = applyLayer(workspace, placed.out, quantiseRows(workspace, hidden, width));
  const largest = workspace.reserve(rows);
  workspace.kernels.findLargest(scores.at, scores.stride, rows, placed.out.outputs, largest);
  const bytes = workspace.bytes(largest, rows);
  let first = 0;
  for (const { words } of sentences) {
    tags.push(bytes.slice(first, first + words.length));
    first += words.length + REACH;
  }
  workspace.release(mark);
}

interface Parts {
  /** Makes room for so many words more; may forget all that are known. */
  readonly makeRoom: (words: number) => void;
  /** The address of what a word adds to the hidden units at each of five places. */
  readonly addressOf: (word: string) => number;
  /** The address of what no word adds: nothing. */
  readonly nothing: number;
}

/** Parts are kept by word: some 10 MB. */
const KEPT_WORDS = 8192;

/** The rows of a word and its affixes sum to whole numbers of 16 bits, which go through the weights of each place. */
function createParts(workspace: Workspace, tagger: TaggerModel, width: number): Parts {
  const { kernels } = workspace;
  const size = PLACES * width * 4;
  const weights = placeWeights(workspace, tagger, width);
  const sums = workspace.reserve(tagger.width * 2);
  const sumUp = createSums(tagger);
  const places = createWordPlaces(workspace, { size, words: KEPT_WORDS });
  const nothing = workspace.reserve(size);
  workspace.bytes(nothing, size).fill(0);
  const add = (word: string): number => {
    const at = places.add(word);
    sumUp(word, workspace.shorts(sums, tagger.width));
    kernels.project(sums, tagger.width, weights, PLACES * width, at);
    return at;
  };
  return { makeRoom: (words) => places.makeRoom(words), addressOf: (word) => places.find(word) ?? add(word), nothing };
}

/** Weights of the hidden units place by place, as 16-bit numbers. */
function placeWeights(workspace: Workspace, { hidden, width: columns }: TaggerModel, width: number): number {
  const count = PLACES * width * columns;
  const at = workspace.reserve(count * 2);
  const out = workspace.shorts(at, count).fill(0);
  for (let place = 0; place < PLACES; place++)
    for (let unit = 0; unit < hidden.rows; unit++) {
      const from = unit * hidden.columns + place * columns;
      out.set(hidden.weights.subarray(from, from + columns), (place * width + unit) * columns);
    }
  return at;
}

function createSums({ table, width, rows }: TaggerModel): (word: string, out: Int16Array) => void {
  const found = new Int32Array(AFFIXES + 1);
  const where = { out: found, at: 1, mask: rows - 1 };
  return (word, out) => {
    const plain = plainWord(word);
    found[0] = hashWord(plain) & (rows - 1);
    affixRows(word, plain, where);
    out.fill(0);
    for (const row of found) for (let k = 0; k < width; k++) out[k] = (out[k] ?? 0) + (table[row * width + k] ?? 0);
  };
}

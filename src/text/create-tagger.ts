import type { Sentence, TextTables } from "../model/index.ts";
import { argmax } from "./find-name-tags.ts";
import type { Workspace } from "./kernels.ts";
import { openWorkspace } from "./kernels.ts";
import type { Layer } from "./linear-layers.ts";
import { applyLayer, placeLayer, quantiseRows } from "./linear-layers.ts";
import type { TaggerModel } from "./text-model.ts";
import { readTextModel } from "./text-model.ts";
import { AFFIXES, affixRows, hashWord, isShouting, plainWord } from "./word-features.ts";

/** Coarse tags alone, many times faster than the parser and a little less sure (docs/text.md): for what has to look at everything. */
export interface Tagger {
  /** For each sentence the tags of its words, as indices into `UPOS`. A sentence gets the same tags in any company. */
  tag(sentences: readonly Pick<Sentence, "words">[]): readonly Uint8Array[];
}

/** Words on each side that a tag depends on, as training/tagger.py has it. */
const REACH = 2;
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
  const layers = { hidden: placeLayer(workspace, tagger.hidden), out: placeLayer(workspace, tagger.out) };
  const placed = { tagger, layers, rowOf: createRows(tagger) };
  return {
    tag(sentences) {
      const tags: Uint8Array[] = [];
      for (let from = 0; from < sentences.length;) {
        let to = from;
        for (let words = 0; to < sentences.length && (words === 0 || words < BATCH_WORDS); to++) words += sentences[to]?.words.length ?? 0;
        tags.push(...tagBatch(workspace, placed, sentences.slice(from, to)));
        from = to;
      }
      return tags;
    },
  };
}

interface Placed {
  readonly tagger: TaggerModel;
  readonly rowOf: (word: string) => Int16Array;
  readonly layers: { readonly hidden: Layer; readonly out: Layer };
}

/** Sentences stand one after the other with empty rows between them, so that one product slides over them all. */
function tagBatch(
  workspace: Workspace,
  { tagger, layers, rowOf }: Placed,
  sentences: readonly Pick<Sentence, "words">[],
): readonly Uint8Array[] {
  const mark = workspace.mark();
  const count = sentences.reduce((sum, { words }) => sum + words.length + REACH, REACH);
  const stride = tagger.width * 2;
  const at = workspace.reserve((count + REACH) * stride);
  const rows = workspace.shorts(at, (count + REACH) * tagger.width).fill(0);
  let row = REACH;
  for (const { words } of sentences) {
    const lower = isShouting(words);
    for (const word of words) rows.set(rowOf(lower ? word.toLowerCase() : word), row++ * tagger.width);
    row += REACH;
  }
  const hidden = applyLayer(workspace, layers.hidden, { at, rows: count - REACH, stride, scales: 0, scale: 1 });
  workspace.kernels.rectify(hidden.at, (hidden.rows * hidden.stride) / 4);
  const scores = applyLayer(workspace, layers.out, quantiseRows(workspace, hidden, layers.hidden.width));
  const floats = workspace.floats(scores.at, (scores.rows * scores.stride) / 4);
  let first = 0;
  const tags = sentences.map(({ words }) => {
    const own = new Uint8Array(words.length);
    for (let i = 0; i < own.length; i++) own[i] = argmax(floats, (first + i) * layers.out.width, layers.out.outputs);
    first += words.length + REACH;
    return own;
  });
  workspace.release(mark);
  return tags;
}

/**
 * Sums of the rows of a word and its affixes, which are whole numbers that fit 16 bits. Kept by word, since most words of a text are the same
 * few thousand; all are forgotten when the table is full.
 */
function createRows({ table, width, rows: size }: TaggerModel): (word: string) => Int16Array {
  const kept = new Map<string, Int16Array>();
  const found = new Int32Array(AFFIXES + 1);
  const where = { out: found, at: 1, mask: size - 1 };
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_WORDS) kept.clear();
    const plain = plainWord(word);
    found[0] = hashWord(plain) & (size - 1);
    affixRows(word, plain, where);
    const sums = new Int16Array(width);
    for (const row of found) for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + (table[row * width + k] ?? 0);
    kept.set(word, sums);
    return sums;
  };
}

/** A few megabytes. */
const KEPT_WORDS = 20_000;

import { RELATIONS, UPOS } from "../model/index.ts";
import type { Encoder, PlacedOrder } from "./encode-words.ts";
import { encodeWords, placeEncoder } from "./encode-words.ts";
import { argmax, findNameTags } from "./find-name-tags.ts";
import { findTree } from "./find-tree.ts";
import type { Workspace } from "./kernels.ts";
import type { Layer, Rows, WholeRows } from "./linear-layers.ts";
import { applyLayer, placeFloats, placeLayer, quantiseRows, reserveRows } from "./linear-layers.ts";
import type { HeadName, TextModel } from "./text-model.ts";
import { timeOrder } from "./time-order.ts";
import type { WordTable } from "./word-table.ts";
import { createWordTable } from "./word-table.ts";

const VERB = UPOS.indexOf("VERB");
const OBJECT = RELATIONS.indexOf("obj");
/** What fine tags count beside coarse ones in the choice of a pair: of .4, .7 and 1 the best for both on the dev parts. */
const FINE_WEIGHT = 0.4;

/** What the model says of the words of one sentence. */
export interface WordReading {
  /** Numbers among the model's `upos`, `xpos` and `names`. */
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  readonly names: Uint8Array;
  /** -1 for the root. */
  readonly heads: Int16Array;
  /** Numbers in `RELATIONS`. */
  readonly relations: Uint8Array;
}

/** Coarse and fine tags that may stand together, as two columns. */
interface TagPairs {
  readonly coarse: Uint8Array;
  readonly fine: Uint8Array;
}

/** The model with its weights in the memory of the kernels. */
export interface PlacedModel {
  readonly workspace: Workspace;
  readonly words: WordTable;
  readonly encoder: Encoder;
  readonly pairs: TagPairs;
  /** Those whose coarse tag is that of verbs. */
  readonly verbPairs: TagPairs;
  readonly heads: Readonly<Record<HeadName, Layer>>;
  readonly root: number;
  readonly relationRoot: number;
}

export function placeModel(model: TextModel, workspace: Workspace): PlacedModel {
  const place = (name: HeadName): Layer => placeLayer(workspace, model.heads[name]);
  const [upos, xpos, names, arcs, relations] = [place("upos"), place("xpos"), place("names"), place("arcs"), place("relations")];
  const [arc_word, arc_head, relation_word, relation_head] = [
    place("arc_word"),
    place("arc_head"),
    place("relation_word"),
    place("relation_head"),
  ];
  const encoder = placeEncoder(workspace, model);
  return {
    ...{ workspace, encoder },
    words: createWordTable(workspace, model, {
      forward: encoder.first.forward.input,
      backward: encoder.first.backward.input,
    }),
    pairs: pairColumns(model.pairs),
    verbPairs: pairColumns(model.pairs.filter(([coarse]) => coarse === VERB)),
    heads: { upos, xpos, names, arcs, relations, arc_word, arc_head, relation_word, relation_head },
    root: placeFloats(workspace, model.root, model.root.length),
    relationRoot: placeFloats(workspace, model.relationRoot, model.relationRoot.length),
  };
}

function pairColumns(pairs: TextModel["pairs"]): TagPairs {
  return {
    coarse: Uint8Array.from(pairs, ([coarse]) => coarse),
    fine: Uint8Array.from(pairs, ([, fine]) => fine),
  };
}

/** Reads sentences together, the longest first. Each comes out as it would alone. */
export function readBatch(model: PlacedModel, sentences: readonly (readonly string[])[]): readonly WordReading[] {
  const { workspace } = model;
  model.words.makeRoom(sentences.reduce((sum, { length }) => sum + length, 0));
  const mark = workspace.mark();
  const encoded = encodeSentences(model, sentences);
  const scores = scoreWords(model, encoded);
  let first = 0;
  const readings = sentences.map(({ length }) => {
    const reading = readSentence(model, scores, { first, count: length });
    first += length;
    return reading;
  });
  workspace.release(mark);
  return readings;
}

/** Rows of the encoder, sentence after sentence. */
function encodeSentences({ workspace, words, encoder }: PlacedModel, sentences: readonly (readonly string[])[]): WholeRows {
  const order = placeOrder(workspace, sentences);
  const addresses = workspace.reserve(order.rows * 4);
  words.fill(sentences, addresses, order.starts);
  const timed = encodeWords(workspace, encoder, {
    words: { addresses, backwardAt: words.backwardAt },
    order,
  });
  const at = workspace.reserve(timed.rows * timed.stride);
  workspace.kernels.untime(timed.at, order.startsAt, order.countsAt, order.starts.length, order.firstsAt, at, timed.stride);
  return { ...timed, at };
}

function placeOrder(workspace: Workspace, sentences: readonly (readonly string[])[]): PlacedOrder & { readonly firstsAt: number } {
  const order = timeOrder(sentences.map(({ length }) => length));
  const place = (numbers: ArrayLike<number>): number => {
    const at = workspace.reserve(numbers.length * 4);
    workspace.numbers(at, numbers.length).set(numbers);
    return at;
  };
  let words = 0;
  const firsts = sentences.map(({ length }) => (words += length) - length);
  return {
    ...order,
    startsAt: place(order.starts),
    countsAt: place(order.counts),
    firstsAt: place(firsts),
  };
}

interface WordScores {
  readonly encoded: WholeRows;
  readonly upos: Rows;
  readonly xpos: Rows;
  readonly names: Rows;
  /** Words as dependents, through the arcs' matrix, and as heads. */
  readonly arcWord: Rows;
  readonly arcHead: Rows;
  readonly relationWord: Rows;
}

function scoreWords({ workspace, heads }: PlacedModel, encoded: WholeRows): WordScores {
  const wide = (layer: Layer): Rows => applyRectified(workspace, layer, encoded);
  const arcWord = quantiseRows(workspace, wide(heads.arc_word), heads.arcs.inputs);
  return {
    encoded,
    upos: applyLayer(workspace, heads.upos, encoded),
    xpos: applyLayer(workspace, heads.xpos, encoded),
    names: applyLayer(workspace, heads.names, encoded),
    arcWord: applyLayer(workspace, heads.arcs, arcWord),
    arcHead: wide(heads.arc_head),
    relationWord: wide(heads.relation_word),
  };
}

function applyRectified(workspace: Workspace, layer: Layer, input: WholeRows): Rows {
  const rows = applyLayer(workspace, layer, input);
  workspace.kernels.rectify(rows.at, (rows.rows * rows.stride) / 4);
  return rows;
}

interface Place {
  readonly first: number;
  readonly count: number;
}

function readSentence(model: PlacedModel, scores: WordScores, place: Place): WordReading {
  const { workspace, heads: layers } = model;
  const mark = workspace.mark();
  const heads = readHeads(model, scores, place);
  const relations = readRelations(model, scores, { ...place, heads });
  const names = findNameTags(workspace.floats(rowAt(scores.names, place.first), (place.count * scores.names.stride) / 4), {
    words: place.count,
    tags: layers.names.outputs,
    stride: scores.names.stride / 4,
  });
  const tags = readTags(model, scores, { ...place, heads, relations });
  workspace.release(mark);
  return { ...tags, names, heads, relations };
}

function readHeads({ workspace, heads: layers, root }: PlacedModel, scores: WordScores, { first, count }: Place): Int16Array {
  const out = reserveRows(workspace, count, count + 1);
  const words = [rowAt(scores.arcWord, first), scores.arcWord.stride, count];
  const width = layers.arcs.outputs;
  workspace.kernels.dots(...words, root, 0, 1, width, out.at, out.stride);
  workspace.kernels.dots(...words, rowAt(scores.arcHead, first), scores.arcHead.stride, count, width, out.at + 4, out.stride);
  return findTree(workspace.floats(out.at, count * (count + 1)), count);
}

/** The relation "root" (number 0) belongs to the one word under the root and to no other. */
function readRelations(
  { workspace, heads: layers, relationRoot }: PlacedModel,
  { encoded, relationWord }: WordScores,
  { first, count, heads }: Place & { readonly heads: Int16Array },
): Uint8Array {
  const width = layers.relation_word.outputs;
  const above = rowsAbove(workspace, layers.relation_head, { encoded, first, heads });
  const pairs = reserveRows(workspace, count, width * 3);
  const bytes = workspace.bytes(0, pairs.at + count * pairs.stride);
  for (let i = 0; i < count; i++) {
    const head = heads[i] ?? -1;
    const [word, upper] = [rowAt(relationWord, first + i), head < 0 ? relationRoot : (above.get(head) ?? 0)];
    const at = rowAt(pairs, i);
    workspace.kernels.pairUp(word, upper, width, at);
    bytes.copyWithin(at + width * 4, word, word + width * 4);
    bytes.copyWithin(at + width * 8, upper, upper + width * 4);
  }
  const scored = applyLayer(workspace, layers.relations, quantiseRows(workspace, pairs, width * 3));
  const floats = workspace.floats(scored.at, (count * scored.stride) / 4);
  return Uint8Array.from(heads, (head, i) =>
    head < 0 ? 0 : 1 + argmax(floats, (i * scored.stride) / 4 + 1, layers.relations.outputs - 1),
  );
}

/** Addresses of what the words on which others hang, half of all, are as heads. */
function rowsAbove(
  workspace: Workspace,
  layer: Layer,
  { encoded, first, heads }: { readonly encoded: WholeRows; readonly first: number; readonly heads: Int16Array },
): ReadonlyMap<number, number> {
  const words = [...new Set(heads)].filter((head) => head >= 0);
  const addresses = workspace.reserve(words.length * 4);
  workspace.numbers(addresses, words.length).set(words.map((word) => rowAt(encoded, first + word)));
  const at = workspace.reserve(words.length * encoded.stride);
  workspace.kernels.gather(addresses, words.length, 0, encoded.stride, at, encoded.stride);
  const rows = applyRectified(workspace, layer, { ...encoded, at, rows: words.length });
  return new Map(words.map((word, i) => [word, rowAt(rows, i)]));
}

/** The pair of tags of most score among those that stand together and agree with the tree: "armed" with an object is a verb. */
function readTags(
  { workspace, pairs, verbPairs }: PlacedModel,
  { upos, xpos }: WordScores,
  { first, count, heads, relations }: Place & Pick<WordReading, "heads" | "relations">,
): Pick<WordReading, "upos" | "xpos"> {
  const takesObject = new Uint8Array(count);
  for (const [word, head] of heads.entries()) if (relations[word] === OBJECT && head >= 0) takesObject[head] = 1;
  const coarse = workspace.floats(rowAt(upos, first), (count * upos.stride) / 4);
  const fine = workspace.floats(rowAt(xpos, first), (count * xpos.stride) / 4);
  const tags = { upos: new Uint8Array(count), xpos: new Uint8Array(count) };
  for (let i = 0; i < count; i++) {
    const among = takesObject[i] === 1 ? verbPairs : pairs;
    const best = bestPair(among, coarse.subarray((i * upos.stride) / 4), fine.subarray((i * xpos.stride) / 4));
    tags.upos[i] = among.coarse[best] ?? 0;
    tags.xpos[i] = among.fine[best] ?? 0;
  }
  return tags;
}

function bestPair(pairs: TagPairs, coarse: Float32Array, fine: Float32Array): number {
  let best = 0;
  let most = -Infinity;
  for (let k = 0; k < pairs.coarse.length; k++) {
    const score = (coarse[pairs.coarse[k] ?? 0] ?? 0) + FINE_WEIGHT * (fine[pairs.fine[k] ?? 0] ?? 0);
    if (score > most) [most, best] = [score, k];
  }
  return best;
}

function rowAt(rows: Rows, row: number): number {
  return rows.at + row * rows.stride;
}

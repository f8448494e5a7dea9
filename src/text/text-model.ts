import { Fault } from "../lib/fault.ts";

/** A matrix of 8-bit weights, one scale a row: element (r, c) is `weights[r * columns + c] * scales[r]`. Views of the file, not copies. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

/** A linear map: `outputs` rows of weights, and what is added to each output. */
export interface Linear extends Matrix {
  readonly bias: Float32Array;
}

/** One direction of one LSTM layer. Gates in the order input, forget, cell, output. */
export interface Direction {
  readonly input: Linear;
  readonly recurrent: Matrix;
}

/** The trained model as the file holds it. `training/export.py` writes what `readTextModel` reads. */
export interface TextModel {
  /** What it was trained on, and the licence of the weights. */
  readonly about: string;
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Coarse and fine tags that may stand together, as numbers. */
  readonly pairs: readonly (readonly [upos: number, xpos: number])[];
  readonly relations: readonly string[];
  readonly names: readonly string[];
  /** Hashes of the words that have a vector, ascending; the row of `vectors` and `trained` is the position here. */
  readonly hashes: Uint32Array;
  readonly vectors: Matrix;
  /** Row of `words` of each word that has a vector; 0 for words that training saw less than twice. */
  readonly trained: Uint16Array;
  readonly words: Matrix;
  readonly affixes: Matrix;
  readonly layers: readonly { readonly forward: Direction; readonly backward: Direction }[];
  readonly heads: Readonly<Record<HeadName, Linear>>;
  /** What stands for the artificial root among heads of arcs and of relations. */
  readonly root: Float32Array;
  readonly relationRoot: Float32Array;
  readonly tagger: TaggerModel;
  /** For each word that has a vector the lists in which it stands, a bit a list, and the net that reads the names of a text again. */
  readonly lists: Uint8Array;
  readonly review: { readonly hidden: Linear; readonly out: Linear };
}

/** The small tagger: rows of words and affixes are summed, and a layer looks at those of five words. */
export interface TaggerModel {
  readonly rows: number;
  readonly width: number;
  readonly table: Int8Array;
  readonly hidden: Linear;
  readonly out: Linear;
}

export type HeadName = "upos" | "xpos" | "names" | "arc_word" | "arc_head" | "arcs" | "relation_word" | "relation_head" | "relations";

interface Entry {
  readonly name: string;
  readonly kind: "i8" | "u8" | "u16" | "u32" | "f32";
  readonly shape: readonly number[];
  /** Bytes after the header. */
  readonly at: number;
}

interface Header {
  readonly about: string;
  readonly layers: number;
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly pairs: readonly (readonly [upos: number, xpos: number])[];
  readonly relations: readonly string[];
  readonly names: readonly string[];
  readonly tensors: readonly Entry[];
}

const MAGIC = "DEMTEXT3";

/**
 * Reads the model file: magic, length of a JSON header, the header, then tensors at multiples of 16 bytes. Throws the `Fault` "text/model"
 * for anything else.
 */
export function readTextModel(buffer: ArrayBufferLike): TextModel {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 12 || decode(bytes.slice(0, 8)) !== MAGIC) throw broken("it is not a model file");
  const length = new DataView(buffer).getUint32(8, true);
  const header: Header = JSON.parse(decode(bytes.slice(12, 12 + length)));
  const read = tensorReader(buffer, header.tensors, 12 + length);
  const { about, upos, xpos, pairs, relations, names } = header;
  return {
    ...{ about, upos, xpos, pairs, relations, names },
    hashes: read.u32("vectors.hashes"),
    vectors: read.matrix("vectors"),
    trained: read.u16("vectors.trained"),
    words: read.matrix("words"),
    affixes: read.matrix("affixes"),
    layers: Array.from({ length: header.layers }, (_, i) => {
      const direction = (name: string): Direction => ({
        input: read.linear(`layer${i}.${name}.input`),
        recurrent: read.matrix(`layer${i}.${name}.recurrent`),
      });
      return { forward: direction("forward"), backward: direction("backward") };
    }),
    heads: readHeads(read.linear),
    root: read.f32("root"),
    relationRoot: read.f32("relation_root"),
    tagger: { ...read.table("tagger.table"), hidden: read.linear("tagger.hidden"), out: read.linear("tagger.out") },
    lists: read.u8("review.lists"),
    review: { hidden: read.linear("review.hidden"), out: read.linear("review.out") },
  };
}

function readHeads(linear: (name: string) => Linear): Readonly<Record<HeadName, Linear>> {
  const [upos, xpos, names] = [linear("upos"), linear("xpos"), linear("names")];
  const [arc_word, arc_head, arcs] = [linear("arc_word"), linear("arc_head"), linear("arcs")];
  const [relation_word, relation_head, relations] = [linear("relation_word"), linear("relation_head"), linear("relations")];
  return { upos, xpos, names, arc_word, arc_head, arcs, relation_word, relation_head, relations };
}

// oxlint-disable-next-line typescript/explicit-function-return-type -- one reader a kind of tensor
function tensorReader(buffer: ArrayBufferLike, entries: readonly Entry[], start: number) {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const find = (
    name: string,
    kind: Entry["kind"],
    bytes: number,
  ): { readonly at: number; readonly count: number; readonly entry: Entry } => {
    const entry = byName.get(name);
    if (entry === undefined || entry.kind !== kind) throw broken(`"${name}" is missing`);
    const count = entry.shape.reduce((product, size) => product * size, 1);
    if (start + entry.at + count * bytes > buffer.byteLength) throw broken("it ends too early");
    return { at: start + entry.at, count, entry };
  };
  const f32 = (name: string): Float32Array => {
    const { at, count } = find(name, "f32", 4);
    return new Float32Array(buffer, at, count);
  };
  const matrix = (name: string): Matrix => {
    const { at, count, entry } = find(name, "i8", 1);
    const [rows = 0, columns = 0] = entry.shape;
    return { rows, columns, weights: new Int8Array(buffer, at, count), scales: f32(`${name}.scale`) };
  };
  return {
    f32,
    matrix,
    table(name: string): Pick<TaggerModel, "rows" | "width" | "table"> {
      const { at, count, entry } = find(name, "i8", 1);
      const [rows = 0, width = 0] = entry.shape;
      return { rows, width, table: new Int8Array(buffer, at, count) };
    },
    linear: (name: string): Linear => ({ ...matrix(name), bias: f32(`${name}.bias`) }),
    u8(name: string): Uint8Array {
      const { at, count } = find(name, "u8", 1);
      return new Uint8Array(buffer, at, count);
    },
    u16(name: string): Uint16Array {
      const { at, count } = find(name, "u16", 2);
      return new Uint16Array(buffer, at, count);
    },
    u32(name: string): Uint32Array {
      const { at, count } = find(name, "u32", 4);
      return new Uint32Array(buffer, at, count);
    },
  };
}

function broken(why: string): Fault {
  return new Fault("text/model", "Cannot read the text model", { where: "data/models/text.bin", why, next: "Install the package again" });
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

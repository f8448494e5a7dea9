import { Fault } from "../../lib/fault.ts";

/** Answers about a head: whether it names or goes back to a name, then of which kind its phrase is; a date is none that is given. */
export const PHRASE_ANSWERS = ["named", "PER", "ORG", "LOC", "MISC", "EVENT", "DATE"] as const;
export const ANSWERS = PHRASE_ANSWERS.length;

/** What `createPhraseFinder` weighs by. What is seen goes by the number of its name (`hashName`). */
export interface PhraseModel {
  /** What speaks for a stretch being the phrase of its head. */
  readonly spans: ReadonlyMap<number, number>;
  /** What speaks for the hidden units, then for the answers. */
  readonly heads: ReadonlyMap<number, Float32Array>;
  /** The hidden units: a row each for the numbers of `describeVectors`, and what is added. */
  readonly units: Float32Array;
  readonly unitBias: Float32Array;
  /** A row an answer of what the hidden units say for it, and what is added. */
  readonly out: Float32Array;
  readonly outBias: Float32Array;
}

/** Begin of the file, version 1; then how many things are seen of spans and of heads, hidden units and numbers for each. */
const MAGIC = 0x31524850;
const COUNTS = 5;

/** Reads the bytes of `data/models/phrases.bin`, as `writePhraseModel` wrote them. */
export function readPhraseModel(bytes: Uint8Array): PhraseModel {
  const { buffer, byteOffset, byteLength } = bytes.slice();
  const [magic, spans = 0, heads = 0, hidden = 0, inputs = 0] = new Uint32Array(buffer, byteOffset, byteLength < 4 * COUNTS ? 0 : COUNTS);
  if (magic !== MAGIC)
    throw new Fault("text/phrases", "Cannot use the weights of phrases", {
      where: "data/models/phrases.bin",
      why: "they are not of this version",
      next: "Train them anew: npm run train:phrases",
    });
  let at = byteOffset + 4 * COUNTS;
  const take = <T>(make: (at: number) => T, size: number): T => [make(at), (at += size)][0] as T;
  const hashes = (count: number): Int32Array => take((from) => new Int32Array(buffer, from, count), 4 * count);
  const floats = (count: number): Float32Array => take((from) => new Float32Array(buffer, from, count), 4 * count);
  const small = (count: number): Int8Array => take((from) => new Int8Array(buffer, from, count), count);
  const width = hidden + ANSWERS;
  const [spanHashes, headHashes, spanScale, headScales] = [hashes(spans), hashes(heads), floats(1), floats(width)];
  const [unitScales, unitBias, out, outBias] = [floats(hidden), floats(hidden), floats(ANSWERS * hidden), floats(ANSWERS)];
  const [spanWeights, headWeights, units] = [small(spans), small(heads * width), small(hidden * inputs)];
  const rowOf = (i: number): Float32Array => Float32Array.from(headScales, (scale, k) => scale * (headWeights[i * width + k] ?? 0));
  return {
    spans: new Map(Array.from(spanHashes, (hash, i) => [hash, (spanWeights[i] ?? 0) * (spanScale[0] ?? 0)])),
    heads: new Map(Array.from(headHashes, (hash, i) => [hash, rowOf(i)])),
    units: Float32Array.from(units, (weight, i) => weight * (unitScales[Math.floor(i / inputs)] ?? 0)),
    ...{ unitBias, out, outBias },
  };
}

/** The bytes of `data/models/phrases.bin`: numbers of 32 bits, then weights of 8. */
export function writePhraseModel({ spans, heads, units, unitBias, out, outBias }: PhraseModel): Uint8Array {
  const [hidden, inputs] = [unitBias.length, units.length / unitBias.length];
  const width = hidden + ANSWERS;
  const [spanHashes, headHashes] = [[...spans.keys()].sort(ascending), [...heads.keys()].sort(ascending)];
  const spanWeights = byColumn(
    spanHashes.map((hash) => [spans.get(hash) ?? 0]),
    1,
  );
  const headWeights = byColumn(
    headHashes.map((hash) => heads.get(hash) ?? []),
    width,
  );
  const rows = Array.from({ length: hidden }, (_, unit) => units.subarray(unit * inputs, (unit + 1) * inputs));
  const unitWeights = rows.map((row) =>
    byColumn(
      [...row].map((weight) => [weight]),
      1,
    ),
  );
  const parts = [
    ...[Uint32Array.of(MAGIC, spans.size, heads.size, hidden, inputs), Int32Array.from(spanHashes), Int32Array.from(headHashes)],
    ...[spanWeights.scales, headWeights.scales, Float32Array.from(unitWeights, ({ scales }) => scales[0] ?? 0), unitBias, out, outBias],
    ...[spanWeights.weights, headWeights.weights, ...unitWeights.map(({ weights }) => weights)],
  ];
  return Uint8Array.from(parts.flatMap((part) => [...new Uint8Array(part.buffer, part.byteOffset, part.byteLength)]));
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** Numbers as 8 bits, a scale a column. */
function byColumn(rows: readonly ArrayLike<number>[], columns: number): { readonly weights: Int8Array; readonly scales: Float32Array } {
  const scales = new Float32Array(columns);
  for (const row of rows) for (const [k, scale] of scales.entries()) scales[k] = Math.max(scale, Math.abs(row[k] ?? 0) / 127);
  const weights = new Int8Array(rows.length * columns);
  for (const [i, row] of rows.entries())
    for (const [k, scale] of scales.entries()) weights[i * columns + k] = scale > 0 ? Math.round((row[k] ?? 0) / scale) : 0;
  return { weights, scales };
}

/** How likely each of the stretches of one head is its phrase, if it has one. */
export function weighSpans({ spans }: Pick<PhraseModel, "spans">, seen: readonly (readonly number[])[]): readonly number[] {
  const sums = seen.map((list) => list.reduce((sum, hash) => sum + (spans.get(hash) ?? 0), 0));
  const most = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / all);
}

/** What is said of a head, in logarithms of odds for the first answer and before they are shared out for the kinds. */
export function weighHead(model: Omit<PhraseModel, "spans">, seen: readonly number[], vectors: Float32Array): Float32Array {
  const { heads, units, unitBias, out, outBias } = model;
  const [hidden, answers] = [Float32Array.from(unitBias), Float32Array.from(outBias)];
  for (const hash of seen) {
    const row = heads.get(hash);
    if (row === undefined) continue;
    for (let k = 0; k < hidden.length; k++) hidden[k] = (hidden[k] ?? 0) + (row[k] ?? 0);
    for (let k = 0; k < ANSWERS; k++) answers[k] = (answers[k] ?? 0) + (row[hidden.length + k] ?? 0);
  }
  for (let unit = 0; unit < hidden.length; unit++) {
    let sum = hidden[unit] ?? 0;
    const from = unit * vectors.length;
    for (let i = 0; i < vectors.length; i++) sum += (units[from + i] ?? 0) * (vectors[i] ?? 0);
    if (sum <= 0) continue;
    for (let k = 0; k < ANSWERS; k++) answers[k] = (answers[k] ?? 0) + sum * (out[k * hidden.length + unit] ?? 0);
  }
  return answers;
}

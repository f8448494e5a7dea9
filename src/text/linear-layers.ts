import type { Workspace } from "./kernels.ts";
import type { Linear, Matrix } from "./text-model.ts";

/** A linear map in the memory of the kernels, its weights packed as `multiply` reads them. */
export interface Layer {
  readonly inputs: number;
  /** Outputs rounded up to a multiple of 8; those beyond `outputs` are 0. */
  readonly width: number;
  readonly outputs: number;
  readonly weights: number;
  readonly bias: number;
}

/** Rows in the memory: `rows` of them, `stride` bytes apart. */
export interface Rows {
  readonly at: number;
  readonly rows: number;
  readonly stride: number;
}

/** Rows of bytes from 1 to 127, where 64 stands for 0: their scales are at `scales`, or all rows have the scale `scale` when that is 0. */
export interface WholeRows extends Rows {
  readonly scales: number;
  readonly scale: number;
}

/** Bytes of the head of a block: where its eight sums start, and their scales. */
const HEAD = 64;
/** What stands for 0 in a row of bytes. */
const ZERO = 64;

export function placeLayer(workspace: Workspace, map: Matrix | Linear): Layer {
  const width = (map.rows + 7) & ~7;
  const size = (width / 8) * (HEAD + map.columns * 8);
  const weights = workspace.reserve(size);
  workspace.bytes(weights, size).fill(0);
  pack(map, workspace, weights);
  const bias = "bias" in map ? placeFloats(workspace, map.bias, width) : 0;
  return { inputs: map.columns, width, outputs: map.rows, weights, bias };
}

/** Blocks of 8 outputs; after the head of each, four inputs after four, 8 outputs of 4 weights. */
function pack({ rows, columns, weights, scales }: Matrix, workspace: Workspace, at: number): void {
  const block = HEAD + columns * 8;
  const out = workspace.bytes(at, Math.ceil(rows / 8) * block);
  const starts = workspace.numbers(at, out.length / 4);
  const floats = workspace.floats(at, out.length / 4);
  for (let row = 0; row < rows; row++) {
    const head = (row >> 3) * block;
    const from = row * columns;
    let sum = 0;
    for (let k = 0; k < columns; k++) {
      const weight = weights[from + k] ?? 0;
      out[head + HEAD + (k >> 2) * 32 + (row & 7) * 4 + (k & 3)] = weight;
      sum += weight;
    }
    starts[head / 4 + (row & 7)] = -ZERO * sum;
    floats[head / 4 + 8 + (row & 7)] = scales[row] ?? 0;
  }
}

export function placeFloats(workspace: Workspace, values: Float32Array, width: number): number {
  const at = workspace.reserve(width * 4);
  const floats = workspace.floats(at, width);
  floats.fill(0);
  floats.set(values);
  return at;
}

/** Rows of `width` floats, not cleared. */
export function reserveRows(workspace: Workspace, rows: number, width: number): Rows {
  return { at: workspace.reserve(rows * width * 4), rows, stride: width * 4 };
}

/** The layer's outputs for each row of bytes, as floats; rows stand an odd number of cache lines apart, so that a column does not fall on a few of them. */
export function applyLayer(workspace: Workspace, layer: Layer, { at, stride, rows, scales, scale }: WholeRows): Rows {
  const apart = ((layer.width * 4 + 63) & ~63) | 64;
  const out = { at: workspace.reserve(rows * apart), rows, stride: apart };
  const { inputs, weights, width, bias } = layer;
  const sums = reserveSums(workspace, rows);
  workspace.kernels.multiply(at, stride, rows, inputs, weights, width, scales, scale, bias, 0, out.at, out.stride, sums);
  return out;
}

/** Room for the sums of `multiply`, eight a row. */
export function reserveSums(workspace: Workspace, rows: number): number {
  return workspace.reserve(rows * 32);
}

/** Rows of floats as bytes, each row with a scale of its own, so that a row comes out the same in any company. */
export function quantiseRows(workspace: Workspace, input: Rows, columns: number): WholeRows {
  const at = workspace.reserve(input.rows * columns);
  const scales = workspace.reserve(input.rows * 4);
  workspace.kernels.quantise(input.at, input.stride, input.rows, columns, at, columns, scales);
  return { at, rows: input.rows, stride: columns, scales, scale: 1 };
}

import type { Workspace } from "./kernels.ts";
import type { Linear, Matrix } from "./text-model.ts";

/** A linear map in the memory of the kernels, its weights packed as `multiply` reads them. */
export interface Layer {
  readonly inputs: number;
  /** Outputs rounded up to a multiple of 8; those beyond `outputs` are 0. */
  readonly width: number;
  readonly outputs: number;
  readonly weights: number;
  readonly scales: number;
  readonly bias: number;
}

/** Rows in the memory: `rows` of them, `stride` bytes apart. */
export interface Rows {
  readonly at: number;
  readonly rows: number;
  readonly stride: number;
}

/** Rows of 16-bit numbers: their scales are at `scales`, or all rows have the scale `scale` when that is 0. */
export interface WholeRows extends Rows {
  readonly scales: number;
  readonly scale: number;
}

/** What `kernels/text.ts` stores outputs of cells as: 16384 is 1. */
export const CELL_SCALE = 1 / 16_384;

export function placeLayer(workspace: Workspace, map: Matrix | Linear): Layer {
  const width = (map.rows + 7) & ~7;
  const weights = workspace.reserve(width * map.columns * 2);
  pack(map, workspace.shorts(weights, width * map.columns));
  const scales = placeFloats(workspace, map.scales, width);
  const bias = "bias" in map ? placeFloats(workspace, map.bias, width) : 0;
  return { inputs: map.columns, width, outputs: map.rows, weights, scales, bias };
}

/** Blocks of 8 outputs; in each, two inputs after two, 8 outputs of 2 weights. */
function pack({ rows, columns, weights }: Matrix, out: Int16Array): void {
  out.fill(0);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const to = (row >> 3) * columns * 8 + (row & 7) * 2;
    for (let k = 0; k < columns; k += 2) {
      out[to + k * 8] = weights[from + k] ?? 0;
      out[to + k * 8 + 1] = weights[from + k + 1] ?? 0;
    }
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

/** The layer's outputs for each row of whole numbers, as floats. */
export function applyLayer(workspace: Workspace, layer: Layer, input: WholeRows): Rows {
  const out = reserveRows(workspace, input.rows, layer.width);
  multiplyInto(workspace, layer, { input, base: { at: layer.bias, rows: 1, stride: 0 }, out });
  return out;
}

/** out = base + layer(input), row by row, without the layer's bias. */
export function multiplyInto(
  { kernels }: Workspace,
  layer: Layer,
  { input, base, out }: { readonly input: WholeRows; readonly base: Rows; readonly out: Rows },
): void {
  kernels.multiply(
    ...[input.at, input.stride, input.rows, layer.inputs, layer.weights, layer.width, layer.scales],
    ...[input.scales, input.scale, base.at, base.stride, out.at, out.stride],
  );
}

/** Rows of floats as whole numbers, each row with a scale of its own, so that a row comes out the same in any company. */
export function quantiseRows(workspace: Workspace, input: Rows, columns: number): WholeRows {
  const at = workspace.reserve(input.rows * columns * 2);
  const scales = workspace.reserve(input.rows * 4);
  workspace.kernels.quantise(input.at, input.stride, input.rows, columns, at, columns * 2, scales);
  return { at, rows: input.rows, stride: columns * 2, scales, scale: 1 };
}

import type { Workspace } from "./kernels.ts";
import type { ProductPlan } from "./plan-products.ts";
import { planProducts } from "./plan-products.ts";
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
  const plans = workspace.kernels.goesInPairs() !== 0;
  const size = (width / 8) * (HEAD + (plans ? planBytes(map.columns) : 0) + map.columns * 8);
  const weights = workspace.reserve(size);
  workspace.bytes(weights, size).fill(0);
  const block = size / (width / 8);
  for (let row = 0; row < map.rows; row += 8) {
    const at = weights + (row / 8) * block;
    const plan = plans ? planProducts(map, row) : null;
    if (plan !== null) placePlan(workspace, at + HEAD, plan);
    packBlock(workspace, { at, weights: at + block - map.columns * 8, order: plan?.order ?? null }, { map, row });
  }
  const bias = "bias" in map ? placeFloats(workspace, map.bias, width) : 0;
  return { inputs: map.columns, width, outputs: map.rows, weights, bias };
}

/** How many fours, twos and ones, and where in a row each quadruple begins. */
function placePlan(workspace: Workspace, at: number, { fours, twos, ones, order }: ProductPlan): void {
  workspace.numbers(at, 3).set([fours, twos, ones]);
  workspace.places(at + 16, order.length).set(order.map((quadruple) => quadruple * 4));
}

function planBytes(columns: number): number {
  return 16 + ((columns / 2 + 15) & ~15);
}

interface Block {
  readonly at: number;
  readonly weights: number;
  /** Quadruples of inputs as they are to stand; null for as they come. */
  readonly order: readonly number[] | null;
}

/** A block of 8 outputs: its head, then four inputs after four, 8 outputs of 4 weights. */
function packBlock(workspace: Workspace, block: Block, { map, row: first }: { readonly map: Matrix; readonly row: number }): void {
  const { rows, columns, weights, scales } = map;
  const starts = workspace.numbers(block.at, 8);
  const floats = workspace.floats(block.at + 32, 8);
  const out = workspace.bytes(block.weights, columns * 8);
  const placeOf = new Uint16Array(columns / 4);
  for (let i = 0; i < placeOf.length; i++) placeOf[block.order?.[i] ?? i] = i;
  for (let row = first; row < Math.min(rows, first + 8); row++) {
    const column = row - first;
    let sum = 0;
    for (let k = 0; k < columns; k++) {
      const weight = weights[row * columns + k] ?? 0;
      out[(placeOf[k >> 2] ?? 0) * 32 + column * 4 + (k & 3)] = weight;
      sum += weight;
    }
    starts[column] = -ZERO * sum;
    floats[column] = scales[row] ?? 0;
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

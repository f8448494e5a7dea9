import type { Workspace } from "./kernels.ts";
import { TOGETHER, findHeavy } from "./find-heavy.ts";
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
/** Bytes of the weights of a quadruple of inputs. */
const QUADRUPLE = 32;
/** What stands for 0 in a row of bytes. */
const ZERO = 64;

export function placeLayer(workspace: Workspace, map: Matrix | Linear): Layer {
  const width = (map.rows + 7) & ~7;
  const bias = "bias" in map ? placeFloats(workspace, map.bias, width) : 0;
  const lay = workspace.kernels.goesInPairs() === 0 ? layBlock : layBlockInPairs;
  // Blocks of 8 outputs, one right after the other.
  const weights = workspace.mark();
  for (let row = 0; row < map.rows; row += 8) placeBlock(workspace, map, { row, ...lay(map, row) });
  return { inputs: map.columns, width, outputs: map.rows, weights, bias };
}

/** Bytes of a row of so many inputs: `multiply` reads them by sixteens. Those beyond meet weights of 0. */
export function paddedInputs(inputs: number): number {
  return (inputs + 15) & ~15;
}

/** Where things stand in a block. */
interface Layout {
  readonly size: number;
  /** The 8 weights each of four inputs, quadruple by quadruple. */
  readonly weightsAt: Int32Array;
  /** Where the sums of the group of a quadruple start, in 16 bits; none for those whose sums start in the head. */
  readonly startsAt: Int32Array | null;
  /** Quadruples by themselves. */
  readonly alone: readonly number[];
}

/** The head, then quadruple after quadruple. */
function layBlock({ columns }: Matrix): Layout {
  const weightsAt = Int32Array.from({ length: paddedInputs(columns) / 4 }, (_, i) => HEAD + i * QUADRUPLE);
  return { size: HEAD + weightsAt.length * QUADRUPLE, weightsAt, startsAt: null, alone: [] };
}

/** Bytes of the number of quadruples by themselves, of where the sums of a group start, and of where in a row a quadruple by itself is. */
const [COUNT, STARTS, PLACE] = [16, 32, 16];

/** The head, how many quadruples stand by themselves, groups of quadruples in which heavy ones are 0, then those. */
function layBlockInPairs(map: Matrix, row: number): Layout {
  const groups = HEAD + COUNT;
  const group = STARTS + TOGETHER * QUADRUPLE;
  const startOf = (quadruple: number): number => groups + Math.floor(quadruple / TOGETHER) * group;
  const weightsAt = Int32Array.from({ length: paddedInputs(map.columns) / 4 }, (_, i) => startOf(i) + STARTS + (i % TOGETHER) * QUADRUPLE);
  const startsAt = weightsAt.map((_, i) => startOf(i));
  const alone = findHeavy(map, row);
  let size = startOf(weightsAt.length);
  for (const quadruple of alone) {
    weightsAt[quadruple] = size + PLACE;
    startsAt[quadruple] = 0;
    size += PLACE + QUADRUPLE;
  }
  return { size, weightsAt, startsAt, alone };
}

function placeBlock(workspace: Workspace, map: Matrix, block: Layout & { readonly row: number }): void {
  const { rows, columns, weights, scales } = map;
  const { size, weightsAt, startsAt, alone } = block;
  const at = workspace.reserve(size);
  const out = workspace.bytes(at, size).fill(0);
  const starts = workspace.numbers(at, 8);
  const shortStarts = workspace.shorts(at, size / 2);
  for (let row = block.row; row < Math.min(rows, block.row + 8); row++) {
    const output = row - block.row;
    workspace.floats(at + 32, 8)[output] = scales[row] ?? 0;
    for (let k = 0; k < columns; k++) {
      const weight = weights[row * columns + k] ?? 0;
      out[(weightsAt[k >> 2] ?? 0) + output * 4 + (k & 3)] = weight;
      const from = startsAt?.[k >> 2] ?? 0;
      if (from === 0) starts[output] = (starts[output] ?? 0) - ZERO * weight;
      else {
        const start = from / 2 + output * 2 + ((k >> 1) & 1);
        shortStarts[start] = (shortStarts[start] ?? 0) - ZERO * weight;
      }
    }
  }
  if (startsAt !== null) workspace.numbers(at + HEAD, 1)[0] = alone.length;
  for (const quadruple of alone) workspace.numbers(at + (weightsAt[quadruple] ?? 0) - PLACE, 1)[0] = quadruple * 4;
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

/** The layer's outputs for each row of bytes, as floats. */
export function applyLayer(workspace: Workspace, layer: Layer, { at, stride, rows, scales, scale }: WholeRows): Rows {
  const { inputs, weights, width, bias } = layer;
  const apart = rowsApart(width);
  const out = { at: workspace.reserve(rows * apart), rows, stride: apart };
  const sums = reserveSums(workspace, rows);
  workspace.kernels.multiply(at, stride, rows, paddedInputs(inputs), weights, width, scales, scale, bias, 0, out.at, out.stride, sums);
  return out;
}

/** Bytes from row to row of so many floats: an odd number of cache lines, so that a column does not fall on a few of them. */
export function rowsApart(width: number): number {
  return ((width * 4 + 63) & ~63) | 64;
}

/** Room for the sums of `multiply`, eight a row. */
export function reserveSums(workspace: Workspace, rows: number): number {
  return workspace.reserve(rows * 32);
}

/** Rows of floats as bytes, each row with a scale of its own, so that a row comes out the same in any company. */
export function quantiseRows(workspace: Workspace, input: Rows, columns: number): WholeRows {
  const stride = paddedInputs(columns);
  const at = workspace.reserve(input.rows * stride);
  const scales = workspace.reserve(input.rows * 4);
  workspace.kernels.quantise(input.at, input.stride, input.rows, columns, at, stride, scales);
  return { at, rows: input.rows, stride, scales, scale: 1 };
}

import type { Matrix } from "./text-model.ts";

/** Which quadruples of weights are multiplied one after the other before their sums are widened: `fours` of four, then twos, then ones. */
export interface ProductPlan {
  readonly fours: number;
  readonly twos: number;
  readonly ones: number;
  /** Numbers of the quadruples in that order. */
  readonly order: readonly number[];
}

/** Outputs of a block, each with sums of two pairs a quadruple; of a sum its largest and its least are looked at. */
const OUTPUTS = 8;
const SUMS = OUTPUTS * 4;
/** What weights of one sign may come to beside activations of up to 127 before their sum could leave 16 bits. */
const MOST = Math.floor(32767 / 127);
const TOGETHER = 4;

/** Puts quadruples of a block's weights together such that no sum can leave 16 bits, as many by four as go, the heaviest first. */
export function planProducts(matrix: Matrix, firstRow: number): ProductPlan {
  const count = matrix.columns / 4;
  const sums = sumsOf(matrix, firstRow);
  // What the quadruples of a bin come to; bin after bin.
  const filled = new Uint16Array(count * SUMS);
  const bins: number[][] = [];
  const open: number[] = [];
  for (const quadruple of heaviestFirst(sums, count)) {
    let at = open.findIndex((bin) => goesInto(filled, bin * SUMS, { sums, at: quadruple * SUMS }));
    if (at < 0) at = open.push(bins.push([]) - 1) - 1;
    const bin = open[at] ?? 0;
    for (let i = 0; i < SUMS; i++) filled[bin * SUMS + i] = (filled[bin * SUMS + i] ?? 0) + (sums[quadruple * SUMS + i] ?? 0);
    if (bins[bin]?.push(quadruple) === TOGETHER) open.splice(at, 1);
  }
  const fours = bins.flatMap((bin) => (bin.length === TOGETHER ? bin : []));
  const rest = bins.filter((bin) => bin.length < TOGETHER);
  const twos = rest.flatMap((bin) => (bin.length > 1 ? bin.slice(0, 2) : []));
  const ones = rest.flatMap((bin) => (bin.length > 1 ? bin.slice(2) : bin));
  return { fours: fours.length / TOGETHER, twos: twos.length / 2, ones: ones.length, order: [...fours, ...twos, ...ones] };
}

function heaviestFirst(sums: Uint16Array, count: number): readonly number[] {
  const weights = new Uint16Array(count);
  for (let at = 0; at < sums.length; at++) {
    const quadruple = Math.floor(at / SUMS);
    weights[quadruple] = Math.max(weights[quadruple] ?? 0, sums[at] ?? 0);
  }
  return [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
}

function goesInto(filled: Uint16Array, from: number, { sums, at }: { readonly sums: Uint16Array; readonly at: number }): boolean {
  for (let i = 0; i < SUMS; i++) if ((filled[from + i] ?? 0) + (sums[at + i] ?? 0) > MOST) return false;
  return true;
}

/** By quadruple: for each output and each of its two pairs what the positive weights come to, and the negative ones. */
function sumsOf({ rows, columns, weights }: Matrix, firstRow: number): Uint16Array {
  const sums = new Uint16Array((columns / 4) * SUMS);
  for (let row = firstRow; row < Math.min(rows, firstRow + OUTPUTS); row++)
    for (let k = 0; k < columns; k++) {
      const weight = weights[row * columns + k] ?? 0;
      const at = (k >> 2) * SUMS + (row - firstRow) * 4 + (k & 2) + (weight < 0 ? 1 : 0);
      sums[at] = (sums[at] ?? 0) + Math.abs(weight);
    }
  return sums;
}

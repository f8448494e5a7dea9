import { multiply } from "./multiply";
import { MOST, putBytes } from "./rows";

/**
 * Steps `from` to `to` (not included) of one direction of an LSTM over a batch in the order of time: step t has counts[t] rows from row starts[t]
 * on, and what was said at the step before, product of its outputs and `w`, is added to the `gates` of each row before the cells work. `gates`
 * is where row 0 of the batch would stand. A direction of -1 runs from `to` to `from`. Outputs go to `out`, in bytes of scale 1/63.
 */
export function remember(
  gates: usize,
  gateStride: usize,
  starts: usize,
  counts: usize,
  steps: i32,
  from: i32,
  to: i32,
  direction: i32,
  hidden: i32,
  w: usize,
  states: usize,
  out: usize,
  outStride: usize,
  sums: usize,
): void {
  for (let t = 0; t < to - from; t++) {
    const step = direction > 0 ? from + t : to - 1 - t;
    const before = step - direction;
    const first = <usize>load<i32>(starts + (<usize>step << 2));
    const rows = load<i32>(counts + (<usize>step << 2));
    const own = gates + first * gateStride;
    if (before >= 0 && before < steps) {
      // Sentences that have both steps come first in each.
      const last = out + <usize>load<i32>(starts + (<usize>before << 2)) * outStride;
      const both = min(load<i32>(counts + (<usize>before << 2)), rows);
      multiply(last, outStride, both, hidden, w, hidden << 2, 0, 1 / MOST, own, gateStride, own, gateStride, sums);
    }
    cells(own, gateStride, rows, hidden, states, out + first * outStride, outStride);
  }
}

/**
 * One step of `rows` LSTM cells of `hidden` units: gates (input, forget, cell, output, each `hidden` floats) and the state `c` give the new
 * state and the output. `hidden` is a multiple of 4. A sigmoid is half of 1 + tanh of half, and tanh a fraction, so that products of two share
 * a division.
 */
function cells(gates: usize, gateStride: usize, rows: i32, hidden: i32, c: usize, out: usize, outStride: usize): void {
  const width = <usize>(hidden << 2);
  for (let r = 0; r < rows; r++) {
    const gate = gates + <usize>r * gateStride;
    const state = c + <usize>r * width;
    const to = out + <usize>r * outStride;
    // One loop after the other: with both in one fewer units are under way at a time, and each waits for itself.
    for (let j: usize = 0; j < width; j += 16) {
      const input = clampHalf(v128.load(gate + j));
      const input2 = f32x4.mul(input, input);
      const inputBelow = below(input2);
      const fresh = clamp(v128.load(gate + 2 * width + j));
      const fresh2 = f32x4.mul(fresh, fresh);
      const added = f32x4.div(
        f32x4.mul(f32x4.add(inputBelow, above(input, input2)), above(fresh, fresh2)),
        f32x4.mul(inputBelow, below(fresh2)),
      );
      const forget = clampHalf(v128.load(gate + width + j));
      const forget2 = f32x4.mul(forget, forget);
      const forgetBelow = below(forget2);
      const kept = f32x4.div(f32x4.mul(f32x4.add(forgetBelow, above(forget, forget2)), v128.load(state + j)), forgetBelow);
      v128.store(state + j, f32x4.mul(f32x4.add(kept, added), number(7)));
    }
    for (let j: usize = 0; j < width; j += 16) {
      const said = clamp(v128.load(state + j));
      const said2 = f32x4.mul(said, said);
      const output = clampHalf(v128.load(gate + 3 * width + j));
      const output2 = f32x4.mul(output, output);
      const outputBelow = below(output2);
      const told = f32x4.mul(f32x4.add(outputBelow, above(output, output2)), above(said, said2));
      putBytes(f32x4.div(f32x4.mul(told, number(8)), f32x4.mul(outputBelow, below(said2))), to + (j >> 2));
    }
  }
}

/** Lambert's fraction for tanh: x (135135 + 17325 x² + 378 x⁴ + x⁶) / (135135 + 62370 x² + 3150 x⁴ + 28 x⁶), 1 at 4.97 within 1e-4. */
const NUMBERS = memory.data<f32>(
  [
    135135, 135135, 135135, 135135, 17325, 17325, 17325, 17325, 378, 378, 378, 378, 62370, 62370, 62370, 62370, 3150, 3150, 3150, 3150, 28, 28, 28,
    28, 4.97, 4.97, 4.97, 4.97, 0.5, 0.5, 0.5, 0.5, 31.5, 31.5, 31.5, 31.5,
  ],
  16,
);

/** Read from memory four times over, since that is quicker than to make a vector of a constant, or of one number. */
// @ts-ignore: decorator
@inline
function number(i: i32): v128 {
  return v128.load(NUMBERS + (<usize>i << 4));
}

// @ts-ignore: decorator
@inline
function above(x: v128, x2: v128): v128 {
  const sum = f32x4.add(f32x4.mul(f32x4.add(x2, number(2)), x2), number(1));
  return f32x4.mul(f32x4.add(f32x4.mul(sum, x2), number(0)), x);
}

// @ts-ignore: decorator
@inline
function below(x2: v128): v128 {
  const sum = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(x2, number(5)), number(4)), x2), number(3));
  return f32x4.add(f32x4.mul(sum, x2), number(0));
}

// @ts-ignore: decorator
@inline
function clamp(x: v128): v128 {
  const most = number(6);
  return f32x4.pmin(most, f32x4.pmax(f32x4.neg(most), x));
}

// @ts-ignore: decorator
@inline
function clampHalf(x: v128): v128 {
  return clamp(f32x4.mul(x, number(7)));
}

/** Rows of a batch in the order of time, written sentence after sentence: word t of sentence s is row starts[t] + s, and goes to row firsts[s] + t. */
export function untime(from: usize, starts: usize, counts: usize, steps: i32, firsts: usize, to: usize, stride: usize): void {
  let row = from;
  for (let t = 0; t < steps; t++) {
    const count = load<i32>(counts + (<usize>t << 2));
    for (let s = 0; s < count; s++) {
      memory.copy(to + <usize>(load<i32>(firsts + (<usize>s << 2)) + t) * stride, row, stride);
      row += stride;
    }
  }
}

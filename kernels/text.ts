/**
 * The inner loops of src/text, in AssemblyScript: matrix products of 7-bit activations with 8-bit weights, and LSTM cells.
 *
 * Sums of products are whole numbers and therefore exact, and what is left in 32-bit floats uses plain SIMD in a fixed order: the result for
 * a row is the same in every batch, on every thread and on every machine. The one relaxed instruction (`relaxed_dot`) is exact as it is used
 * here: activations stand from 1 to 127, so that neither their sign nor a sum of two products depends on the machine. All addresses are bytes.
 * Built by `npm run kernels`; `npm run check` builds it anew and compares.
 */

/** Columns of a block of packed weights: two vectors of four sums. */
const BLOCK: i32 = 8;
/** A block begins with where its sums start (what 64 in place of 0 adds, with a minus) and with its scales. */
const HEAD: usize = 64;
/** What stands for 0 among activations, and how far they go from there. */
const ZERO: f32 = 64;
const MOST: f32 = 63;

/**
 * out[r][c] = base[r][c] + rowScale[r] * colScale[c] * sum over k of (x[r][k] - 64) * w[k][c].
 *
 * `x` has `k` bytes a row (a multiple of 16). `w` is packed in blocks of 8 columns: 8 starts of sums, 8 scales, then four of k after four, 8
 * columns of 4 weights. `base` may repeat one row (stride 0) or be `out`. `columns` is a multiple of 8. A `rowScale` of address 0 means that all
 * rows have the scale `scale`. `sums` is room for 32 bytes a row.
 */
export function multiply(
  x: usize,
  xStride: usize,
  rows: i32,
  k: i32,
  w: usize,
  columns: i32,
  rowScale: usize,
  scale: f32,
  base: usize,
  baseStride: usize,
  out: usize,
  outStride: usize,
  sums: usize,
): void {
  const blockBytes = HEAD + <usize>(k << 3);
  for (let c = 0; c < columns; c += BLOCK) {
    if (GOES_IN_PAIRS) sumBlock<i16>(x, xStride, rows, w, w + blockBytes, sums);
    else sumBlock<i32>(x, xStride, rows, w, w + blockBytes, sums);
    const s0 = v128.load(w, 32);
    const s1 = v128.load(w, 48);
    let from = base + <usize>(c << 2);
    let to = out + <usize>(c << 2);
    for (let r = 0; r < rows; r++) {
      const own = rowScale == 0 ? f32x4.splat(scale) : v128.load32_splat(rowScale + (<usize>r << 2));
      const at = sums + (<usize>r << 5);
      v128.store(to, f32x4.add(v128.load(from), f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(v128.load(at)), s0), own)));
      v128.store(to, f32x4.add(v128.load(from, 16), f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(v128.load(at, 16)), s1), own)), 16);
      from += baseStride;
      to += outStride;
    }
    w += blockBytes;
  }
}

/**
 * Sums of one block of 8 columns for all rows, 32 bytes a row. Rows go six at a time, which is what the registers hold; what is left goes in twos
 * and ones, with as many sums under way. Apart from what becomes of the sums, since with both in one loop V8 keeps some of the sums in memory and
 * takes nearly twice as long.
 */
function sumBlock<T>(x: usize, xStride: usize, rows: i32, head: usize, end: usize, sums: usize): void {
  const block = head + HEAD;
  let r = 0;
  for (; r + 6 <= rows; r += 6) {
    let x0 = x + <usize>r * xStride;
    let x1 = x0 + xStride;
    let x2 = x1 + xStride;
    let x3 = x2 + xStride;
    let x4 = x3 + xStride;
    let x5 = x4 + xStride;
    let a0 = v128.load(head);
    let a1 = v128.load(head, 16);
    let b0 = a0;
    let b1 = a1;
    let c0 = a0;
    let c1 = a1;
    let d0 = a0;
    let d1 = a1;
    let e0 = a0;
    let e1 = a1;
    let f0 = a0;
    let f1 = a1;
    for (let at = block; at < end; at += 32) {
      const w0 = v128.load(at);
      const w1 = v128.load(at, 16);
      let p = v128.load32_splat(x0);
      a0 = dot<T>(w0, p, a0);
      a1 = dot<T>(w1, p, a1);
      p = v128.load32_splat(x1);
      b0 = dot<T>(w0, p, b0);
      b1 = dot<T>(w1, p, b1);
      p = v128.load32_splat(x2);
      c0 = dot<T>(w0, p, c0);
      c1 = dot<T>(w1, p, c1);
      p = v128.load32_splat(x3);
      d0 = dot<T>(w0, p, d0);
      d1 = dot<T>(w1, p, d1);
      p = v128.load32_splat(x4);
      e0 = dot<T>(w0, p, e0);
      e1 = dot<T>(w1, p, e1);
      p = v128.load32_splat(x5);
      f0 = dot<T>(w0, p, f0);
      f1 = dot<T>(w1, p, f1);
      x0 += 4;
      x1 += 4;
      x2 += 4;
      x3 += 4;
      x4 += 4;
      x5 += 4;
    }
    const to = sums + (<usize>r << 5);
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to, b0, 32);
    v128.store(to, b1, 48);
    v128.store(to, c0, 64);
    v128.store(to, c1, 80);
    v128.store(to, d0, 96);
    v128.store(to, d1, 112);
    v128.store(to, e0, 128);
    v128.store(to, e1, 144);
    v128.store(to, f0, 160);
    v128.store(to, f1, 176);
  }
  for (; r + 2 <= rows; r += 2) {
    let x0 = x + <usize>r * xStride;
    let x1 = x0 + xStride;
    let a0 = v128.load(head);
    let a1 = v128.load(head, 16);
    let b0 = a0;
    let b1 = a1;
    let c0 = i32x4.splat(0);
    let c1 = c0;
    let d0 = c0;
    let d1 = c0;
    for (let at = block; at < end; at += 64) {
      let w0 = v128.load(at);
      let w1 = v128.load(at, 16);
      let p = v128.load32_splat(x0);
      a0 = dot<T>(w0, p, a0);
      a1 = dot<T>(w1, p, a1);
      p = v128.load32_splat(x1);
      b0 = dot<T>(w0, p, b0);
      b1 = dot<T>(w1, p, b1);
      w0 = v128.load(at, 32);
      w1 = v128.load(at, 48);
      p = v128.load32_splat(x0, 4);
      c0 = dot<T>(w0, p, c0);
      c1 = dot<T>(w1, p, c1);
      p = v128.load32_splat(x1, 4);
      d0 = dot<T>(w0, p, d0);
      d1 = dot<T>(w1, p, d1);
      x0 += 8;
      x1 += 8;
    }
    const to = sums + (<usize>r << 5);
    v128.store(to, i32x4.add(a0, c0));
    v128.store(to, i32x4.add(a1, c1), 16);
    v128.store(to, i32x4.add(b0, d0), 32);
    v128.store(to, i32x4.add(b1, d1), 48);
  }
  if (r < rows) {
    let x0 = x + <usize>r * xStride;
    let a0 = v128.load(head);
    let a1 = v128.load(head, 16);
    let b0 = i32x4.splat(0);
    let b1 = b0;
    let c0 = b0;
    let c1 = b0;
    let d0 = b0;
    let d1 = b0;
    for (let at = block; at < end; at += 128) {
      let p = v128.load32_splat(x0);
      a0 = dot<T>(v128.load(at), p, a0);
      a1 = dot<T>(v128.load(at, 16), p, a1);
      p = v128.load32_splat(x0, 4);
      b0 = dot<T>(v128.load(at, 32), p, b0);
      b1 = dot<T>(v128.load(at, 48), p, b1);
      p = v128.load32_splat(x0, 8);
      c0 = dot<T>(v128.load(at, 64), p, c0);
      c1 = dot<T>(v128.load(at, 80), p, c1);
      p = v128.load32_splat(x0, 12);
      d0 = dot<T>(v128.load(at, 96), p, d0);
      d1 = dot<T>(v128.load(at, 112), p, d1);
      x0 += 16;
    }
    a0 = i32x4.add(i32x4.add(a0, b0), i32x4.add(c0, d0));
    a1 = i32x4.add(i32x4.add(a1, b1), i32x4.add(c1, d1));
    const to = sums + (<usize>r << 5);
    v128.store(to, a0);
    v128.store(to, a1, 16);
  }
}

/**
 * Adds four products of 8-bit weights and 7-bit activations to each of four sums: at once, or (T is i16) in pairs of 16 bits first, which is quicker
 * where the processor has no instruction for the whole. The sums are the same.
 */
// @ts-ignore: decorator
@inline
function dot<T>(weights: v128, activations: v128, sum: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.relaxed_dot_i8x16_i7x16_add_s(weights, activations, sum);
  return i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(i16x8.relaxed_dot_i8x16_i7x16_s(weights, activations)));
}

/** Whether dot products go in pairs on this processor, which shows in what becomes of a byte above 127: then sums of two end at 32767. */
const GOES_IN_PAIRS: bool = i32x4.extract_lane(dot<i32>(i8x16.splat(127), i8x16.splat(-1), i32x4.splat(0)), 0) == 65534;

/** Each row of `k` floats as bytes from 1 to 127 of its own scale (0 is 64, the largest 127 or 1); the scale of row r goes to rowScale[r]. k is a multiple of 4. */
export function quantise(x: usize, xStride: usize, rows: i32, k: i32, out: usize, outStride: usize, rowScale: usize): void {
  for (let r = 0; r < rows; r++) {
    const row = x + <usize>r * xStride;
    let most = f32x4.splat(1e-9);
    for (let j = 0; j < k; j += 4) most = f32x4.pmax(most, f32x4.abs(v128.load(row + <usize>(j << 2))));
    const largest = max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
    store<f32>(rowScale + (<usize>r << 2), largest / MOST);
    const by = f32x4.splat(MOST / largest);
    const to = out + <usize>r * outStride;
    for (let j = 0; j < k; j += 4) putBytes(f32x4.mul(v128.load(row + <usize>(j << 2)), by), to + <usize>j);
  }
}

/** Stores four floats between -63 and 63 as bytes from 1 to 127: added to 1.5 * 2^23 + 64, the last bits of a float are the nearest whole number. */
// @ts-ignore: decorator
@inline
function putBytes(x: v128, to: usize): void {
  const whole = f32x4.add(x, f32x4.splat(<f32>12_582_912 + ZERO));
  const bytes = i8x16.shuffle(whole, whole, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12);
  v128.store32_lane(to, bytes, 0);
}

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
    let gate = gates + <usize>r * gateStride;
    let state = c + <usize>r * width;
    let to = out + <usize>r * outStride;
    const end = gate + width;
    for (; gate < end; gate += 16) {
      const input = clampHalf(v128.load(gate));
      const input2 = f32x4.mul(input, input);
      const inputBelow = below(input2);
      const fresh = clamp(v128.load(gate + 2 * width));
      const fresh2 = f32x4.mul(fresh, fresh);
      const added = f32x4.div(
        f32x4.mul(f32x4.add(inputBelow, above(input, input2)), above(fresh, fresh2)),
        f32x4.mul(inputBelow, below(fresh2)),
      );
      const forget = clampHalf(v128.load(gate + width));
      const forget2 = f32x4.mul(forget, forget);
      const forgetBelow = below(forget2);
      const kept = f32x4.div(f32x4.mul(f32x4.add(forgetBelow, above(forget, forget2)), v128.load(state)), forgetBelow);
      const next = f32x4.mul(f32x4.add(kept, added), number(7));
      v128.store(state, next);
      const said = clamp(next);
      const said2 = f32x4.mul(said, said);
      const output = clampHalf(v128.load(gate + 3 * width));
      const output2 = f32x4.mul(output, output);
      const outputBelow = below(output2);
      const told = f32x4.mul(f32x4.add(outputBelow, above(output, output2)), above(said, said2));
      putBytes(f32x4.div(f32x4.mul(told, number(8)), f32x4.mul(outputBelow, below(said2))), to);
      state += 16;
      to += 4;
    }
  }
}

/** Lambert's fraction for tanh: x (135135 + 17325 x² + 378 x⁴ + x⁶) / (135135 + 62370 x² + 3150 x⁴ + 28 x⁶), 1 at 4.97 within 1e-4. */
const NUMBERS = memory.data<f32>([135135, 17325, 378, 62370, 3150, 28, 4.97, 0.5, 31.5], 16);

/** Read from memory, since that is quicker than to make a vector of a constant. */
// @ts-ignore: decorator
@inline
function number(i: i32): v128 {
  return v128.load32_splat(NUMBERS + (<usize>i << 2));
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

/** out[r][c] = sum over k of x[r][k] * y[c][k], in floats. k is a multiple of 4. */
export function dots(x: usize, xStride: usize, rows: i32, y: usize, yStride: usize, columns: i32, k: i32, out: usize, outStride: usize): void {
  for (let r = 0; r < rows; r++) {
    const row = x + <usize>r * xStride;
    for (let c = 0; c < columns; c++) {
      const column = y + <usize>c * yStride;
      let sum = f32x4.splat(0);
      for (let j: usize = 0; j < <usize>(k << 2); j += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(row + j), v128.load(column + j)));
      const total =
        f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
      store<f32>(out + <usize>r * outStride + <usize>(c << 2), total);
    }
  }
}

/** Sets negative floats to 0. `count` is a multiple of 4. */
export function rectify(x: usize, count: i32): void {
  for (let j: usize = 0; j < <usize>(count << 2); j += 16) v128.store(x + j, f32x4.pmax(v128.load(x + j), f32x4.splat(0)));
}

/** out[j] = x[j] * y[j]. `count` is a multiple of 4. */
export function pairUp(x: usize, y: usize, count: i32, out: usize): void {
  for (let j: usize = 0; j < <usize>(count << 2); j += 16) v128.store(out + j, f32x4.mul(v128.load(x + j), v128.load(y + j)));
}

/**
 * The part that one word has in the hidden units of the small tagger, at each place of the five that a tag depends on: out[c] = sum over k of
 * x[k] * w[c][k], whole numbers. `x` has `k` 16-bit numbers, `w` as many a row; k is a multiple of 8.
 */
export function project(x: usize, k: i32, w: usize, columns: i32, out: usize): void {
  const bytes = <usize>(k << 1);
  for (let c = 0; c < columns; c++) {
    let sum = i32x4.splat(0);
    for (let j: usize = 0; j < bytes; j += 16) sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(x + j), v128.load(w + j)));
    const total =
      i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + (i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3));
    store<i32>(out + (<usize>c << 2), total);
    w += bytes;
  }
}

/**
 * Hidden units of the small tagger for `rows` words: what `project` gave of word r at its first place, of word r + 1 at its second and so on,
 * five in all, added, scaled and cut at 0. `parts` holds the address of each word's parts; `width` units, a multiple of 4.
 */
export function slide(parts: usize, rows: i32, width: i32, scales: usize, bias: usize, out: usize): void {
  const bytes = <usize>(width << 2);
  for (let r = 0; r < rows; r++) {
    const a = <usize>load<i32>(parts);
    const b = <usize>load<i32>(parts, 4) + bytes;
    const c = <usize>load<i32>(parts, 8) + 2 * bytes;
    const d = <usize>load<i32>(parts, 12) + 3 * bytes;
    const e = <usize>load<i32>(parts, 16) + 4 * bytes;
    for (let j: usize = 0; j < bytes; j += 16) {
      const outer = i32x4.add(i32x4.add(v128.load(a + j), v128.load(b + j)), i32x4.add(v128.load(d + j), v128.load(e + j)));
      const sum = f32x4.convert_i32x4_s(i32x4.add(outer, v128.load(c + j)));
      const unit = f32x4.add(v128.load(bias + j), f32x4.mul(sum, v128.load(scales + j)));
      v128.store(out + j, f32x4.pmax(unit, f32x4.splat(0)));
    }
    parts += 4;
    out += bytes;
  }
}

/** The place of the largest of `count` floats in each row, as a byte; the first of equals. */
export function findLargest(x: usize, xStride: usize, rows: i32, count: i32, out: usize): void {
  for (let r = 0; r < rows; r++) {
    const row = x + <usize>r * xStride;
    let best = 0;
    let most = load<f32>(row);
    for (let c = 1; c < count; c++) {
      const value = load<f32>(row + (<usize>c << 2));
      if (value > most) {
        most = value;
        best = c;
      }
    }
    store<u8>(out + <usize>r, best);
  }
}

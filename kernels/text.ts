/**
 * The inner loops of src/text, in AssemblyScript: matrix products of 16-bit activations with 8-bit weights held in 16 bits, and LSTM cells.
 *
 * Sums of products are whole numbers and therefore exact, and what is left in 32-bit floats uses plain SIMD in a fixed order (no relaxed
 * instructions): the result for a row is the same in every batch, on every thread and on every machine. All addresses are bytes.
 * Built by `npm run kernels`; `npm run check` builds it anew and compares.
 */

/** Columns of a block of packed weights: two vectors of four sums. */
const BLOCK: i32 = 8;

/**
 * out[r][c] = base[r][c] + rowScale[r] * colScale[c] * sum over k of x[r][k] * w[k][c].
 *
 * `x` has `k` 16-bit numbers a row (k even). `w` is packed in blocks of 8 columns, in each block pair of k after pair, 8 columns of 2 numbers.
 * `base` may repeat one row (stride 0). `columns` is a multiple of 8. A `rowScale` of address 0 means that all rows have the scale `scale`.
 */
export function multiply(
  x: usize,
  xStride: usize,
  rows: i32,
  k: i32,
  w: usize,
  columns: i32,
  colScale: usize,
  rowScale: usize,
  scale: f32,
  base: usize,
  baseStride: usize,
  out: usize,
  outStride: usize,
): void {
  const pairs = k >> 1;
  const blockBytes = <usize>(pairs * 32);
  for (let c = 0; c < columns; c += BLOCK) {
    const block = w + <usize>(c >> 3) * blockBytes;
    const end = block + blockBytes;
    const column = <usize>(c << 2);
    const s0 = v128.load(colScale + column);
    const s1 = v128.load(colScale + column, 16);
    let r = 0;
    for (; r + 4 <= rows; r += 4) {
      let x0 = x + <usize>r * xStride;
      let x1 = x0 + xStride;
      let x2 = x1 + xStride;
      let x3 = x2 + xStride;
      let a0 = i32x4.splat(0);
      let a1 = i32x4.splat(0);
      let b0 = i32x4.splat(0);
      let b1 = i32x4.splat(0);
      let c0 = i32x4.splat(0);
      let c1 = i32x4.splat(0);
      let d0 = i32x4.splat(0);
      let d1 = i32x4.splat(0);
      for (let at = block; at < end; at += 32) {
        const w0 = v128.load(at);
        const w1 = v128.load(at, 16);
        const p = v128.load32_splat(x0);
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(p, w0));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(p, w1));
        const q = v128.load32_splat(x1);
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(q, w0));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(q, w1));
        const s = v128.load32_splat(x2);
        c0 = i32x4.add(c0, i32x4.dot_i16x8_s(s, w0));
        c1 = i32x4.add(c1, i32x4.dot_i16x8_s(s, w1));
        const t = v128.load32_splat(x3);
        d0 = i32x4.add(d0, i32x4.dot_i16x8_s(t, w0));
        d1 = i32x4.add(d1, i32x4.dot_i16x8_s(t, w1));
        x0 += 4;
        x1 += 4;
        x2 += 4;
        x3 += 4;
      }
      const from = base + <usize>r * baseStride + column;
      const to = out + <usize>r * outStride + column;
      put(a0, a1, s0, s1, rowScale, scale, r, from, to);
      put(b0, b1, s0, s1, rowScale, scale, r + 1, from + baseStride, to + outStride);
      put(c0, c1, s0, s1, rowScale, scale, r + 2, from + 2 * baseStride, to + 2 * outStride);
      put(d0, d1, s0, s1, rowScale, scale, r + 3, from + 3 * baseStride, to + 3 * outStride);
    }
    for (; r < rows; r++) {
      let x0 = x + <usize>r * xStride;
      let a0 = i32x4.splat(0);
      let a1 = i32x4.splat(0);
      for (let at = block; at < end; at += 32) {
        const p = v128.load32_splat(x0);
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(p, v128.load(at)));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(p, v128.load(at, 16)));
        x0 += 4;
      }
      put(a0, a1, s0, s1, rowScale, scale, r, base + <usize>r * baseStride + column, out + <usize>r * outStride + column);
    }
  }
}

// @ts-ignore: decorator
@inline
function put(a: v128, b: v128, s0: v128, s1: v128, rowScale: usize, scale: f32, r: i32, from: usize, to: usize): void {
  const own = f32x4.splat(rowScale == 0 ? scale : load<f32>(rowScale + (<usize>r << 2)));
  v128.store(to, f32x4.add(v128.load(from), f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(a), s0), own)));
  v128.store(to, f32x4.add(v128.load(from, 16), f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(b), s1), own)), 16);
}

/** Each row of `k` floats as 16-bit whole numbers of its own scale (largest = 16383); the scale of row r goes to rowScale[r]. k is a multiple of 4. */
export function quantise(x: usize, xStride: usize, rows: i32, k: i32, out: usize, outStride: usize, rowScale: usize): void {
  for (let r = 0; r < rows; r++) {
    const row = x + <usize>r * xStride;
    let most = f32x4.splat(1e-9);
    for (let j = 0; j < k; j += 4) most = f32x4.pmax(most, f32x4.abs(v128.load(row + <usize>(j << 2))));
    const largest = max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
    store<f32>(rowScale + (<usize>r << 2), largest / 16383);
    const by = f32x4.splat(<f32>16383 / largest);
    const to = out + <usize>r * outStride;
    for (let j = 0; j < k; j += 4) {
      const whole = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(row + <usize>(j << 2)), by)));
      v128.store64_lane(to + <usize>(j << 1), i16x8.narrow_i32x4_s(whole, whole), 0);
    }
  }
}

/**
 * One step of `rows` LSTM cells of `hidden` units: gates (input, forget, cell, output, each `hidden` floats) and the state `c` give the new
 * state and the output, which is stored as 16-bit numbers of scale 1/16384. `hidden` is a multiple of 4.
 */
export function cells(gates: usize, rows: i32, hidden: i32, c: usize, out: usize, outStride: usize): void {
  const width = <usize>(hidden << 2);
  const most = f32x4.splat(16384);
  for (let r = 0; r < rows; r++) {
    let gate = gates + <usize>r * (width << 2);
    let state = c + <usize>r * width;
    let to = out + <usize>r * outStride;
    for (let j = 0; j < hidden; j += 4) {
      const input = sigmoid(v128.load(gate));
      const forget = sigmoid(v128.load(gate + width));
      const fresh = tanh(v128.load(gate + 2 * width));
      const output = sigmoid(v128.load(gate + 3 * width));
      const next = f32x4.add(f32x4.mul(forget, v128.load(state)), f32x4.mul(input, fresh));
      v128.store(state, next);
      const whole = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(f32x4.mul(output, tanh(next)), most)));
      v128.store64_lane(to, i16x8.narrow_i32x4_s(whole, whole), 0);
      gate += 16;
      state += 16;
      to += 8;
    }
  }
}

// @ts-ignore: decorator
@inline
function sigmoid(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.add(f32x4.mul(tanh(f32x4.mul(x, half)), half), half);
}

/** A rational function that is within a few units in the last place of tanh (the coefficients are Eigen's). */
// @ts-ignore: decorator
@inline
function tanh(v: v128): v128 {
  const x = f32x4.pmin(f32x4.splat(7.90531110763549805), f32x4.pmax(f32x4.splat(-7.90531110763549805), v));
  const x2 = f32x4.mul(x, x);
  let p = f32x4.splat(-2.76076847742355e-16);
  p = f32x4.add(f32x4.mul(x2, p), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(x2, p), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(x2, p), f32x4.splat(5.12229709037114e-8));
  p = f32x4.add(f32x4.mul(x2, p), f32x4.splat(1.48572235717979e-5));
  p = f32x4.add(f32x4.mul(x2, p), f32x4.splat(6.37261928875436e-4));
  p = f32x4.add(f32x4.mul(x2, p), f32x4.splat(4.89352455891786e-3));
  let q = f32x4.splat(1.19825839466702e-6);
  q = f32x4.add(f32x4.mul(x2, q), f32x4.splat(1.18534705686654e-4));
  q = f32x4.add(f32x4.mul(x2, q), f32x4.splat(2.26843463243900e-3));
  q = f32x4.add(f32x4.mul(x2, q), f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
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

/** Columns of a block of packed weights: two vectors of four sums. */
const BLOCK: i32 = 8;
/** A block begins with where its sums start (what 64 in place of 0 adds, with a minus) and with its scales. */
const HEAD: usize = 64;

/**
 * out[r][c] = base[r][c] + rowScale[r] * colScale[c] * sum over k of (x[r][k] - 64) * w[k][c].
 *
 * `x` has `k` bytes a row (a multiple of 16). `w` is packed in blocks of 8 columns: 8 starts of sums, 8 scales, then four of k after four, 8 columns of 4
 * weights; where dot products go in pairs as `sumInPairs` reads them. `base` may repeat one row (stride 0) or be `out`. `columns` is a multiple of 8. A
 * `rowScale` of address 0 means that all rows have the scale `scale`. `sums` is room for 32 bytes a row.
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
  for (let c = 0; c < columns; c += BLOCK) {
    const next = GOES_IN_PAIRS
      ? sumInPairs(x, xStride, rows, w, k, sums)
      : sumBlock(x, xStride, rows, w, w + HEAD + <usize>(k << 3), sums);
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
    w = next;
  }
}

/**
 * Sums of one block of 8 columns for all rows, 32 bytes a row. Rows go six at a time, which is what the registers hold; what is left goes in twos
 * and ones, with as many sums under way. Apart from what becomes of the sums, since with both in one loop V8 keeps some of the sums in memory and
 * takes nearly twice as long. Gives where the next block begins.
 */
function sumBlock(x: usize, xStride: usize, rows: i32, head: usize, end: usize, sums: usize): usize {
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
      a0 = dot(w0, p, a0);
      a1 = dot(w1, p, a1);
      p = v128.load32_splat(x1);
      b0 = dot(w0, p, b0);
      b1 = dot(w1, p, b1);
      p = v128.load32_splat(x2);
      c0 = dot(w0, p, c0);
      c1 = dot(w1, p, c1);
      p = v128.load32_splat(x3);
      d0 = dot(w0, p, d0);
      d1 = dot(w1, p, d1);
      p = v128.load32_splat(x4);
      e0 = dot(w0, p, e0);
      e1 = dot(w1, p, e1);
      p = v128.load32_splat(x5);
      f0 = dot(w0, p, f0);
      f1 = dot(w1, p, f1);
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
      a0 = dot(w0, p, a0);
      a1 = dot(w1, p, a1);
      p = v128.load32_splat(x1);
      b0 = dot(w0, p, b0);
      b1 = dot(w1, p, b1);
      w0 = v128.load(at, 32);
      w1 = v128.load(at, 48);
      p = v128.load32_splat(x0, 4);
      c0 = dot(w0, p, c0);
      c1 = dot(w1, p, c1);
      p = v128.load32_splat(x1, 4);
      d0 = dot(w0, p, d0);
      d1 = dot(w1, p, d1);
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
      a0 = dot(v128.load(at), p, a0);
      a1 = dot(v128.load(at, 16), p, a1);
      p = v128.load32_splat(x0, 4);
      b0 = dot(v128.load(at, 32), p, b0);
      b1 = dot(v128.load(at, 48), p, b1);
      p = v128.load32_splat(x0, 8);
      c0 = dot(v128.load(at, 64), p, c0);
      c1 = dot(v128.load(at, 80), p, c1);
      p = v128.load32_splat(x0, 12);
      d0 = dot(v128.load(at, 96), p, d0);
      d1 = dot(v128.load(at, 112), p, d1);
      x0 += 16;
    }
    a0 = i32x4.add(i32x4.add(a0, b0), i32x4.add(c0, d0));
    a1 = i32x4.add(i32x4.add(a1, b1), i32x4.add(c1, d1));
    const to = sums + (<usize>r << 5);
    v128.store(to, a0);
    v128.store(to, a1, 16);
  }
  return end;
}

/** Adds four products of 8-bit weights and 7-bit activations to each of four sums. */
// @ts-ignore: decorator
@inline
function dot(weights: v128, activations: v128, sum: v128): v128 {
  return i32x4.relaxed_dot_i8x16_i7x16_add_s(weights, activations, sum);
}

/**
 * Whether this processor has no instruction for `dot` and makes it of pairs, which shows in what becomes of a byte above 127: then sums of two end
 * at 32767.
 */
const GOES_IN_PAIRS: bool = i32x4.extract_lane(dot(i8x16.splat(127), i8x16.splat(-1), i32x4.splat(0)), 0) == 65534;

/** The same for who packs the weights. */
export function goesInPairs(): bool {
  return GOES_IN_PAIRS;
}

/** A group begins with where its sums start, 8 columns of two places, in 16 bits; then come the weights of four quadruples of k. */
const GROUP: usize = 32 + 4 * 32;
/** A quadruple by itself: where in a row it is, then its weights. */
const ALONE: usize = 16 + 32;

/**
 * `sumBlock` where dot products go in pairs: sums of pairs stay in 16 bits over four quadruples of k before they are widened, which is a third of the
 * work less. They wrap around on the way and are right in the end, since they start at what 64 in place of 0 adds, with a minus, and no weights of a group
 * come to more than 16 bits; quadruples with which they would stand after the groups, by themselves, and are 0 within. Products come in the order of
 * their inputs, not of their sums, so that all fits the registers; optimisation above the second level undoes that and costs a tenth.
 */
function sumInPairs(x: usize, xStride: usize, rows: i32, head: usize, k: i32, sums: usize): usize {
  const ones = v128.load(ONES);
  const groups = head + HEAD + 16;
  const alone = groups + GROUP * <usize>(k >> 4);
  const end = alone + ALONE * <usize>load<i32>(head, HEAD);
  let to = sums;
  let r = 0;
  let own = x;
  for (; r + 2 <= rows; r += 2) {
    let x0 = own;
    let x1 = own + xStride;
    let a0 = v128.load(head);
    let a1 = v128.load(head, 16);
    let b0 = a0;
    let b1 = a1;
    let at = groups;
    while (at < alone) {
      let w0: v128;
      let w1: v128;
      let p: v128;
      let s0 = v128.load(at);
      let s1 = v128.load(at, 16);
      let t0 = s0;
      let t1 = s1;
      w0 = v128.load(at, 32);
      w1 = v128.load(at, 48);
      p = v128.load32_splat(x0, 0);
      s0 = i16x8.add(s0, pairs(w0, p));
      s1 = i16x8.add(s1, pairs(w1, p));
      p = v128.load32_splat(x1, 0);
      t0 = i16x8.add(t0, pairs(w0, p));
      t1 = i16x8.add(t1, pairs(w1, p));
      w0 = v128.load(at, 64);
      w1 = v128.load(at, 80);
      p = v128.load32_splat(x0, 4);
      s0 = i16x8.add(s0, pairs(w0, p));
      s1 = i16x8.add(s1, pairs(w1, p));
      p = v128.load32_splat(x1, 4);
      t0 = i16x8.add(t0, pairs(w0, p));
      t1 = i16x8.add(t1, pairs(w1, p));
      w0 = v128.load(at, 96);
      w1 = v128.load(at, 112);
      p = v128.load32_splat(x0, 8);
      s0 = i16x8.add(s0, pairs(w0, p));
      s1 = i16x8.add(s1, pairs(w1, p));
      p = v128.load32_splat(x1, 8);
      t0 = i16x8.add(t0, pairs(w0, p));
      t1 = i16x8.add(t1, pairs(w1, p));
      w0 = v128.load(at, 128);
      w1 = v128.load(at, 144);
      p = v128.load32_splat(x0, 12);
      s0 = i16x8.add(s0, pairs(w0, p));
      s1 = i16x8.add(s1, pairs(w1, p));
      p = v128.load32_splat(x1, 12);
      t0 = i16x8.add(t0, pairs(w0, p));
      t1 = i16x8.add(t1, pairs(w1, p));
      a0 = widen(a0, s0, ones);
      a1 = widen(a1, s1, ones);
      b0 = widen(b0, t0, ones);
      b1 = widen(b1, t1, ones);
      x1 += 16;
      x0 += 16;
      at += GROUP;
    }
    while (at < end) {
      const from = load<i32>(at);
      const w0 = v128.load(at, 16);
      const w1 = v128.load(at, 32);
      let p = v128.load32_splat(own + from);
      a0 = widen(a0, pairs(w0, p), ones);
      a1 = widen(a1, pairs(w1, p), ones);
      p = v128.load32_splat(own + xStride + from);
      b0 = widen(b0, pairs(w0, p), ones);
      b1 = widen(b1, pairs(w1, p), ones);
      at += ALONE;
    }
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to, b0, 32);
    v128.store(to, b1, 48);
    to += 64;
    own += xStride << 1;
  }
  if (r < rows) {
    let x0 = own;
    let a0 = v128.load(head);
    let a1 = v128.load(head, 16);
    let at = groups;
    while (at < alone) {
      let w0: v128;
      let w1: v128;
      let p: v128;
      let s0 = v128.load(at);
      let s1 = v128.load(at, 16);
      w0 = v128.load(at, 32);
      w1 = v128.load(at, 48);
      p = v128.load32_splat(x0, 0);
      s0 = i16x8.add(s0, pairs(w0, p));
      s1 = i16x8.add(s1, pairs(w1, p));
      w0 = v128.load(at, 64);
      w1 = v128.load(at, 80);
      p = v128.load32_splat(x0, 4);
      s0 = i16x8.add(s0, pairs(w0, p));
      s1 = i16x8.add(s1, pairs(w1, p));
      w0 = v128.load(at, 96);
      w1 = v128.load(at, 112);
      p = v128.load32_splat(x0, 8);
      s0 = i16x8.add(s0, pairs(w0, p));
      s1 = i16x8.add(s1, pairs(w1, p));
      w0 = v128.load(at, 128);
      w1 = v128.load(at, 144);
      p = v128.load32_splat(x0, 12);
      s0 = i16x8.add(s0, pairs(w0, p));
      s1 = i16x8.add(s1, pairs(w1, p));
      a0 = widen(a0, s0, ones);
      a1 = widen(a1, s1, ones);
      x0 += 16;
      at += GROUP;
    }
    while (at < end) {
      const from = load<i32>(at);
      const w0 = v128.load(at, 16);
      const w1 = v128.load(at, 32);
      let p = v128.load32_splat(own + from);
      a0 = widen(a0, pairs(w0, p), ones);
      a1 = widen(a1, pairs(w1, p), ones);
      at += ALONE;
    }
    v128.store(to, a0);
    v128.store(to, a1, 16);
  }
  return end;
}

const ONES = memory.data<i16>([1, 1, 1, 1, 1, 1, 1, 1], 16);

// @ts-ignore: decorator
@inline
function pairs(weights: v128, activations: v128): v128 {
  return i16x8.relaxed_dot_i8x16_i7x16_s(weights, activations);
}

// @ts-ignore: decorator
@inline
function widen(sum: v128, pairs: v128, ones: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(pairs, ones));
}

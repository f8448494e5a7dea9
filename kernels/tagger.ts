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

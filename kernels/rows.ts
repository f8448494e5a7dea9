/** What stands for 0 among activations, and how far they go from there. */
const ZERO: f32 = 64;
export const MOST: f32 = 63;

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
export function putBytes(x: v128, to: usize): void {
  const whole = f32x4.add(x, f32x4.splat(<f32>12_582_912 + ZERO));
  const bytes = i8x16.shuffle(whole, whole, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12);
  v128.store32_lane(to, bytes, 0);
}

/** out[r][c] = sum over k of x[r][k] * y[c][k], in floats, two rows and four columns at a time. k is a multiple of 4. */
export function dots(x: usize, xStride: usize, rows: i32, y: usize, yStride: usize, columns: i32, k: i32, out: usize, outStride: usize): void {
  const bytes = <usize>(k << 2);
  let r = 0;
  for (; r + 2 <= rows; r += 2) {
    const row = x + <usize>r * xStride;
    const to = out + <usize>r * outStride;
    let column = y;
    let c = 0;
    for (; c + 4 <= columns; c += 4) {
      const at = to + (<usize>c << 2);
      dotBlock(row, row + xStride, column, yStride, bytes, at, at + outStride);
      column += yStride << 2;
    }
    for (; c < columns; c++) {
      const at = to + (<usize>c << 2);
      dot(row, column, bytes, at);
      dot(row + xStride, column, bytes, at + outStride);
      column += yStride;
    }
  }
  if (r == rows) return;
  const row = x + <usize>r * xStride;
  for (let c = 0; c < columns; c++) dot(row, y + <usize>c * yStride, bytes, out + <usize>r * outStride + (<usize>c << 2));
}

function dot(row: usize, column: usize, bytes: usize, to: usize): void {
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < bytes; j += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(row + j), v128.load(column + j)));
  store<f32>(to, total(sum));
}

function dotBlock(row: usize, row1: usize, column: usize, yStride: usize, bytes: usize, to: usize, to1: usize): void {
  const column1 = column + yStride;
  const column2 = column1 + yStride;
  const column3 = column2 + yStride;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (let j: usize = 0; j < bytes; j += 16) {
    const own = v128.load(row + j);
    const own1 = v128.load(row1 + j);
    let other = v128.load(column + j);
    a0 = f32x4.add(a0, f32x4.mul(own, other));
    b0 = f32x4.add(b0, f32x4.mul(own1, other));
    other = v128.load(column1 + j);
    a1 = f32x4.add(a1, f32x4.mul(own, other));
    b1 = f32x4.add(b1, f32x4.mul(own1, other));
    other = v128.load(column2 + j);
    a2 = f32x4.add(a2, f32x4.mul(own, other));
    b2 = f32x4.add(b2, f32x4.mul(own1, other));
    other = v128.load(column3 + j);
    a3 = f32x4.add(a3, f32x4.mul(own, other));
    b3 = f32x4.add(b3, f32x4.mul(own1, other));
  }
  store<f32>(to, total(a0));
  store<f32>(to, total(a1), 4);
  store<f32>(to, total(a2), 8);
  store<f32>(to, total(a3), 12);
  store<f32>(to1, total(b0));
  store<f32>(to1, total(b1), 4);
  store<f32>(to1, total(b2), 8);
  store<f32>(to1, total(b3), 12);
}

// @ts-ignore: decorator
@inline
function total(sum: v128): f32 {
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
}

/** Sets negative floats to 0. `count` is a multiple of 4. */
export function rectify(x: usize, count: i32): void {
  for (let j: usize = 0; j < <usize>(count << 2); j += 16) v128.store(x + j, f32x4.pmax(v128.load(x + j), f32x4.splat(0)));
}

/** out[j] = x[j] * y[j]. `count` is a multiple of 4. */
export function pairUp(x: usize, y: usize, count: i32, out: usize): void {
  for (let j: usize = 0; j < <usize>(count << 2); j += 16) v128.store(out + j, f32x4.mul(v128.load(x + j), v128.load(y + j)));
}

/** Copies `bytes` bytes from `offset` after each of `count` addresses to rows `stride` apart. */
export function gather(addresses: usize, count: i32, offset: usize, bytes: usize, to: usize, stride: usize): void {
  for (let r = 0; r < count; r++) {
    memory.copy(to, <usize>load<i32>(addresses + (<usize>r << 2)) + offset, bytes);
    to += stride;
  }
}

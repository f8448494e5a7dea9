/** Bytes that each run of numbers begins at a multiple of. */
const STEP = 8;
/** Most bytes that are kept from page to page; a page that asks for more gets memory of its own for what is beyond. */
const MOST = 4 * 1024 * 1024;

/**
 * Memory for the numbers of one page, given again for the next: a run of numbers of its own costs the engine some two microseconds to give and to take back, and a
 * page has fifty of them (docs/articles.md). What it gives holds noughts, and is good until `clear`.
 */
export class NumberRoom {
  #memory: ArrayBuffer;
  #end = 0;
  /** Bytes asked for since it was cleared. */
  #asked = 0;

  /** With no bytes each run gets memory of its own. */
  constructor(bytes = 0) {
    this.#memory = new ArrayBuffer(bytes);
  }

  clear(): void {
    if (this.#memory.byteLength > 0 && this.#asked > this.#memory.byteLength && this.#memory.byteLength < MOST)
      this.#memory = new ArrayBuffer(Math.min(MOST, this.#asked * 2));
    this.#end = 0;
    this.#asked = 0;
  }

  doubles(length: number): Float64Array {
    const at = this.#take(length * 8);
    return at < 0 ? new Float64Array(length) : new Float64Array(this.#memory, at, length).fill(0);
  }

  ints(length: number): Int32Array {
    const at = this.#take(length * 4);
    return at < 0 ? new Int32Array(length) : new Int32Array(this.#memory, at, length).fill(0);
  }

  bytes(length: number): Uint8Array {
    const at = this.#take(length);
    return at < 0 ? new Uint8Array(length) : new Uint8Array(this.#memory, at, length).fill(0);
  }

  /** Numbers that all will be written before they are read: they may hold anything. */
  unsetFloats(length: number): Float32Array {
    const at = this.#take(length * 4);
    return at < 0 ? new Float32Array(length) : new Float32Array(this.#memory, at, length);
  }

  #take(bytes: number): number {
    const size = Math.ceil(bytes / STEP) * STEP;
    this.#asked += size;
    if (this.#end + size > this.#memory.byteLength) return -1;
    const at = this.#end;
    this.#end += size;
    return at;
  }
}

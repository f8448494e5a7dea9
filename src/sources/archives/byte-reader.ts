/** Reads a stream of bytes in pieces of the caller's size. Holds what was looked at and not yet taken, and no more. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #buffer: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;
  #isOver = false;
  /** Place of the first byte not yet taken, counted from the start of what is read. */
  offset: number;

  /** `offset` is the place of the first byte of `chunks`. */
  constructor(chunks: AsyncIterable<Uint8Array>, offset = 0) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.offset = offset;
  }

  /** All bytes at hand, at least `count` of them unless the stream ends before. Valid until the next call. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.#end - this.#start < count && !this.#isOver) {
      const { done, value } = await this.#chunks.next();
      if (done === true) this.#isOver = true;
      else this.#append(value, count);
    }
    return this.#buffer.subarray(this.#start, this.#end);
  }

  /** Takes bytes that were looked at. */
  take(count: number): void {
    this.#start += count;
    this.offset += count;
  }

  /** Passes over bytes without keeping them; gives how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const size = Math.min(left, (await this.peek(1)).length);
      if (size === 0) break;
      this.take(size);
      left -= size;
    }
    return count - left;
  }

  /** Goes to the next place where `isStart` holds, which is asked where the byte is `first`; false when there is none. */
  async seek(first: number, isStart: (bytes: Uint8Array) => boolean, need: number): Promise<boolean> {
    for (let bytes = await this.peek(need); bytes.length > 0; bytes = await this.peek(need)) {
      const at = bytes.indexOf(first);
      this.take(at < 0 ? bytes.length : at);
      if (at < 0) continue;
      if (isStart(await this.peek(need))) return true;
      this.take(1);
    }
    return false;
  }

  /** All that was not taken, in pieces. */
  async *rest(): AsyncGenerator<Uint8Array> {
    for (let bytes = await this.peek(1); bytes.length > 0; bytes = await this.peek(1)) {
      const chunk = bytes.slice(); // the buffer is used again
      this.take(chunk.length);
      yield chunk;
    }
  }

  /** Ends the stream, which closes what it reads from. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.#chunks.return?.();
  }

  #append(chunk: Uint8Array, wanted: number): void {
    const held = this.#end - this.#start;
    const needed = held + chunk.length;
    if (this.#end + chunk.length > this.#buffer.length) {
      // What is reused must not be larger than what is asked for, or one large record would hold its memory for ever.
      const fits = this.#buffer.length >= needed && this.#buffer.length <= 4 * Math.max(needed, wanted);
      const next = fits ? this.#buffer : new Uint8Array(Math.max(needed, Math.min(wanted, 2 * needed)));
      next.set(this.#buffer.subarray(this.#start, this.#end));
      this.#buffer = next;
      this.#start = 0;
      this.#end = held;
    }
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }
}

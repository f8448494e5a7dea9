/** Bytes of a stretch are a power of two: longer strings have memory of their own from the system, which takes seven times as long to get. */
const SHIFT = 15;
const STRETCH = 1 << SHIFT;
/** Bytes by which stretches overlap: one less than the longest mark that is looked for. */
const OVERLAP = 2;

/**
 * The text of a page of which most is never read as text: it stays as bytes of UTF-8, since what parts HTML is all ASCII, and only pieces that are taken out are
 * decoded, which costs a third of decoding the page (docs/articles.md).
 */
export class PageText {
  readonly bytes: Uint8Array;
  /** The character set that the page came in. */
  readonly charset: string;
  readonly #bytes: Buffer;
  /** One character for each byte, for the engine to search and cut: a string for each stretch of the page, made when it is first asked for. */
  readonly #stretches: string[] = [];
  /** The stretch that was asked last, and where it begins. */
  #open = "";
  #first = -STRETCH;

  /** Takes valid UTF-8. */
  constructor(bytes: Uint8Array, charset = "utf-8") {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.bytes = this.#bytes;
    this.charset = charset;
  }

  /** A text that was decoded before. */
  static of(text: string, charset = "utf-16"): PageText {
    return new PageText(Buffer.from(text), charset);
  }

  /** The next place of a mark of up to three characters of ASCII; -1 where there is none. */
  indexOf(mark: string, from: number): number {
    let start = from;
    while (start < this.bytes.length) {
      if (start < this.#first || start >= this.#first + STRETCH) this.#turnTo(start >> SHIFT);
      const found = this.#open.indexOf(mark, start - this.#first);
      if (found >= 0) return this.#first + found;
      start = this.#first + STRETCH;
    }
    return -1;
  }

  /** What stands between two positions in `bytes`, neither of which is within a character. */
  slice(start: number, end: number): string {
    if (!isAscii(this.bytes, start, end)) return this.#bytes.toString("utf8", start, end);
    if (start < this.#first || start >= this.#first + STRETCH) this.#turnTo(start >> SHIFT);
    const first = this.#first;
    return end - first > STRETCH ? this.#bytes.toString("latin1", start, end) : this.#open.slice(start - first, end - first);
  }

  /** The whole of it. */
  get text(): string {
    return this.#bytes.toString("utf8");
  }

  #turnTo(number: number): void {
    const stretches = this.#stretches;
    while (stretches.length <= number) {
      const first = stretches.length << SHIFT;
      stretches.push(this.#bytes.toString("latin1", first, first + STRETCH + OVERLAP));
    }
    this.#open = stretches[number] as string;
    this.#first = number << SHIFT;
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bytes[i] as number) > 127) return false;
  return true;
}

/**
 * The text of a page of which most is never read as text: it stays as bytes of UTF-8, since what parts HTML is all ASCII, and only pieces that are taken out are
 * decoded, which costs a third of decoding the page (docs/articles.md).
 */
export class PageText {
  readonly bytes: Uint8Array;
  /** One character for each byte, for the engine to search; characters are read out of `bytes`, in half the time. */
  readonly source: string;
  /** The character set that the page came in. */
  readonly charset: string;
  readonly #bytes: Buffer;

  /** Takes valid UTF-8. */
  constructor(bytes: Uint8Array, charset = "utf-8") {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.bytes = this.#bytes;
    this.source = this.#bytes.toString("latin1");
    this.charset = charset;
  }

  /** A text that was decoded before. */
  static of(text: string, charset = "utf-16"): PageText {
    return new PageText(Buffer.from(text), charset);
  }

  /** What stands between two positions in `bytes`, neither of which is within a character. */
  slice(start: number, end: number): string {
    return isAscii(this.bytes, start, end) ? this.source.slice(start, end) : this.#bytes.toString("utf8", start, end);
  }

  /** The whole of it. */
  get text(): string {
    return this.slice(0, this.bytes.length);
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bytes[i] as number) > 127) return false;
  return true;
}

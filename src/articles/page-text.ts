/**
 * The text of a page of which most is never read as text. UTF-8 stays as it came, one character a byte, since what parts HTML is all ASCII; only pieces that are
 * taken out are decoded, which costs a third of decoding the page (docs/articles.md).
 */
export class PageText {
  /** To be searched for what is ASCII: the text, or its bytes as characters. */
  readonly source: string;
  readonly charset: string;
  readonly #bytes: Buffer | null;

  constructor(source: string, charset = "utf-16", bytes: Buffer | null = null) {
    this.source = source;
    this.charset = charset;
    this.#bytes = bytes;
  }

  /** Text in valid UTF-8. */
  static ofUtf8(bytes: Uint8Array): PageText {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return new PageText(view.toString("latin1"), "utf-8", view);
  }

  /** What stands between two positions in `source`, neither of which is within a character. */
  slice(start: number, end: number): string {
    if (this.#bytes === null || isAscii(this.source, start, end)) return this.source.slice(start, end);
    return this.#bytes.toString("utf8", start, end);
  }

  /** The whole of it. */
  get text(): string {
    return this.slice(0, this.source.length);
  }
}

function isAscii(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

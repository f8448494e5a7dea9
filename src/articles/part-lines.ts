import { squash } from "./tree.ts";

/** A line of a run of text, with what of it is linked. */
export interface TextLine {
  readonly text: string;
  /** Characters of `text` that stand in links. */
  readonly linked: number;
  /** The text of those links. */
  readonly link: string;
}

/** Stands for `<br>` among the pieces of a run; as a character it means the same. */
export const BREAK = "\u2028";
/** Stand where a link begins and ends: noncharacters, which no page may hold. */
export const LINK = "\ufdd0";
export const LINK_END = "\ufdd1";

/** Shortest line that the next may go on from: shorter ones were not broken for want of room. */
const FULL_LINE = 40;

/**
 * The lines of a run, given as its texts and marks, the first `count` pieces: parted at line breaks, unless the text was only wrapped there, and between links with nothing but blanks
 * between them.
 *
 * Marks are pieces of their own, since one of them in a text makes the engine write all of it in two bytes a character.
 *
 * @example partLines(["Talks began.", BREAK, "They end today."]).map((line) => line.text) // ["Talks began.", "They end today."]
 */
export function partLines(pieces: readonly string[], count = pieces.length): readonly TextLine[] {
  const lines: TextLine[] = [];
  let before: OpenLine | null = null;
  let line = new OpenLine(false);
  const end = (): void => {
    line.closeLink();
    if (before !== null && isWrapped(before.text, line.text)) before.goOn(line);
    else {
      before?.giveTo(lines);
      before = line;
    }
  };
  const add = (piece: string): void => {
    if (piece === LINK) line.openLink();
    else if (piece === LINK_END) line.closeLink();
    else if (piece === BREAK) {
      const isLinked = line.isLinked;
      end();
      line = new OpenLine(isLinked);
    } else if (piece.includes(BREAK)) for (const part of piece.split(/(?=\u2028)|(?<=\u2028)/)) add(part);
    else line.add(piece);
  };
  for (let i = 0; i < count; i++) add(pieces[i] as string);
  end();
  (before as OpenLine | null)?.giveTo(lines);
  return lines;
}

/** A line that is being put together. */
class OpenLine {
  text = "";
  readonly #links: string[] = [];
  /** What stands outside of its links. */
  #between = "";
  /** The text of the open link. */
  #link: string | null;

  constructor(isLinked: boolean) {
    this.#link = isLinked ? "" : null;
  }

  get isLinked(): boolean {
    return this.#link !== null;
  }

  add(text: string): void {
    this.text += text;
    if (this.#link === null) this.#between += text;
    else this.#link += text;
  }

  openLink(): void {
    this.#link ??= "";
  }

  closeLink(): void {
    const link = squash(this.#link ?? "");
    if (link !== "") this.#links.push(link);
    this.#link = null;
  }

  /** Takes the line after it as its own. */
  goOn(line: OpenLine): void {
    this.text += ` ${line.text}`;
    this.#between += line.#between;
    this.#links.push(...line.#links);
  }

  /** Counts what is linked; a line of nothing but links is a line for each. */
  giveTo(lines: TextLine[]): void {
    const links = this.#links;
    if (links.length > 1 && !/[\p{L}\p{N}]/u.test(this.#between)) {
      for (const text of links) lines.push({ text, linked: text.length, link: text });
      return;
    }
    const text = squash(this.text);
    const link = links.length === 1 ? (links[0] as string) : links.join(" ");
    if (text !== "") lines.push({ text, linked: Math.min(text.length, link.length), link });
  }
}

/** Whether a sentence goes on over a line break: the line before it is full and does not end one, and a small letter follows. */
function isWrapped(before: string, after: string): boolean {
  const line = before.trim();
  return line.length >= FULL_LINE && !/[.!?…:;。！？][)\]"'”’»]*$/u.test(line) && /^[\p{Ll}\d,]/u.test(after.trim());
}

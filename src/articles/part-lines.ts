import { squash } from "./tree.ts";

/** A line of a run of text, with what of it is linked. */
export interface TextLine {
  readonly text: string;
  /** Characters of `text` that stand in links. */
  readonly linked: number;
  /** The text of those links. */
  readonly link: string;
}

/** Stands for `<br>` in gathered text; as a character it means the same. */
export const BREAK = "\u2028";
/** Stand where a link begins and ends: noncharacters, which no page may hold. */
export const LINK = "\ufdd0";
export const LINK_END = "\ufdd1";

/** Shortest line that the next may go on from: shorter ones were not broken for want of room. */
const FULL_LINE = 40;

/**
 * The lines of a run: parted at line breaks, unless the text was only wrapped there, and between links with nothing but blanks between them.
 *
 * @example partLines(`Talks began.${BREAK}They end today.`).map((line) => line.text) // ["Talks began.", "They end today."]
 */
export function partLines(run: string): readonly TextLine[] {
  if (!run.includes(BREAK)) return partLine(run);
  return joinWrapped(carryLinks(run.split(BREAK))).flatMap(partLine);
}

function partLine(line: string): readonly TextLine[] {
  return line.includes(LINK) ? partLinks(line) : wholeLine(line, false);
}

/** A line that is one text, in a link or not. */
export function wholeLine(run: string, isLink: boolean): readonly TextLine[] {
  const text = squash(run);
  return text === "" ? [] : [isLink ? { text, linked: text.length, link: text } : { text, linked: 0, link: "" }];
}

/** A link that goes on after a line break is a link on both sides of it. */
function carryLinks(pieces: readonly string[]): readonly string[] {
  let isOpen = false;
  return pieces.map((piece) => {
    const whole = isOpen && !piece.startsWith(LINK) ? LINK + piece : piece;
    isOpen = whole.lastIndexOf(LINK) > whole.lastIndexOf(LINK_END);
    return isOpen ? whole + LINK_END : whole;
  });
}

function joinWrapped(pieces: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const before = lines.at(-1);
    if (before !== undefined && isWrapped(before, piece)) lines[lines.length - 1] = `${before} ${piece}`;
    else lines.push(piece);
  }
  return lines;
}

/** Whether a sentence goes on over a line break: the line before it is full and does not end one, and a small letter follows. */
function isWrapped(before: string, after: string): boolean {
  const line = bare(before);
  return line.length >= FULL_LINE && !/[.!?…:;。！？][)\]"'”’»]*$/u.test(line) && /^[\p{Ll}\d,]/u.test(bare(after));
}

function bare(piece: string): string {
  return piece.replaceAll(/[\ufdd0\ufdd1]/g, "").trim();
}

/** Counts what is linked; a line of nothing but links has one line for each. */
function partLinks(line: string): readonly TextLine[] {
  const pieces = line.split(/[\ufdd0\ufdd1]/);
  const links = pieces
    .filter((_, i) => i % 2 === 1)
    .map(squash)
    .filter((link) => link !== "");
  const between = pieces.filter((_, i) => i % 2 === 0).join("");
  if (links.length > 1 && !/[\p{L}\p{N}]/u.test(between)) return links.map((text) => ({ text, linked: text.length, link: text }));
  const text = squash(pieces.join(""));
  const link = links.join(" ");
  return text === "" ? [] : [{ text, linked: Math.min(text.length, link.length), link }];
}

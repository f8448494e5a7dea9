/** A stretch of text with what it is marked as: "trigger", "initiator", "event 3". */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

export interface Piece {
  readonly text: string;
  /** In the order of the marks; empty for plain text. */
  readonly kinds: readonly string[];
}

/**
 * Cuts text at the ends of all marks that lie in it, so that overlapping marks need no nesting. `offset` is where the text starts.
 *
 * @example cutAtMarks("abcd", [{ start: 1, end: 3, kind: "x" }]) // a, bc (x), d
 */
export function cutAtMarks(text: string, marks: readonly Mark[], offset = 0): readonly Piece[] {
  const inside = marks
    .map(({ start, end, kind }) => ({ start: Math.max(0, start - offset), end: Math.min(text.length, end - offset), kind }))
    .filter(({ start, end }) => end > start);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    return { text: text.slice(start, end), kinds: inside.filter((mark) => mark.start <= start && mark.end >= end).map(({ kind }) => kind) };
  });
}

/** Paragraphs with where each starts; they are parted by one blank line. */
export function paragraphsOf(text: string): readonly { readonly start: number; readonly text: string }[] {
  const paragraphs: { start: number; text: string }[] = [];
  let start = 0;
  for (const paragraph of text.split("\n\n")) {
    paragraphs.push({ start, text: paragraph });
    start += paragraph.length + 2;
  }
  return paragraphs;
}

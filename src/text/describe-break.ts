/** A text and where its tokens start and end. */
export interface TextTokens {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** Tokens by number; "" before the first and after the last. */
export type WordAt = (i: number) => string;

/** The name of what is added to every sum. */
export const BREAK_BIAS = "bias";
const HOLDS: ReadonlySet<number> = new Set(["-", "–", "—", ")", '"', "'", "”", "’"].map((mark) => mark.charCodeAt(0)));
const [STOP, COMMA] = [".".charCodeAt(0), ",".charCodeAt(0)];
/** Tokens of "Kind regards," and "Dear Ms. Ito,". */
const GREETING = 4;
/** Longest run of capitals that counts as such. */
const MOST_CAPITALS = 4;

/**
 * What can be seen of the gap before token `at` of a sentence that began at token `start`, for the choice whether a sentence ends there though no
 * stop says so (list items, signatures, headings). Each is a readable name, as in `data/models/breaks.tsv`.
 */
export function describeBreak(word: WordAt, start: number, at: number): readonly string[] {
  const [a, b] = [plain(word(at - 1)), plain(word(at))];
  const [before, shapeA, shapeB, after] = [shape(word(at - 2)), shape(word(at - 1)), shape(word(at)), shape(word(at + 1))];
  const length = at - start;
  const size = length < 4 ? length : length < 8 ? 7 : length < 16 ? 15 : 16;
  return [
    ...[`last ${a}`, `next ${b}`, `both ${a} ${b}`, `shapes ${shapeA} ${shapeB}`, `last ${a} then ${shapeB}`, `${shapeA} then next ${b}`],
    ...[`second-last ${plain(word(at - 2))}`, `second ${plain(word(at + 1))}`, `shapes ${before} ${shapeA} ${shapeB} ${after}`],
    ...[`size ${size} ${shapeA} ${shapeB}`, `first ${plain(word(start))} ${shapeB}`, `size ${size} last ${a}`],
    `capitals ${capitals(word, at - 1, -1)} ${capitals(word, at, 1)} ${size}`,
    `size ${size} next ${b}`,
    `last ${a} then ${shapeB} ${after}`,
    `start ${shape(word(start))} ${size} ${shapeA} ${shapeB}`,
    `start ${shape(word(start))} next ${b}`,
    `three ${shapeA} ${shapeB} ${after} ${shape(word(at + 2))}`,
    `small ${hasSmall(word, start, at)} ${shapeA} ${shapeB} ${after}`,
  ];
}

/**
 * Whether the gap before token `at` of a sentence that began at token `start` is worth a look, which nearly all of a text is not: the word before
 * it does not begin with a small letter, nor does the one after it if that before is a word; a comma ends no more than a greeting. Nor is it after a
 * dash, a bracket or a quotation mark: what news has there is a dateline ("Oslo (AP) -") or an aside.
 */
export function mayBreak({ text, offsets }: TextTokens, start: number, at: number): boolean {
  const [end = 0, next = 0] = [offsets[at * 2 - 1], offsets[at * 2]];
  const last = text.charCodeAt(end - 1);
  if (at * 2 >= offsets.length || (end === next && last !== STOP) || HOLDS.has(last)) return false;
  if (last === COMMA) return at - start <= GREETING;
  return !isLetterOrDigit(last) || !(isSmall(text.charCodeAt(next)) || isSmall(text.charCodeAt(offsets[at * 2 - 2] ?? 0)));
}

function isSmall(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function isLetterOrDigit(unit: number): boolean {
  return isSmall(unit) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

/** Lower case, every digit a 0. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/\d/g, "0");
}

/** "Oslo" is "Xx", "NATO" "X", "talks" "x", "2022" "0", "3rd" "0x", a link "@", a mark itself. */
function shape(word: string): string {
  if (word === "") return "none";
  if (/^https?:|^www\.|.@./u.test(word)) return "@";
  if (/^\p{Lu}\p{Ll}/u.test(word)) return "Xx";
  if (/^\p{Lu}/u.test(word)) return "X";
  if (/^\p{L}/u.test(word)) return "x";
  return /^\d/.test(word) ? (/\p{L}/u.test(word) ? "0x" : "0") : word.slice(0, 2);
}

function capitals(word: WordAt, from: number, step: 1 | -1): number {
  let count = 0;
  while (count < MOST_CAPITALS && /^\p{Lu}/u.test(word(from + count * step))) count++;
  return count;
}

function hasSmall(word: WordAt, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^\p{Ll}/u.test(word(i))) return true;
  return false;
}

import { NO_LETTERS, hashName, hashUnit, hashWord, joinHashes } from "../lib/hash-name.ts";

/** A text and where its tokens start and end. */
export interface TextTokens {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** The gap before token `at` of a sentence that began at token `start`. */
export interface Gap {
  readonly start: number;
  readonly at: number;
}

/** The name of what is added to every sum. */
export const BREAK_BIAS = "bias";
const HOLDS: ReadonlySet<number> = new Set(["-", "–", "—", ")", '"', "'", "”", "’"].map((mark) => mark.charCodeAt(0)));
const [STOP, COMMA, DASH] = [".", ",", "-"].map((mark) => mark.charCodeAt(0));
/** Tokens of "Kind regards," and "Dear Ms. Ito,". */
const GREETING = 4;
/** Longest run of capitals that counts as such. */
const MOST_CAPITALS = 4;

/**
 * What can be seen of a gap, for the choice whether a sentence ends there though no stop says so (list items, signatures, headings). In braces: the
 * words around, lower case with every digit a 0; their shapes; how long the sentence is; capitals in a row to the left and to the right; whether the
 * sentence has a word in small letters.
 */
const SEEN = [
  ...["last {last}", "next {next}", "both {last} {next}", "shapes {lastShape} {nextShape}", "last {last} then {nextShape}"],
  ...[
    "{lastShape} then next {next}",
    "second-last {secondLast}",
    "second {second}",
    "shapes {shapeBefore} {lastShape} {nextShape} {shapeAfter}",
  ],
  ...["size {size} {lastShape} {nextShape}", "first {first} {nextShape}", "size {size} last {last}", "capitals {left} {right} {size}"],
  ...["size {size} next {next}", "last {last} then {nextShape} {shapeAfter}", "start {firstShape} {size} {lastShape} {nextShape}"],
  ...[
    "start {firstShape} next {next}",
    "three {lastShape} {nextShape} {shapeAfter} {shapeLater}",
    "small {small} {lastShape} {nextShape} {shapeAfter}",
  ],
];

/** Words and shapes by the token that they are of, counted from the gap; null is the first of the sentence. */
const WORDS = { last: -1, next: 0, secondLast: -2, second: 1, first: null } as const;
const SHAPES = { shapeBefore: -2, lastShape: -1, nextShape: 0, shapeAfter: 1, shapeLater: 2, firstShape: null } as const;
const [WORD_OFFSETS, SHAPE_OFFSETS] = [Object.values(WORDS), Object.values(SHAPES)];
const SLOTS = [...Object.keys(WORDS), ...Object.keys(SHAPES), "size", "left", "right", "small"];
const PLAIN = [...new Set(SEEN.flatMap((seen) => seen.split(" ")).filter((part) => !part.startsWith("{")))];
/** `SEEN` as places in the list of what fills the slots, with the plain words after them. */
const PARTS = SEEN.map((seen) =>
  seen.split(" ").map((part) => (part.startsWith("{") ? SLOTS.indexOf(part.slice(1, -1)) : SLOTS.length + PLAIN.indexOf(part))),
);

/** `PARTS` one after the other, and how many each has. */
const [FLAT_PARTS, COUNTS_OF_PARTS] = [Uint8Array.from(PARTS.flat()), Uint8Array.from(PARTS, ({ length }) => length)];

/** Numbers of the plain words, after room for those of what fills the slots. */
const PART_HASHES = Int32Array.from([...SLOTS.map(() => 0), ...PLAIN.map(hashWord)]);
const BIAS = hashName(BREAK_BIAS);

/** What can be seen of a gap, as readable names: those of `data/models/breaks.tsv`. */
export function describeBreak(tokens: TextTokens, gap: Gap): readonly string[] {
  const tokenAt = (offset: number | null): string => wordAt(tokens, offset === null ? gap.start : gap.at + offset);
  const parts = [
    ...WORD_OFFSETS.map((offset) => plain(tokenAt(offset))),
    ...SHAPE_OFFSETS.map((offset) => shape(tokenAt(offset))),
    ...countsOf(tokens, gap),
    ...PLAIN,
  ];
  return PARTS.map((places) => places.map((place) => parts[place]).join(" "));
}

/** Weighs gaps by the table, which is asked by numbers (`hashName`), so that no string is made. */
export function createBreakScorer(breaks: ReadonlyMap<number, number>): (tokens: TextTokens, gap: Gap) => number {
  const bias = breaks.get(BIAS) ?? -Infinity;
  const parts = PART_HASHES.slice();
  return (tokens, gap) => {
    let slot = 0;
    for (const offset of WORD_OFFSETS) parts[slot++] = hashPlain(tokens, offset === null ? gap.start : gap.at + offset);
    for (const offset of SHAPE_OFFSETS) parts[slot++] = hashShape(tokens, offset === null ? gap.start : gap.at + offset);
    for (const count of countsOf(tokens, gap)) parts[slot++] = hashCount(count);
    let score = bias;
    let place = 0;
    for (let i = 0; i < COUNTS_OF_PARTS.length; i++) {
      let hash = 0;
      for (let left = COUNTS_OF_PARTS[i] ?? 0; left > 0; left--) hash = joinHashes(hash, parts[FLAT_PARTS[place++] ?? 0] ?? 0);
      score += breaks.get(hash) ?? 0;
    }
    return score;
  };
}

/**
 * Whether the gap before token `at` of a sentence that began at token `start` is worth a look, which nearly all of a text is not: the word before
 * it does not begin with a small letter, nor does the one after it if that before is a word; a comma ends no more than a greeting. Nor is it after a
 * dash, a bracket or a quotation mark: what news has there is a dateline ("Oslo (AP) -") or an aside; but it may be after a line of dashes alone.
 */
export function mayBreak({ text, offsets }: TextTokens, start: number, at: number): boolean {
  if (at * 2 >= offsets.length) return false;
  const [end = 0, next = 0] = [offsets[at * 2 - 1], offsets[at * 2]];
  const last = text.charCodeAt(end - 1);
  const begin = offsets[at * 2 - 2] ?? 0;
  const hasSmall = isSmall(text.charCodeAt(next)) || isSmall(text.charCodeAt(begin));
  if (isLetterOrDigit(last) && hasSmall && !isLink(text, begin, end)) return false;
  const isLine = at - start === 1 && end - begin > 1 && last === DASH;
  if ((end === next && last !== STOP) || (HOLDS.has(last) && !isLine)) return false;
  return last !== COMMA || at - start <= GREETING;
}

/** The token of a number; "" before the first and after the last. */
export function wordAt({ text, offsets }: TextTokens, i: number): string {
  return i >= 0 && i * 2 < offsets.length ? text.slice(offsets[i * 2], offsets[i * 2 + 1]) : "";
}

/** Size of the sentence so far, capitals in a row on each side, and whether a word in small letters is in the sentence. */
function countsOf(tokens: TextTokens, { start, at }: Gap): readonly [size: number, left: number, right: number, small: boolean] {
  const length = at - start;
  const size = length < 4 ? length : length < 8 ? 7 : length < 16 ? 15 : 16;
  return [size, capitals(tokens, at - 1, -1), capitals(tokens, at, 1), hasSmall(tokens, start, at)];
}

const COUNTS = Array.from({ length: 17 }, (_, count) => hashWord(String(count)));
const [TRUE, FALSE] = [hashWord("true"), hashWord("false")];

function hashCount(count: number | boolean): number {
  if (typeof count === "number") return COUNTS[count] ?? NO_LETTERS;
  return count ? TRUE : FALSE;
}

function capitals(tokens: TextTokens, from: number, step: 1 | -1): number {
  let count = 0;
  while (count < MOST_CAPITALS && beginsWith(tokens, from + count * step, CAPITAL)) count++;
  return count;
}

function hasSmall(tokens: TextTokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (beginsWith(tokens, i, SMALL)) return true;
  return false;
}

const [CAPITAL, SMALL] = [/^\p{Lu}/u, /^\p{Ll}/u];

function beginsWith(tokens: TextTokens, i: number, kind: RegExp): boolean {
  const unit = i < 0 ? 0 : tokens.text.charCodeAt(tokens.offsets[i * 2] ?? tokens.text.length);
  if (unit < 128) return kind === CAPITAL ? isCapital(unit) : isSmall(unit);
  return kind.test(wordAt(tokens, i));
}

function isSmall(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isLetterOrDigit(unit: number): boolean {
  return isSmall(unit) || isCapital(unit) || isDigit(unit);
}

/** Lower case, every digit a 0. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/\d/g, "0");
}

/** The number of `plain` of a token. */
function hashPlain(tokens: TextTokens, i: number): number {
  const { text, offsets } = tokens;
  if (i < 0 || i * 2 >= offsets.length) return NO_LETTERS;
  const end = offsets[i * 2 + 1] ?? 0;
  let hash = NO_LETTERS;
  for (let at = offsets[i * 2] ?? 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) return hashWord(plain(wordAt(tokens, i)));
    hash = hashUnit(hash, isCapital(unit) ? unit + 32 : isDigit(unit) ? 48 : unit);
  }
  return hash;
}

/** A link or an address; none is shorter than `SHORTEST_LINK`. */
const LINK = /^https?:|^www\.|.@./u;
const SHORTEST_LINK = 9;
const AT = "@".charCodeAt(0);

/** Whether `LINK` fits what stands from `begin` to `end`: asked of every other token, so that few come to the pattern. */
function isLink(text: string, begin: number, end: number): boolean {
  if (end - begin < SHORTEST_LINK) return false;
  let mayBe = text.startsWith("http", begin) || text.startsWith("www.", begin);
  for (let at = begin + 1; at < end && !mayBe; at++) mayBe = text.charCodeAt(at) === AT;
  return mayBe && LINK.test(text.slice(begin, end));
}

/** "Oslo" is "Xx", "NATO" "X", "talks" "x", "2022" "0", "3rd" "0x", a link "@", a mark itself. */
function shape(word: string): string {
  if (word === "") return "none";
  if (LINK.test(word)) return "@";
  if (/^\p{Lu}\p{Ll}/u.test(word)) return "Xx";
  if (/^\p{Lu}/u.test(word)) return "X";
  if (/^\p{L}/u.test(word)) return "x";
  return /^\d/.test(word) ? (/\p{L}/u.test(word) ? "0x" : "0") : word.slice(0, 2);
}

const [MIXED_SHAPE, CAPITAL_SHAPE, SMALL_SHAPE, DIGIT_SHAPE, NO_SHAPE] = [
  hashWord("Xx"),
  hashWord("X"),
  hashWord("x"),
  hashWord("0"),
  hashWord("none"),
];

/** The number of `shape` of a token: at once for words of plain letters, figures and single marks. */
function hashShape(tokens: TextTokens, i: number): number {
  const { text, offsets } = tokens;
  if (i < 0 || i * 2 >= offsets.length) return NO_SHAPE;
  const [start = 0, end = 0] = [offsets[i * 2], offsets[i * 2 + 1]];
  const first = text.charCodeAt(start);
  const isFigure = isDigit(first);
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isFigure ? isDigit(unit) : isSmall(unit | 32)) continue;
    return end - start === 1 && unit < 128 ? hashUnit(NO_LETTERS, unit) : hashWord(shape(wordAt(tokens, i)));
  }
  if (isFigure) return DIGIT_SHAPE;
  if (isSmall(first)) return SMALL_SHAPE;
  return end - start > 1 && isSmall(text.charCodeAt(start + 1)) ? MIXED_SHAPE : CAPITAL_SHAPE;
}

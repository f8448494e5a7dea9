import type { LanguageRow } from "../model/index.ts";

/**
 * What pieces of words speak for which language, in flat runs of memory: as objects, one a piece, the same table takes 80 MB and a tenth of the time of a page.
 *
 * A piece is up to six bytes of UTF-8, a blank at its ends where the word begins or ends there. Its bytes are two numbers: the last four, and those before.
 */
export interface LanguageIndex {
  readonly codes: readonly string[];
  /** Numbers of pieces by their hash; -1 where there is none. */
  readonly slots: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Where what each piece says begins; with one more than there are pieces. */
  readonly starts: Int32Array;
  readonly languages: Uint8Array;
  readonly weights: Uint16Array;
}

export interface LanguageScores {
  /** The sum of each language of `codes`. */
  readonly sums: Float64Array;
  /** How many different pieces the text has. */
  readonly pieces: number;
  /** The language that most speaks for, the first of several; -1 when nothing speaks for any. */
  readonly best: number;
}

const BLANK = 32;
/** Slots for each piece: most words of other languages are found to be none by one look. */
const ROOM = 2;

export function indexLanguages(rows: readonly LanguageRow[]): LanguageIndex {
  const codes = [...new Set(rows.map(({ language }) => language))].sort();
  const total = rows.reduce((sum, { pieces }) => sum + pieces.split(" ").length, 0);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, total) * ROOM))).fill(-1);
  const [low, high, numbers] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)];
  const starts = new Int32Array(total + 2);
  let [count, at] = [0, 0];
  for (const { pieces } of rows)
    forEachPiece(pieces, (pieceLow, pieceHigh) => {
      const slot = slotOf({ slots, low, high }, pieceLow, pieceHigh);
      if (slots[slot] === -1) {
        low[count] = pieceLow;
        high[count] = pieceHigh;
        slots[slot] = count++;
      }
      const number = slots[slot] as number;
      numbers[at++] = number;
      (starts[number + 2] as number)++;
    });
  for (let number = 2; number < starts.length; number++) (starts[number] as number) += starts[number - 1] as number;
  const [languages, weights] = [new Uint8Array(total), new Uint16Array(total)];
  at = 0;
  for (const { language, weight, pieces } of rows) {
    const code = codes.indexOf(language);
    for (let left = pieces.split(" ").length; left > 0; left--) {
      const next = (numbers[at++] as number) + 1;
      const place = starts[next] as number;
      starts[next] = place + 1;
      languages[place] = code;
      weights[place] = weight;
    }
  }
  return { codes, slots, low: low.slice(0, count), high: high.slice(0, count), starts: starts.slice(0, count + 1), languages, weights };
}

/** Gives the two numbers of each piece of a cell: bytes in letters of ASCII, a blank as "_", what is beyond ASCII as "%d0". */
function forEachPiece(cell: string, give: (low: number, high: number) => void): void {
  let low = 0;
  let high = 0;
  for (let i = 0; i <= cell.length; i++) {
    const mark = cell.charCodeAt(i);
    if (i === cell.length || mark === BLANK) {
      give(low, high);
      low = 0;
      high = 0;
      continue;
    }
    const byte = mark === UNDERSCORE ? BLANK : mark === PERCENT ? Number.parseInt(cell.slice(i + 1, i + 3), 16) : mark;
    if (mark === PERCENT) i += 2;
    high = (high << 8) | (low >>> 24);
    low = (low << 8) | byte;
  }
}

const [UNDERSCORE, PERCENT] = [95, 37];

/** The slot of a piece: the one that has it, or the one where it is to be put. */
function slotOf({ slots, low: lows, high: highs }: Pick<LanguageIndex, "slots" | "low" | "high">, low: number, high: number): number {
  const last = slots.length - 1;
  let slot = hashOf(low, high) & last;
  for (let number = slots[slot] as number; number >= 0; number = slots[slot] as number) {
    if (lows[number] === low && highs[number] === high) break;
    slot = (slot + 1) & last;
  }
  return slot;
}

function hashOf(low: number, high: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e37), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Bytes after which a text is cut at the next blank, and those after which it is cut at once; letters farther on are not looked at. */
const CUT = 350;
const CUT_AT_ONCE = 380;
/** Bytes of the longest word that is looked through. */
const LONGEST_WORD = 70;
/** Bytes of a piece, and how far the next begins from it. */
const PIECE = 4;
const STRIDE = 3;

/**
 * What speaks for each language in a text: the weights of its words' pieces, each piece once. The same sums as those of the package eld, whose table it is.
 *
 * A word gives its first four bytes, four from every third on, and its last four.
 */
export function scoreLanguages(text: string, index: LanguageIndex): LanguageScores {
  const bytes = wordBytes(text);
  const pieces = new PieceSet(index);
  for (let start = 1, end = 1; start < bytes.length; start = end + 1) {
    end = bytes.indexOf(BLANK, start);
    const last = Math.min(end - start, LONGEST_WORD);
    let j = 0;
    for (; j + PIECE < last; j += STRIDE) pieces.add(bytes, j === 0 ? start - 1 : start + j, start + j + PIECE);
    if (end - start > LONGEST_WORD) pieces.count++;
    else pieces.add(bytes, Math.max(start, end - PIECE) - (j === 0 ? 1 : 0), end + 1);
  }
  const { sums, count } = pieces;
  let best = -1;
  for (let i = 0; i < sums.length; i++) if ((sums[i] ?? 0) > (best < 0 ? 0 : (sums[best] ?? 0))) best = i;
  return { sums, pieces: count, best };
}

/** The pieces of one text. */
class PieceSet {
  readonly sums: Float64Array;
  count = 0;
  readonly #index: LanguageIndex;
  readonly #seen = new Int32Array(SEEN * 2);

  constructor(index: LanguageIndex) {
    this.#index = index;
    this.sums = new Float64Array(index.codes.length);
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    let low = 0;
    let high = 0;
    for (let i = start; i < end; i++) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (bytes[i] as number);
    }
    const hash = hashOf(low, high);
    const seen = this.#seen;
    let slot = hash & (SEEN - 1);
    for (; seen[slot] !== 0 || seen[slot + SEEN] !== 0; slot = (slot + 1) & (SEEN - 1))
      if (seen[slot] === low && seen[slot + SEEN] === high) return;
    seen[slot] = low;
    seen[slot + SEEN] = high;
    this.count++;
    this.#weigh(low, high);
  }

  #weigh(low: number, high: number): void {
    const { slots, starts, languages, weights } = this.#index;
    const number = slots[slotOf(this.#index, low, high)] as number;
    if (number < 0) return;
    const end = starts[number + 1] as number;
    for (let at = starts[number] as number; at < end; at++) (this.sums[languages[at] as number] as number) += weights[at] as number;
  }
}

/** Slots for the pieces of a text: it has fewer than a third as many as bytes. */
const SEEN = 512;

/** The words of a text in small letters, as bytes of UTF-8 with one blank before each and after the last. */
function wordBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(CUT_AT_ONCE + 8);
  const lower = text.toLowerCase();
  bytes[0] = BLANK;
  let at = 1;
  let counted = 0;
  for (let i = 0; i < lower.length && counted <= CUT_AT_ONCE; i++) {
    const code = lower.codePointAt(i) as number;
    if (code > 0xffff) i++;
    if (isOfWord(lower, i, code)) {
      const before = at;
      at = writeCharacter(bytes, at, code);
      counted += at - before;
    } else if (bytes[at - 1] !== BLANK) {
      bytes[at++] = BLANK;
      if (counted++ > CUT) break;
    }
  }
  if (bytes[at - 1] !== BLANK) bytes[at++] = BLANK;
  return bytes.subarray(0, at);
}

const LETTER = /^[\p{L}\u0307]/u;
/** Stand within words, or at the start of one: "don't", "'s". */
const APOSTROPHES = "'`’";

function isOfWord(lower: string, i: number, code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || ((code === 39 || code === 96) && endsGap(lower, i));
  return code === 0x2019 ? endsGap(lower, i) : code <= 0xffff && LETTER.test(String.fromCharCode(code));
}

/** Whether no more than apostrophes stands between a place and the next word; those before other marks are none of a word's. */
function endsGap(lower: string, i: number): boolean {
  let next = i;
  while (next < lower.length && APOSTROPHES.includes(lower.charAt(next))) next++;
  return next === lower.length || LETTER.test(lower.charAt(next));
}

function writeCharacter(bytes: Uint8Array, start: number, code: number): number {
  let at = start;
  if (code < 0x80) bytes[at++] = code;
  else {
    if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
    else {
      bytes[at++] = 0xe0 | (code >> 12);
      bytes[at++] = 0x80 | ((code >> 6) & 63);
    }
    bytes[at++] = 0x80 | (code & 63);
  }
  return at;
}

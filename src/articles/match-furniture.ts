import { codeAt } from "../lib/code-at.ts";
import type { FurnitureRow } from "../model/index.ts";
import { hashOn } from "./name-table.ts";
import { isWordCode } from "./words-only.ts";

/** Tells lines that no article has: finds the row of `data/lexicon/furniture.tsv` that a line matches. */
export interface FurnitureIndex {
  readonly lines: ReadonlyMap<string, FurnitureRow>;
  /** Prefix rows by their first word, longest first. */
  readonly prefixes: ReadonlyMap<string, readonly FurnitureRow[]>;
  /** Phrases of rows for notes at the end of an article. */
  readonly notes: readonly string[];
  /** For each hash (`hashOn`, its last bits) what rows begin with a word of it (`LINE`, `PREFIX`): most lines begin with none of them. */
  readonly hashes: Uint8Array;
}

/** A power of two, with some ten times as many places as there are first words. */
const HASHES = 16_384;

const [LINE, PREFIX] = [1, 2];

function hashesOf(rows: readonly FurnitureRow[]): Uint8Array {
  const hashes = new Uint8Array(HASHES);
  for (const { phrase, match } of rows) {
    const word = firstWord(phrase);
    let hash = 0;
    const { length } = word;
    for (let i = 0; i < length; i++) hash = hashOn(hash, codeAt(word, i));
    (hashes[hash & (HASHES - 1)] as number) |= match === "line" ? LINE : PREFIX;
  }
  return hashes;
}

export function indexFurniture(rows: readonly FurnitureRow[]): FurnitureIndex {
  const lines = new Map<string, FurnitureRow>();
  const prefixes = new Map<string, FurnitureRow[]>();
  const notes = rows.filter(({ match }) => match === "note").map(({ phrase }) => phrase);
  const others = rows.filter(({ match }) => match !== "note");
  for (const row of others) {
    if (row.match === "line") lines.set(row.phrase, row);
    else {
      const first = firstWord(row.phrase);
      const list = prefixes.get(first) ?? [];
      list.push(row);
      prefixes.set(first, list);
    }
  }
  for (const list of prefixes.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
  return { lines, prefixes, notes, hashes: hashesOf(others) };
}

/** Characters of a line that are looked at: more than the longest phrase has, so that a longer line can match a prefix only. */
const LONGEST = 64;
/** Characters of a line that marks at its ends may make longer than any phrase. */
const LONGEST_LINE = 120;

/** The row that a line matches, or null. Case, the marks at the ends and white space do not matter. */
export function matchFurniture(line: string, index: FurnitureIndex): FurnitureRow | null {
  const { length } = line;
  const matches = length > 400 ? 0 : matchesOf(line, index);
  if (matches === 0) return null;
  const key = furnitureKey(length > LONGEST ? line.slice(0, LONGEST) : line);
  const whole = (matches & LINE) === 0 ? undefined : index.lines.get(key);
  if (whole !== undefined) return whole;
  if ((matches & PREFIX) === 0) return null;
  for (const row of index.prefixes.get(firstWord(key)) ?? []) {
    if (!key.startsWith(row.phrase)) continue;
    const next = key.codePointAt(row.phrase.length);
    const endsWord = next === undefined || !/[\p{L}\p{N}]/u.test(String.fromCodePoint(next)) || !/[\p{L}\p{N}]$/u.test(row.phrase);
    if (endsWord) return row;
  }
  return null;
}

/** What rows may begin with the first word of a line, or with the start of it that ends as a phrase may; all where telling it takes the whole key. */
function matchesOf(line: string, { hashes }: FurnitureIndex): number {
  const { length } = line;
  const likely = length > LONGEST_LINE ? PREFIX : LINE | PREFIX;
  let start = 0;
  while (start < length && !isOfPhrase(line, start, OPENING)) start++;
  let hash = 0;
  let bareHash = 0;
  for (let end = start; end < length; end++) {
    const code = codeAt(line, end);
    if (code === BLANK || code === COLON) break;
    if (code < BLANK || code > LAST_ASCII) return likely;
    hash = hashOn(hash, code);
    if (isOfPhrase(line, end, CLOSING)) bareHash = hash;
  }
  return ((hashes[hash & (HASHES - 1)] as number) | (hashes[bareHash & (HASHES - 1)] as number)) & likely;
}

const BLANK = 32;
const COLON = 58;
const [OPENING, CLOSING, COPYRIGHT] = [40, 41, 169];
const LAST_ASCII = 126;
/** Where the scripts of East Asia begin. */
const WIDE = 0x2e80;

/** Whether a text has the phrase of a row for notes at the end of an article. */
export function hasNote(text: string, { notes }: FurnitureIndex): boolean {
  const words = furnitureKey(text);
  return notes.some((phrase) => words.includes(phrase));
}

/** "How we covered it in 1998" of "From the archive: How we covered it in 1998"; a line without such words as it is. */
export function dropIntroduction(line: string, index: FurnitureIndex): string {
  const row = line.includes(":") ? matchFurniture(line, index) : null;
  if (row === null || row.match !== "prefix" || !row.phrase.endsWith(":")) return line;
  return line.slice(line.toLowerCase().indexOf(row.phrase) + row.phrase.length).trim();
}

/** A line as `FurnitureRow.phrase` is written: lower case, straight quotes, no marks at its ends. */
function furnitureKey(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && !isOfPhrase(line, start, OPENING)) start++;
  while (end > start && !isOfPhrase(line, end - 1, CLOSING)) end--;
  const bare = line.slice(start, end).toLowerCase();
  return UNEVEN.test(bare) ? bare.replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, " ") : bare;
}

/** What a key has in another form: curly quotes, white space that is no single blank. */
const UNEVEN = /[‘’]|\s\s|[^\S ]/;

/** Whether a phrase may begin or end with the character at a position: a letter, a digit, the bracket that opens or closes; it may begin with "©". */
function isOfPhrase(line: string, i: number, bracket: number): boolean {
  const code = codeAt(line, i);
  if (code === bracket || (code === COPYRIGHT && bracket === OPENING)) return true;
  return isWordCode((code & 0xf800) === 0xd800 ? wholeCodeAt(line, i) : code);
}

/** The character of which a code unit is half. */
function wholeCodeAt(line: string, i: number): number {
  const isLow = (codeAt(line, i) & 0xfc00) === 0xdc00;
  return line.codePointAt(isLow ? i - 1 : i) ?? 0;
}

/** Scripts written without blanks have no first word: their first character stands for it. */
function firstWord(key: string): string {
  const { length } = key;
  if (length > 0 && codeAt(key, 0) >= WIDE) return key.charAt(0);
  let end = 0;
  while (end < length && codeAt(key, end) !== BLANK && codeAt(key, end) !== COLON) end++;
  return key.slice(0, end);
}

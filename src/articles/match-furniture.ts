import type { FurnitureRow } from "../model/index.ts";
import { hashOn } from "./name-table.ts";

/** Tells lines that no article has: finds the row of `data/lexicon/furniture.tsv` that a line matches. */
export interface FurnitureIndex {
  readonly lines: ReadonlyMap<string, FurnitureRow>;
  /** Prefix rows by their first word, longest first. */
  readonly prefixes: ReadonlyMap<string, readonly FurnitureRow[]>;
  /** First words of all rows: most lines begin with none of them. */
  readonly firsts: ReadonlySet<string>;
  /** One for each hash (`hashOn`, its last bits) that a first word has: where there is none the word need not be cut out. */
  readonly hashes: Uint8Array;
}

/** A power of two, with some ten times as many places as there are first words. */
const HASHES = 16_384;

function hashesOf(words: Iterable<string>): Uint8Array {
  const hashes = new Uint8Array(HASHES);
  for (const word of words) {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = hashOn(hash, word.charCodeAt(i));
    hashes[hash & (HASHES - 1)] = 1;
  }
  return hashes;
}

export function indexFurniture(rows: readonly FurnitureRow[]): FurnitureIndex {
  const lines = new Map<string, FurnitureRow>();
  const prefixes = new Map<string, FurnitureRow[]>();
  for (const row of rows) {
    if (row.match === "line") lines.set(row.phrase, row);
    else {
      const first = firstWord(row.phrase);
      const list = prefixes.get(first) ?? [];
      list.push(row);
      prefixes.set(first, list);
    }
  }
  for (const list of prefixes.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
  const firsts = new Set([...prefixes.keys(), ...[...lines.keys()].map(firstWord)]);
  return { lines, prefixes, firsts, hashes: hashesOf(firsts) };
}

/** Characters of a line that are looked at: more than the longest phrase has, so that a longer line can match a prefix only. */
const LONGEST = 120;

/** The row that a line matches, or null. Case, the marks at the ends and white space do not matter. */
export function matchFurniture(line: string, index: FurnitureIndex): FurnitureRow | null {
  if (line.length > 400 || !mayMatch(line, index)) return null;
  const key = furnitureKey(line.length > LONGEST ? line.slice(0, LONGEST) : line);
  const whole = index.lines.get(key);
  if (whole !== undefined) return whole;
  for (const row of index.prefixes.get(firstWord(key)) ?? []) {
    if (!key.startsWith(row.phrase)) continue;
    const next = key.codePointAt(row.phrase.length);
    const endsWord = next === undefined || !/[\p{L}\p{N}]/u.test(String.fromCodePoint(next)) || !/[\p{L}\p{N}]$/u.test(row.phrase);
    if (endsWord) return row;
  }
  return null;
}

/** Whether the first word of a line, or the start of it that ends as a phrase may, is that of a row; true where telling it takes the whole key. */
function mayMatch(line: string, { firsts, hashes }: FurnitureIndex): boolean {
  let start = 0;
  while (start < line.length && !isOfPhrase(line, start, "©(")) start++;
  let end = start;
  let hash = 0;
  let bare = start;
  let bareHash = 0;
  for (; end < line.length; end++) {
    const code = line.charCodeAt(end);
    if (code === BLANK || code === COLON) break;
    if (code < BLANK || code > LAST_ASCII) return true;
    hash = hashOn(hash, code);
    if (!isOfPhrase(line, end, ")")) continue;
    bare = end + 1;
    bareHash = hash;
  }
  const isFirst = (stop: number, stopHash: number): boolean =>
    hashes[stopHash & (HASHES - 1)] === 1 && firsts.has(line.slice(start, stop).toLowerCase());
  return isFirst(end, hash) || (bare < end && isFirst(bare, bareHash));
}

const BLANK = 32;
const COLON = 58;
const LAST_ASCII = 126;

/** "How we covered it in 1998" of "From the archive: How we covered it in 1998"; a line without such words as it is. */
export function dropIntroduction(line: string, index: FurnitureIndex): string {
  const row = line.includes(":") ? matchFurniture(line, index) : null;
  if (row === null || row.match !== "prefix" || !row.phrase.endsWith(":")) return line;
  return line.slice(line.toLowerCase().indexOf(row.phrase) + row.phrase.length).trim();
}

/** A line as `FurnitureRow.phrase` is written: lower case, straight quotes, no marks at its ends. */
export function furnitureKey(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && !isOfPhrase(line, start, "©(")) start++;
  while (end > start && !isOfPhrase(line, end - 1, ")")) end--;
  const bare = line.slice(start, end).toLowerCase();
  return UNEVEN.test(bare) ? bare.replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, " ") : bare;
}

/** What a key has in another form: curly quotes, white space that is no single blank. */
const UNEVEN = /[‘’]|\s\s|[^\S ]/;

/** Whether a phrase may begin or end with the character at a position: a letter, a digit, or one of `marks`. */
function isOfPhrase(line: string, i: number, marks: string): boolean {
  const code = line.charCodeAt(i);
  if (code >= 128) return /[\p{L}\p{N}]/u.test(characterAt(line, i)) || marks.includes(line[i] ?? "");
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || marks.includes(line[i] ?? "");
}

/** The whole character of which a code unit is part. */
function characterAt(line: string, i: number): string {
  const isLow = (line.charCodeAt(i) & 0xfc00) === 0xdc00;
  return String.fromCodePoint(line.codePointAt(isLow ? i - 1 : i) ?? 0);
}

/** Scripts written without blanks have no first word: their first character stands for it. */
function firstWord(key: string): string {
  const first = key[0] ?? "";
  if (first >= "\u2e80") return first;
  let end = 0;
  while (end < key.length && key[end] !== " " && key[end] !== ":") end++;
  return key.slice(0, end);
}

import type { FurnitureRow } from "../model/index.ts";

/** Tells lines that no article has: finds the row of `data/lexicon/furniture.tsv` that a line matches. */
export interface FurnitureIndex {
  readonly lines: ReadonlyMap<string, FurnitureRow>;
  /** Prefix rows by their first word, longest first. */
  readonly prefixes: ReadonlyMap<string, readonly FurnitureRow[]>;
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
  return { lines, prefixes };
}

/** Characters of a line that are looked at: more than the longest phrase has, so that a longer line can match a prefix only. */
const LONGEST = 120;

/** The row that a line matches, or null. Case, the marks at the ends and white space do not matter. */
export function matchFurniture(line: string, index: FurnitureIndex): FurnitureRow | null {
  if (line.length > 400) return null;
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

/** A line as `FurnitureRow.phrase` is written: lower case, straight quotes, no marks at its ends. */
export function furnitureKey(line: string): string {
  return line
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/\s+/g, " ")
    .replace(/^[^\p{L}\p{N}©(]+/u, "")
    .replace(/[^\p{L}\p{N})]+$/u, "");
}

/** Scripts written without blanks have no first word: their first character stands for it. */
function firstWord(key: string): string {
  const first = key[0] ?? "";
  return first >= "\u2e80" ? first : (key.split(/[ :]/, 1)[0] ?? "");
}

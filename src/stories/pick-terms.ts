import { COMMON_WORDS } from "./common-words.ts";
import { hashWord, sortedSet } from "./hash-words.ts";
import { plainWords } from "./news-words.ts";

/** Words from the head of the article that are looked at: what happened stands there, background further down. */
const HEAD_WORDS = 220;

/** Letters that a word keeps, so that "attack" and "attacked", "negotiate" and "negotiations" are one. */
const STEM = 6;

/** A lower-case word shorter than this tells little. */
const LEAST_LETTERS = 4;

export interface TermInput {
  readonly title: string;
  readonly text: string;
  /** Names of the sides: shared by all that the pair does, so no help in telling its happenings apart. */
  readonly sides: readonly string[];
}

/**
 * The words that tell one happening of a pair from another: names, numbers, and words that news does not always hold.
 *
 * Hashes, ascending; the lowest bit is 1 for names and numbers (`sharedTerms`).
 */
export function pickTerms({ title, text, sides }: TermInput): Uint32Array {
  const words = [...plainWords(title), ...plainWords(text).slice(0, HEAD_WORDS)];
  const lowerSeen = new Set(words.filter((word) => word === word.toLowerCase()));
  const sideStems = new Set(sides.flatMap((side) => plainWords(side).map(sideStem)));
  const hashes = words.map((word) => {
    const lower = word.toLowerCase();
    if (/^\p{N}/u.test(word)) return isTellingNumber(word) ? hashTerm(word.replaceAll(/[.,]/g, ""), true) : 0;
    const isName = word !== lower && !lowerSeen.has(lower);
    if (COMMON_WORDS.has(lower) || (isName && sideStems.has(sideStem(word)))) return 0;
    if (isName) return lower.length < 3 ? 0 : hashTerm(lower.slice(0, STEM), true);
    return lower.length < LEAST_LETTERS ? 0 : hashTerm(lower.slice(0, STEM), false);
  });
  return sortedSet(hashes.filter((hash) => hash !== 0));
}

export interface SharedTerms {
  /** Terms that both have, as a share of the geometric mean of their numbers (Salton's cosine of two sets). */
  readonly cosine: number;
  /** Names and numbers that both have. */
  readonly hard: number;
}

/** How much two term sets have in common; a word that only one of them holds for a name is still shared. */
export function sharedTerms(a: Uint32Array, b: Uint32Array): SharedTerms {
  let shared = 0;
  let hard = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = (a[i] ?? 0) >>> 1;
    const right = (b[j] ?? 0) >>> 1;
    if (left === right) {
      shared++;
      hard += (a[i] ?? 0) & (b[j] ?? 0) & 1;
    }
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const mean = Math.sqrt(a.length * b.length);
  return { cosine: mean === 0 ? 0 : shared / mean, hard };
}

/** Not a year, not a single digit: those stand everywhere. */
function isTellingNumber(word: string): boolean {
  return word.length > 1 && !/^(?:19|20)\d\d$/.test(word);
}

/** "Russian" goes with "Russia", "Chinese" with "China". */
function sideStem(word: string): string {
  return word.toLowerCase().slice(0, 3);
}

function hashTerm(word: string, isHard: boolean): number {
  return ((hashWord(word) & ~1) | (isHard ? 1 : 0)) >>> 0;
}

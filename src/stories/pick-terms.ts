import { hashWord } from "./hash-words.ts";
import { plainWords } from "./news-words.ts";

/** Words from the start of the article that are looked at: what happened stands there, background further down. */
const LOOKED_AT = 220;

/** Words after the title that belong to the head, where news says what is new. */
const HEAD_WORDS = 40;

/** Letters that a word keeps, so that "attack" and "attacked", "negotiate" and "negotiations" are one. */
const STEM = 6;

const ASCII = /^[\0-\x7f]*$/;

/** Characters that hold as many words in any language that is written with spaces. */
const LOOKED_AT_CHARS = LOOKED_AT * 16;

/** Ranks up to the first weigh nothing ("the", "said"), from the second on a word weighs most. Chosen on both labelled sets (docs/stories.md). */
const COMMON_RANK = 30;
const RARE_RANK = 10_000;

/** Weights are whole numbers up to this, so that a term is one number. */
export const MOST_WEIGHT = 15;

/** A term: 27 bits of the hash of its stem, a bit for the head, 4 bits of weight. */
const HASH_SHIFT = 5;
const HEAD_BIT = 16;

export interface TermInput {
  readonly title: string;
  readonly text: string;
  readonly wordRanks: ReadonlyMap<string, number>;
}

/** The words that tell one happening from another, as terms, ascending: the rarer a word is in news at large, the more it weighs. */
export function pickTerms({ title, text, wordRanks }: TermInput): Uint32Array {
  const head = plainWords(title);
  const body = plainWords(text.slice(0, LOOKED_AT_CHARS)).slice(0, LOOKED_AT);
  const isHead = (index: number): boolean => index < head.length + HEAD_WORDS;
  const byHash = new Map<number, number>();
  for (const [index, word] of [...head, ...body].entries()) {
    const plain = foldAccents(word.toLowerCase());
    const weight = weightOf(plain, wordRanks);
    if (weight === 0) continue;
    const hash = hashWord(plain.slice(0, STEM)) >>> HASH_SHIFT;
    const known = byHash.get(hash) ?? 0;
    byHash.set(hash, Math.max(known & MOST_WEIGHT, weight) | (isHead(index) ? HEAD_BIT : known & HEAD_BIT));
  }
  return Uint32Array.from(byHash, ([hash, rest]) => ((hash << HASH_SHIFT) | rest) >>> 0).sort();
}

export interface Shared {
  /** Words that both have, by weight, as a share of the geometric mean of the two texts (cosine). */
  readonly cosine: number;
  /** How much of the one's head stands in the other's text, and the other way round; the mean. */
  readonly heads: number;
}

/** How much two lists of terms have in common. Symmetric, 0 to 1. */
export function sharedTerms(a: Uint32Array, b: Uint32Array): Shared {
  let [both, headOfA, headOfB] = [0, 0, 0];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    const [x, y] = [left >>> HASH_SHIFT, right >>> HASH_SHIFT];
    if (x === y) {
      const product = (left & MOST_WEIGHT) * (right & MOST_WEIGHT);
      both += product;
      if (left & HEAD_BIT) headOfA += product;
      if (right & HEAD_BIT) headOfB += product;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  if (both === 0) return { cosine: 0, heads: 0 };
  const [ofA, ofB] = [squares(a), squares(b)];
  const heads = share(headOfA, Math.min(ofA.head, ofB.all)) + share(headOfB, Math.min(ofB.head, ofA.all));
  return { cosine: share(both, Math.sqrt(ofA.all * ofB.all)), heads: heads / 2 };
}

/** The terms that weigh most, those of the head first, so many; equal ones by hash, so that two accounts pick the same. */
export function tellingTerms(terms: Uint32Array, count: number): readonly number[] {
  const rank = (term: number): number => (term & MOST_WEIGHT) * 2 + Number((term & HEAD_BIT) !== 0);
  return [...terms]
    .sort((a, b) => rank(b) - rank(a) || a - b)
    .slice(0, count)
    .map((term) => term >>> HASH_SHIFT);
}

function squares(terms: Uint32Array): { readonly all: number; readonly head: number } {
  let [all, head] = [0, 0];
  for (const term of terms) {
    const square = (term & MOST_WEIGHT) ** 2;
    all += square;
    if (term & HEAD_BIT) head += square;
  }
  return { all, head };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function weightOf(word: string, wordRanks: ReadonlyMap<string, number>): number {
  if (/^\p{N}/u.test(word) ? !isTellingNumber(word) : word.length < 3) return 0;
  const rank = wordRanks.get(word) ?? RARE_RANK;
  if (rank <= COMMON_RANK) return 0;
  return Math.round((MOST_WEIGHT * Math.log(rank / COMMON_RANK)) / Math.log(RARE_RANK / COMMON_RANK));
}

/** Not a year, not a single digit: those stand everywhere. */
function isTellingNumber(word: string): boolean {
  return word.length > 1 && !/^(?:19|20)\d\d$/.test(word);
}

function foldAccents(word: string): string {
  return ASCII.test(word) ? word : word.normalize("NFKD").replaceAll(/\p{M}/gu, "");
}

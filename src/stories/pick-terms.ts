import { hashWord } from "./hash-words.ts";
import { isCapital, isStopSign, plainWords, wordsWithStops } from "./news-words.ts";

/** Words from the start of the article that are looked at: what happened stands there, background further down. */
const LOOKED_AT = 220;

/** Words after the title that belong to the head, where news says what is new. */
const HEAD_WORDS = 40;

/** Letters that a word keeps, so that "attack" and "attacked", "negotiate" and "negotiations" are one. */
const STEM = 6;

const ASCII = /^[\0-\x7f]*$/;

/** Characters that hold as many words in any language that is written with spaces. */
const LOOKED_AT_CHARS = LOOKED_AT * 16;

/**
 * Ranks up to the first weigh nothing ("the", "said"); a word that the table lacks weighs most, as much as one of the second rank. Chosen on both
 * labelled sets (docs/stories.md).
 */
const COMMON_RANK = 30;
const RARE_RANK = 40_000;

/** Weights are whole numbers up to this, so that a term is one number. */
export const MOST_WEIGHT = 15;

/** A term: 26 bits of the hash of its stem, a bit for names, a bit for the head, 4 bits of weight. */
const HASH_SHIFT = 6;
const NAME_BIT = 32;
const HEAD_BIT = 16;
const BITS = NAME_BIT | HEAD_BIT;

export interface TermInput {
  readonly title: string;
  readonly text: string;
  readonly wordRanks: ReadonlyMap<string, number>;
}

/** The words that tell one happening from another, as terms, ascending: the rarer a word is in news at large, the more it weighs. */
export function pickTerms({ title, text, wordRanks }: TermInput): Uint32Array {
  const byHash = new Map<number, number>();
  const add = (word: string, bits: number): void => {
    const plain = foldAccents(word.toLowerCase());
    const weight = weightOf(plain, wordRanks);
    if (weight === 0) return;
    const hash = hashWord(plain.slice(0, STEM)) >>> HASH_SHIFT;
    const known = byHash.get(hash) ?? 0;
    byHash.set(hash, Math.max(known & MOST_WEIGHT, weight) | ((known | bits) & BITS));
  };
  for (const word of plainWords(title)) add(word, HEAD_BIT);
  const opening = wordsWithStops(text.slice(0, LOOKED_AT_CHARS));
  let [count, isFirst] = [0, true];
  for (const word of opening) {
    const isStop = isStopSign(word);
    if (!isStop) add(word, (count < HEAD_WORDS ? HEAD_BIT : 0) | (!isFirst && isCapital(word) ? NAME_BIT : 0));
    isFirst = isStop;
    if (!isStop && ++count === LOOKED_AT) break;
  }
  return Uint32Array.from(byHash, ([hash, rest]) => ((hash << HASH_SHIFT) | rest) >>> 0).sort();
}

export interface Shared {
  /** Words that both have, by weight, as a share of the geometric mean of the two texts (cosine). */
  readonly cosine: number;
  /** How much of the one's head stands in the other's text, and the other way round; the mean. */
  readonly heads: number;
  /** The lesser of the two. */
  readonly lesserHead: number;
  /** Natural logarithm of one more than the names that both have: two accounts of one happening name the same people and places. */
  readonly names: number;
}

const NOTHING_SHARED: Shared = { cosine: 0, heads: 0, lesserHead: 0, names: 0 };

/** How much two lists of terms have in common. Symmetric. */
export function sharedTerms(a: Uint32Array, b: Uint32Array): Shared {
  let [both, headOfA, headOfB, names] = [0, 0, 0, 0];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    const x = left >>> HASH_SHIFT;
    const y = right >>> HASH_SHIFT;
    if (x === y) {
      const product = (left & MOST_WEIGHT) * (right & MOST_WEIGHT);
      both += product;
      if (left & HEAD_BIT) headOfA += product;
      if (right & HEAD_BIT) headOfB += product;
      if (left & right & NAME_BIT) names++;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  if (both === 0) return NOTHING_SHARED;
  const [ofA, ofB] = [squares(a), squares(b)];
  const heads = [share(headOfA, Math.min(ofA.head, ofB.all)), share(headOfB, Math.min(ofB.head, ofA.all))] as const;
  return {
    cosine: share(both, Math.sqrt(ofA.all * ofB.all)),
    heads: (heads[0] + heads[1]) / 2,
    lesserHead: Math.min(...heads),
    names: Math.log(1 + names),
  };
}

/** The terms that weigh most, those of the head first, so many; equal ones by hash, so that two accounts pick the same. */
export function tellingTerms(terms: Uint32Array, count: number): readonly number[] {
  const byRank: number[][] = Array.from({ length: 2 * MOST_WEIGHT + 2 }, () => []);
  for (const term of terms) byRank[(term & MOST_WEIGHT) * 2 + Number((term & HEAD_BIT) !== 0)]?.push(term >>> HASH_SHIFT);
  return byRank.toReversed().flat().slice(0, count);
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

const WEIGHT_OF_LOG = MOST_WEIGHT / Math.log(RARE_RANK / COMMON_RANK);

function weightOf(word: string, wordRanks: ReadonlyMap<string, number>): number {
  if (isNumber(word) ? !isTellingNumber(word) : word.length < 3) return 0;
  const rank = wordRanks.get(word);
  if (rank === undefined) return MOST_WEIGHT;
  return rank <= COMMON_RANK ? 0 : Math.round(WEIGHT_OF_LOG * Math.log(rank / COMMON_RANK));
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 48 && code <= 57 : /^\p{N}/u.test(word);
}

/** Not a year, not a single digit: those stand everywhere. */
function isTellingNumber(word: string): boolean {
  return word.length > 1 && !/^(?:19|20)\d\d$/.test(word);
}

function foldAccents(word: string): string {
  return ASCII.test(word) ? word : word.normalize("NFKD").replaceAll(/\p{M}/gu, "");
}

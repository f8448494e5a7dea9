/**
 * What the model sees of a word, as rows of its tables. Written twice, here and in training/words.py; `training/check.ts` holds the two
 * to each other on every word of a file.
 */

/** Endings of one to five letters, beginnings of one to four, and the shape. */
export const AFFIXES = 10;
const [ENDINGS, BEGINNINGS] = [5, 4];
/** Seeds that keep endings, beginnings and shapes apart. */
const [BEGINNING_SEED, SHAPE_SEED] = [16, 32];
const [FNV_START, FNV_PRIME] = [0x811c9dc5, 0x01000193];

/** Hash of the lower-case word, quotes straight and digits 0. `word` is what `plainWord` gave. */
export function hashWord(word: string): number {
  let h = FNV_START;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), FNV_PRIME);
  return finish(h);
}

/** Lower case, quotes straight, every digit 0: years and figures share what is learned of them. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return UNUSUAL.test(lower) ? lower.replaceAll(/[0-9]/g, "0").replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"') : lower;
}

const UNUSUAL = /[0-9‘’“”]/;

/** Puts `AFFIXES` rows of the table of affixes (`mask` + 1 rows, a power of two) into `out` from `at` on. */
export function affixRows(
  word: string,
  plain: string,
  { out, at, mask }: { readonly out: Int32Array; readonly at: number; readonly mask: number },
): void {
  const n = plain.length;
  for (let k = 1; k <= ENDINGS; k++) {
    let h = FNV_START ^ k;
    for (let i = Math.max(0, n - k); i < n; i++) h = Math.imul(h ^ plain.charCodeAt(i), FNV_PRIME);
    out[at + k - 1] = finish(h) & mask;
  }
  for (let k = 1; k <= BEGINNINGS; k++) {
    let h = FNV_START ^ (BEGINNING_SEED + k);
    for (let i = 0; i < Math.min(k, n); i++) h = Math.imul(h ^ plain.charCodeAt(i), FNV_PRIME);
    out[at + ENDINGS + k - 1] = finish(h) & mask;
  }
  out[at + AFFIXES - 1] = hashShape(word) & mask;
}

/** "Putin" is "Xx", "U.S." is "X.X.", "2022" is "d", "co-op" is "x-x": runs of one class count once. */
function hashShape(word: string): number {
  let h = FNV_START ^ SHAPE_SEED;
  let last = -1;
  for (let i = 0; i < word.length; i++) {
    const unit = classOf(word, i);
    if (unit === last) continue;
    h = Math.imul(h ^ unit, FNV_PRIME);
    last = unit;
  }
  return finish(h);
}

const [UPPER, LOWER, DIGIT] = [88, 120, 100];

function classOf(word: string, i: number): number {
  const unit = word.charCodeAt(i);
  if (unit >= 97 && unit <= 122) return LOWER;
  if (unit >= 65 && unit <= 90) return UPPER;
  if (unit >= 48 && unit <= 57) return DIGIT;
  if (unit < 128) return unit;
  const letter = word.charAt(i);
  return /\p{Lu}/u.test(letter) ? UPPER : /\p{L}/u.test(letter) ? LOWER : unit;
}

/** In a text all in capitals the case tells nothing: such sentences are read in lower case. */
export function isShouting(words: readonly string[]): boolean {
  let seen = 0;
  for (const word of words) {
    if (!/\p{L}.*\p{L}/u.test(word)) continue;
    if (word !== word.toUpperCase()) return false;
    seen++;
  }
  return seen > 3;
}

/** murmur3's finaliser, shortened. */
function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

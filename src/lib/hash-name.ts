const [FNV_START, FNV_PRIME] = [0x811c9dc5, 0x01000193];

/**
 * A whole number of 32 bits for a name of several words, so that a table of many names can be asked without making strings: the words' own
 * numbers (`hashWord`), joined in turn (`joinHashes`). Of two names in a table of 3,000, one in a million meets another's number.
 *
 * @example hashName("last regards") === joinHashes(joinHashes(0, hashWord("last")), hashWord("regards")) // true
 */
export function hashName(name: string): number {
  return name.split(" ").reduce((hash, word) => joinHashes(hash, hashWord(word)), 0);
}

export function hashWord(word: string): number {
  let hash = FNV_START | 0;
  for (let i = 0; i < word.length; i++) hash = hashUnit(hash, word.charCodeAt(i));
  return hash;
}

/** The number of no letters, and that of a word from that of the word without its last code unit: for words that are read in place. */
export const NO_LETTERS = FNV_START | 0;

export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

export function joinHashes(hash: number, next: number): number {
  const mixed = Math.imul(hash ^ next, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

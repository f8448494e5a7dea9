/** Spreads the bits of a 32-bit number: the finaliser of MurmurHash3 (github.com/aappleby/smhasher, public domain). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32-bit FNV-1a over UTF-16 code units, mixed. The same on every machine. */
export function hashWord(word: string): number {
  let hash = HASH_START;
  for (let index = 0; index < word.length; index++) hash = addToHash(hash, word.charCodeAt(index));
  return mix(hash);
}

export const HASH_START = 0x811c9dc5;

/** The hash with one more code unit, before it is mixed. */
export function addToHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** What a key is shared by. Its last two bits tell, so that only those are compared as copies that share a key of copies. */
const KEY_KINDS = { copy: 0, retelling: 1, archive: 2 } as const;
export type KeyKind = keyof typeof KEY_KINDS;

/** One key below 2^52 from two numbers, so that a database integer and a JavaScript number hold it exactly. */
export function keyOf(kind: KeyKind, what: number, where: number): number {
  const low = mix(mix(0x9e3779b9 ^ what) ^ where);
  const high = mix(Math.imul(what, 31) + Math.imul(low, 0x7f4a7c15) + where);
  return (high & 0xfffff) * 0x1_0000_0000 + (((low & ~3) | KEY_KINDS[kind]) >>> 0);
}

export function isOfKind(key: number, kind: KeyKind): boolean {
  return (key & 3) === KEY_KINDS[kind];
}

/** Distinct values, ascending. Sorts `values` in place. */
export function sortedSet(values: Uint32Array): Uint32Array {
  values.sort();
  let kept = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (index === 0 || value !== values[kept - 1]) values[kept++] = value;
  }
  return values.subarray(0, kept);
}

/** Spreads the bits of a 32-bit number: the finaliser of MurmurHash3 (github.com/aappleby/smhasher, public domain). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32-bit FNV-1a over UTF-16 code units, mixed. The same on every machine. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return mix(hash);
}

/** What a key is shared by. Its last bit tells, so that only those are compared as copies that share a key of copies. */
export const KEY_KINDS = { copy: 0, retelling: 1 } as const;
export type KeyKind = keyof typeof KEY_KINDS;

/** One key below 2^52 from some numbers, so that a database integer and a JavaScript number hold it exactly. */
export function keyOf(kind: KeyKind, ...parts: readonly number[]): number {
  let low = 0x9e3779b9;
  let high = 0x7f4a7c15;
  for (const part of parts) {
    low = mix(low ^ part);
    high = mix(Math.imul(high, 31) + low);
  }
  return (high & 0xfffff) * 0x1_0000_0000 + (((low & ~1) | KEY_KINDS[kind]) >>> 0);
}

export function isOfKind(key: number, kind: KeyKind): boolean {
  return key % 2 === KEY_KINDS[kind];
}

/** Distinct values, ascending. */
export function sortedSet(values: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(values).sort();
  let kept = 0;
  for (let index = 0; index < sorted.length; index++) {
    const value = sorted[index] ?? 0;
    if (index === 0 || value !== sorted[kept - 1]) sorted[kept++] = value;
  }
  return sorted.slice(0, kept);
}

/** How many values two ascending sets share. */
export function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared;
}

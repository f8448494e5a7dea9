/** What two sketches tell of the texts behind them. */
export interface Likeness {
  /** Estimated share of the shingles of both that both have (Jaccard). */
  readonly jaccard: number;
  /** Estimated share of the shorter text's shingles that stand in the longer. */
  readonly containment: number;
  /** Hashes that the estimate of `containment` stands on. */
  readonly seen: number;
}

export interface Sketch {
  readonly shingles: number;
  readonly signature: Uint32Array;
}

/**
 * Estimates likeness from two bottom-k sketches.
 *
 * Below the smaller of the two largest hashes kept, both sketches are complete samples of their texts; only that stretch is compared.
 * Exact when both texts fit into their sketches. Symmetric.
 */
export function compareSketches(a: Sketch, b: Sketch): Likeness {
  return likenessOf(a, b, 0);
}

/** The containment of two sketches, or 0 as soon as it is seen to stay below `least`: most pairs that share a key share little else. */
export function containmentFrom(least: number, a: Sketch, b: Sketch): number {
  const { containment } = likenessOf(a, b, least);
  return containment < least ? 0 : containment;
}

function likenessOf(a: Sketch, b: Sketch, least: number): Likeness {
  const limit = Math.min(limitOf(a), limitOf(b));
  const inA = countUpTo(a.signature, limit);
  const inB = countUpTo(b.signature, limit);
  const shorter = Math.min(inA, inB);
  const shared = countShared(a.signature, b.signature, { inA, inB, needed: least * shorter });
  const union = inA + inB - shared;
  return { jaccard: union === 0 ? 0 : shared / union, containment: shorter === 0 ? 0 : shared / shorter, seen: shorter };
}

/** The largest hash up to which the sketch holds all hashes of its text. */
function limitOf({ shingles, signature }: Sketch): number {
  return shingles <= signature.length ? 0xffffffff : (signature.at(-1) ?? 0);
}

function countUpTo(hashes: Uint32Array, limit: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many values two ascending sets share. */
export function sharedCount(a: Uint32Array, b: Uint32Array): number {
  return countShared(a, b, { inA: a.length, inB: b.length, needed: 0 });
}

interface Counting {
  /** How many values of each are compared. */
  readonly inA: number;
  readonly inB: number;
  /** Counting stops when so many cannot be reached any more. */
  readonly needed: number;
}

function countShared(a: Uint32Array, b: Uint32Array, { inA, inB, needed }: Counting): number {
  let shared = 0;
  for (let i = 0, j = 0; i < inA && j < inB && shared + Math.min(inA - i, inB - j) >= needed;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared;
}

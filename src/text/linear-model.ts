/**
 * A linear model over hashed features: each feature owns a window of `classes` weights that starts at its hash. Windows overlap; training
 * learns around collisions. One flat array, so that scoring is a run of additions and several threads can read one buffer.
 */
export interface LinearModel {
  readonly classes: number;
  /** 2^bits + classes weights. */
  readonly weights: Int16Array | Float32Array;
  readonly mask: number;
  /**
   * One bit for each hash of a feature that training saw often enough: others are passed over, which keeps rare words from adding noise and
   * saves most of the work. 2^KNOWN_BITS bits.
   */
  readonly known: Uint8Array;
}

/** Half a million features leave one bit in sixteen set by chance. */
export const KNOWN_BITS = 23;

export function knownBit(feature: number): number {
  return Math.imul(feature, 0x9e3779b1) >>> (32 - KNOWN_BITS);
}

export function isKnown(known: Uint8Array, feature: number): boolean {
  const bit = knownBit(feature);
  return ((known[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}

/** Adds the weights of the features to `scores` (length `classes`), which is cleared first. */
export function scoreFeatures(model: LinearModel, features: Int32Array, scores: Float64Array): void {
  const { classes, weights, mask, known } = model;
  scores.fill(0);
  for (const feature of features) {
    if (!isKnown(known, feature)) continue;
    const base = feature & mask;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + (weights[base + k] ?? 0);
  }
}

/** Mixes template number and values into a well-spread 32-bit hash (murmur3's finaliser). */
// oxlint-disable-next-line max-params -- the inner loop of reading: no object for each call
export function mix(template: number, a: number, b = 0, c = 0): number {
  let h = Math.imul(template + 1, 0x9e3779b1);
  h = Math.imul(h ^ a, 0x85ebca6b);
  h = Math.imul((h >>> 13) ^ h ^ b, 0xc2b2ae35);
  h = Math.imul((h >>> 16) ^ h ^ c, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 16);
}

/** FNV-1a over UTF-16 code units. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

export function argmax(scores: Float64Array): number {
  let best = 0;
  for (let k = 1; k < scores.length; k++) if ((scores[k] ?? 0) > (scores[best] ?? 0)) best = k;
  return best;
}

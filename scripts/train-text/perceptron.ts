import { KNOWN_BITS, isKnown, knownBit } from "../../src/text/linear-model.ts";

/** Averaged perceptron over windows of hashed features, as src/text/linear-model.ts scores them. */
export interface Trainer {
  readonly bits: number;
  readonly classes: number;
  readonly mask: number;
  readonly weights: Float32Array;
  readonly totals: Float64Array;
  readonly known: Uint8Array;
  step: number;
}

export function createTrainer(shape: { readonly bits: number; readonly classes: number }, known: Uint8Array): Trainer {
  const { bits, classes } = shape;
  const size = 2 ** bits + classes;
  return { bits, classes, known, mask: 2 ** bits - 1, weights: new Float32Array(size), totals: new Float64Array(size), step: 1 };
}

export function update(trainer: Trainer, features: Int32Array, change: { readonly right: number; readonly wrong: number }): void {
  for (const feature of features) {
    if (!isKnown(trainer.known, feature)) continue;
    const base = feature & trainer.mask;
    add(trainer, base + change.right, 1);
    add(trainer, base + change.wrong, -1);
  }
}

function add(trainer: Trainer, cell: number, by: number): void {
  trainer.weights[cell] = (trainer.weights[cell] ?? 0) + by;
  trainer.totals[cell] = (trainer.totals[cell] ?? 0) + by * trainer.step;
}

/** Mean of the weights over all steps. */
export function average(trainer: Trainer): Float32Array {
  return trainer.weights.map((weight, i) => weight - (trainer.totals[i] ?? 0) / trainer.step);
}

/** Numbers in a seeded order (mulberry32). */
export function shuffled(count: number, seed: number): readonly number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = seed;
  for (let i = count - 1; i > 0; i--) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const j = ((t ^ (t >>> 14)) >>> 0) % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

/** Counts features by hash and keeps those seen at least `least` times, as the bits that `isKnown` reads. */
export function createCounter(least: number): { readonly count: (features: Int32Array) => void; readonly known: () => Uint8Array } {
  const counts = new Uint8Array(2 ** 27);
  const seen = new Uint8Array(2 ** KNOWN_BITS / 8);
  return {
    count(features) {
      for (const feature of features) {
        const cell = Math.imul(feature ^ (feature >>> 15), 0x2c1b3c6d) >>> 5;
        const now = Math.min((counts[cell] ?? 0) + 1, 255);
        counts[cell] = now;
        const bit = knownBit(feature);
        if (now >= least) seen[bit >>> 3] = (seen[bit >>> 3] ?? 0) | (1 << (bit & 7));
      }
    },
    known: () => seen,
  };
}

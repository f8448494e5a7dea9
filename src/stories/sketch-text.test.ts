import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { compareSketches, containmentFrom } from "./compare-sketches.ts";
import { hashWord } from "./hash-words.ts";
import { sketchText } from "./sketch-text.ts";
import type { TextSketch } from "./sketch-text.ts";

const sketchOf = (text: readonly string[]): TextSketch => sketchText(Uint32Array.from(text, hashWord));

const word = fc.integer({ min: 0, max: 5000 }).map((number) => `w${number}`);
const words = fc.array(word, { minLength: 40, maxLength: 600 });

/** The true share of the shorter text's runs of four words that stand in the longer. */
function containmentOf(a: readonly string[], b: readonly string[]): number {
  const runs = (list: readonly string[]): Set<string> => new Set(list.slice(3).map((_, start) => list.slice(start, start + 4).join(" ")));
  const [left, right] = [runs(a), runs(b)];
  return [...left].filter((run) => right.has(run)).length / Math.min(left.size, right.size);
}

test("sketchText() holds a short text whole, so that compareSketches() is exact", () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 20, maxLength: 120 }), fc.array(word, { minLength: 5, maxLength: 60 }), (text, other) => {
      const mixed = [...text.slice(0, 30), ...other];
      assert.ok(Math.abs(compareSketches(sketchOf(text), sketchOf(mixed)).containment - containmentOf(text, mixed)) < 1e-9);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("compareSketches() is symmetric and says 1 of a text with itself", () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      const [a, b] = [sketchOf(left), sketchOf(right)];
      assert.deepEqual(compareSketches(a, b), compareSketches(b, a));
      assert.equal(compareSketches(a, a).jaccard, 1);
    }),
    { seed: 2, numRuns: 200 },
  );
});

test("compareSketches() finds a trimmed text inside the whole", () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 400, maxLength: 600 }), (text) => {
      const likeness = compareSketches(sketchOf(text), sketchOf(text.slice(0, 120)));
      assert.equal(likeness.containment, 1);
      assert.ok(likeness.jaccard < 0.5);
    }),
    { seed: 3, numRuns: 100 },
  );
});

test("containmentFrom() is the containment where it is as much as asked for, else 0", () => {
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 300 }), (left, right, common) => {
      const [a, b] = [sketchOf(left), sketchOf([...left.slice(0, common), ...right])];
      const { containment } = compareSketches(a, b);
      for (const least of [0.2, 0.5, 0.8]) assert.equal(containmentFrom(least, a, b), containment < least ? 0 : containment);
    }),
    { seed: 4, numRuns: 200 },
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { compareSketches } from "./compare-sketches.ts";
import { sketchText } from "./sketch-text.ts";

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
      assert.ok(Math.abs(compareSketches(sketchText(text), sketchText(mixed)).containment - containmentOf(text, mixed)) < 1e-9);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("compareSketches() is symmetric and says 1 of a text with itself", () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      const [a, b] = [sketchText(left), sketchText(right)];
      assert.deepEqual(compareSketches(a, b), compareSketches(b, a));
      assert.equal(compareSketches(a, a).jaccard, 1);
    }),
    { seed: 2, numRuns: 200 },
  );
});

test("compareSketches() finds a trimmed text inside the whole", () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 400, maxLength: 600 }), (text) => {
      const likeness = compareSketches(sketchText(text), sketchText(text.slice(0, 120)));
      assert.equal(likeness.containment, 1);
      assert.ok(likeness.jaccard < 0.5);
    }),
    { seed: 3, numRuns: 100 },
  );
});

test("sketchText() gives a trimmed copy and its original a key in common", () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 300, maxLength: 600 }), (text) => {
      const keys = new Set(sketchText(text).keys);
      assert.ok(sketchText(text.slice(0, 80)).keys.some((key) => keys.has(key)));
    }),
    { seed: 4, numRuns: 200 },
  );
});

test("sketchText() gives texts of other words no key in common", () => {
  const of = (prefix: string): readonly string[] => Array.from({ length: 300 }, (_, index) => `${prefix}${index}`);
  const keys = new Set(sketchText(of("a")).keys);
  assert.ok(!sketchText(of("b")).keys.some((key) => keys.has(key)));
});

test("sketchText() gives a caption no keys and every key fits 52 bits", () => {
  assert.deepEqual(sketchText(["a", "flag", "in", "the", "wind", "today"]).keys, []);
  const keys = sketchText(Array.from({ length: 50 }, (_, index) => `w${index}`)).keys;
  assert.ok(keys.length > 0 && keys.every((key) => Number.isSafeInteger(key) && key >= 0 && key < 2 ** 52));
});

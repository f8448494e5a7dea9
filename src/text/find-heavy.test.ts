import assert from "node:assert/strict";
import { test } from "node:test";
import { findHeavy } from "./find-heavy.ts";

/** One output with these weights on 32 inputs, two groups of quadruples. */
function heavyOf(weights: Readonly<Record<number, number>>): readonly number[] {
  const all = Int8Array.from({ length: 32 }, (_, k) => weights[k] ?? 0);
  return findHeavy({ rows: 1, columns: 32, weights: all, scales: Float32Array.of(1) }, 0);
}

test("findHeavy() leaves groups whole whose weights come to 520 in each place, of either sign", () => {
  assert.deepEqual(heavyOf({ 0: 127, 1: -127, 4: 127, 5: -127, 8: 12, 2: 127, 3: 127, 6: 127, 7: 127 }), []);
});

test("findHeavy() takes the heaviest quadruples out of a group until the rest goes", () => {
  assert.deepEqual(heavyOf({ 16: 100, 17: 100, 20: -127, 21: 127, 24: 90, 25: 30, 28: 3 }), [5]);
  assert.deepEqual(heavyOf({ 0: 127, 1: 127, 4: 127, 5: 127, 8: 127, 9: 127, 12: 127, 13: 127 }), [0, 1]);
});

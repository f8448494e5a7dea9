import assert from "node:assert/strict";
import { test } from "node:test";
import { overlapOf } from "../eval/score-overlap.ts";

const item = (wanted: readonly string[], found: readonly string[]) => ({ wanted: new Set(wanted), found: new Set(found) });

test("overlapOf() pools the keys of all items", () => {
  const { precision, recall, f1 } = overlapOf([item(["a", "b"], ["a"]), item(["c", "d"], ["c", "x"])]);
  assert.deepEqual([precision, recall], [2 / 3, 2 / 4]);
  assert.ok(Math.abs(f1 - 4 / 7) < 1e-12);
});

test("overlapOf() is nought, not NaN, where nothing was found or wanted", () => {
  assert.deepEqual(overlapOf([item([], [])]), { precision: 0, recall: 0, f1: 0 });
});

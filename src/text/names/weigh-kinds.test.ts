import assert from "node:assert/strict";
import { test } from "node:test";
import { weighKinds } from "./weigh-kinds.ts";

const plain = { key: "elm", found: null };

test("weighKinds() lets what the name finder found count for its kind", () => {
  assert.deepEqual([...weighKinds([{ key: "elm", found: "ORG" }], Float32Array.of(0, 1, 1, 1, 1, 1))], [0, 1, 2, 1, 1, 1]);
});

test("weighKinds() brings the kinds of one name together and leaves its odds of being one", () => {
  const scores = Float32Array.of(0, 0, 5, 0, 0, 0, 0, 0, 0, 1, 0, 0);
  const [, , sure, , , , , , org, place] = weighKinds([plain, plain], scores);
  assert.ok((sure ?? 0) > (place ?? 0) && (org ?? 0) > (place ?? 0));
  const odds = (list: Float32Array): number => list.slice(7).reduce((sum, score) => sum + Math.exp(score), 0);
  assert.ok(Math.abs(odds(weighKinds([plain, plain], scores)) - odds(scores)) < 1e-4);
});

test("weighKinds() leaves names of other words as they are", () => {
  const scores = Float32Array.of(0, 0, 5, 0, 0, 0, 0, 0, 0, 1, 0, 0);
  assert.deepEqual(weighKinds([plain, { key: "oak", found: null }], scores), scores);
});

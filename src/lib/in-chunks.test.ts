import assert from "node:assert/strict";
import { test } from "node:test";
import { inChunks } from "./in-chunks.ts";

test("inChunks() doubles its chunks up to the most, and loses none", () => {
  assert.deepEqual([...inChunks([1, 2, 3, 4, 5, 6, 7, 8, 9], 4)], [[1], [2, 3], [4, 5, 6, 7], [8, 9]]);
  assert.deepEqual([...inChunks([], 4)], []);
});

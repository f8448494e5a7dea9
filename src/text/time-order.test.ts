import assert from "node:assert/strict";
import { test } from "node:test";
import { timeOrder } from "./time-order.ts";

test("timeOrder() puts the first words of all sentences first", () => {
  const { starts, counts, rows } = timeOrder([3, 1, 1]);
  assert.deepEqual([[...starts], [...counts], rows], [[0, 3, 4], [3, 1, 1], 5]);
});

test("timeOrder() of no sentence is empty", () => {
  assert.equal(timeOrder([]).rows, 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { createReorderBuffer } from "./reorder-buffer.ts";

test("createReorderBuffer() hands out every item once, in order, whatever the order they come in", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const order = shuffled(40, seed);
    const buffer = createReorderBuffer<string>();
    const out = order.flatMap((index) => buffer.put(index, `item ${index}`));
    assert.deepEqual(
      out,
      Array.from({ length: 40 }, (_, index) => `item ${index}`),
    );
    assert.equal(buffer.next, 40);
  }
});

test("createReorderBuffer() holds back what comes before its turn", () => {
  const buffer = createReorderBuffer<string>();
  assert.deepEqual(buffer.put(1, "b"), []);
  assert.deepEqual(buffer.put(0, "a"), ["a", "b"]);
});

/** Fisher-Yates with a linear congruential generator, so that every run sees the same orders. */
function shuffled(count: number, seed: number): readonly number[] {
  const list = Array.from({ length: count }, (_, index) => index);
  let state = seed;
  for (let i = count - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
  return list;
}

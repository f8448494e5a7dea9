import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { overlaps } from "../model/index.ts";
import { joinSpans, lengthOf } from "./quotation-draft.ts";

test("joinSpans() joins what overlaps or touches", () => {
  const joined = joinSpans([
    { start: 10, end: 14 },
    { start: 0, end: 4 },
    { start: 3, end: 6 },
  ]);
  assert.deepEqual(joined, [
    { start: 0, end: 6 },
    { start: 10, end: 14 },
  ]);
});

test("joinSpans() ignores order, keeps every character, and gives spans apart", () => {
  const span = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 30 })).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
      const joined = joinSpans(spans);
      assert.deepEqual(joinSpans(spans.toReversed()), joined);
      assert.ok(spans.every((one) => joined.some((whole) => whole.start <= one.start && one.end <= whole.end)));
      assert.ok(joined.every((one, i) => joined.slice(i + 1).every((other) => !overlaps(one, other))));
      assert.ok(lengthOf(joined) <= 230);
    }),
    { seed: 11 },
  );
});

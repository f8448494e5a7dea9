import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { createKeyIndex } from "./key-index.ts";

test("createKeyIndex() gives every position of a key and none of another, as a map of lists does", () => {
  const key = fc.integer({ min: 0, max: 20 }).map((low) => low * 0x1_0000_0000 + (low % 3));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat(1000)), { maxLength: 300 }), (entries) => {
      const index = createKeyIndex(entries.length);
      const lists = new Map<number, number[]>();
      for (const [at, position] of entries) {
        index.add(at, position);
        lists.set(at, [...(lists.get(at) ?? []), position]);
      }
      for (let low = 0; low <= 21; low++) {
        const found: number[] = [];
        index.each(low * 0x1_0000_0000 + (low % 3), (position) => found.push(position));
        assert.deepEqual(found.toReversed(), lists.get(low * 0x1_0000_0000 + (low % 3)) ?? []);
      }
    }),
    { seed: 6, numRuns: 100 },
  );
});

test("createKeyIndex() says when it is full", () => {
  const index = createKeyIndex(1);
  index.add(7, 0);
  assert.throws(() => index.add(8, 1), RangeError);
});

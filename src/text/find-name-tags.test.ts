import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findNameTags } from "./find-name-tags.ts";

test("findNameTags() lets an inside tag follow its own begin or inside only, for any scores", () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true }), { minLength: 5, maxLength: 100 }), (numbers) => {
      const words = Math.floor(numbers.length / 5);
      const tags = findNameTags(Float32Array.from(numbers), { words, tags: 5, stride: 5 });
      for (const [i, tag] of tags.entries())
        if (tag > 0 && tag % 2 === 0) assert.ok(tags[i - 1] === tag || tags[i - 1] === tag - 1, `${tag} after ${tags[i - 1]}`);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("findNameTags() gives up a begin that its neighbours speak against", () => {
  // Tags: none, begin A, inside A. The second word is an inside for certain, so the first must begin.
  const scores = Float32Array.from([2, 1, 0, 0, 0, 9]);
  assert.deepEqual([...findNameTags(scores, { words: 2, tags: 3, stride: 3 })], [1, 2]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findTree } from "./find-tree.ts";

/** Score of a tree under the matrix that `findTree` reads. */
function totalOf(scores: Float32Array, heads: Int16Array): number {
  return heads.reduce((sum, head, word) => sum + (scores[word * (heads.length + 1) + head + 1] ?? 0), 0);
}

function isTree(heads: Int16Array): boolean {
  const reachesRoot = (word: number): boolean => {
    let at = word;
    for (let steps = 0; at >= 0; steps++) {
      if (steps > heads.length) return false;
      at = heads[at] ?? -1;
    }
    return true;
  };
  return heads.filter((head) => head === -1).length === 1 && heads.every((_, word) => reachesRoot(word));
}

/** Every tree of `count` words, by counting through all lists of heads. */
function* allTrees(count: number): Iterable<Int16Array> {
  for (let code = 0; code < (count + 1) ** count; code++) {
    const heads = Int16Array.from({ length: count }, (_, word) => (Math.floor(code / (count + 1) ** word) % (count + 1)) - 1);
    if (isTree(heads)) yield heads;
  }
}

const matrix = (count: number) =>
  fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: count * (count + 1), maxLength: count * (count + 1) })
    .map((numbers) => Float32Array.from(numbers));

test("findTree() keeps the best heads when they are a tree", () => {
  // Word 1 is the root, the others hang on it.
  const scores = Float32Array.from([0, 0, 9, 0, 9, 0, 0, 0, 0, 0, 9, 0]);
  assert.deepEqual([...findTree(scores, 3)], [1, -1, 1]);
});

test("findTree() gives one root and no circle for any scores", () => {
  const cases = fc.integer({ min: 1, max: 12 }).chain((count) => matrix(count).map((scores) => ({ count, scores })));
  fc.assert(
    fc.property(cases, ({ count, scores }) => assert.ok(isTree(findTree(scores, count)))),
    { seed: 7, numRuns: 500 },
  );
});

test("findTree() finds the tree of most score of up to three words", () => {
  const trees = new Map([1, 2, 3].map((count) => [count, [...allTrees(count)]]));
  const cases = fc.integer({ min: 1, max: 3 }).chain((count) => matrix(count).map((scores) => ({ count, scores })));
  fc.assert(
    fc.property(cases, ({ count, scores }) => {
      const best = Math.max(...(trees.get(count) ?? []).map((heads) => totalOf(scores, heads)));
      assert.equal(totalOf(scores, findTree(scores, count)), best);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("findTree() of no word is empty", () => {
  assert.equal(findTree(new Float32Array(0), 0).length, 0);
});

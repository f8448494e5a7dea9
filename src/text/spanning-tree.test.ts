import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { spanningTree } from "./spanning-tree.ts";

/** Total score of heads of nodes 1 .. size - 1, or -Infinity when they make no tree under node 0. */
function totalOf(scores: Float64Array, heads: ArrayLike<number>, size: number): number {
  let total = 0;
  for (let node = 1; node < size; node++) {
    let at = node;
    for (let steps = 0; at !== 0; steps++) {
      if (steps > size) return -Infinity;
      at = heads[at] ?? 0;
    }
    total += scores[node * size + (heads[node] ?? 0)] ?? 0;
  }
  return total;
}

/** The most that any list of heads reaches, by counting through all of them. */
function bestTotal(scores: Float64Array, size: number): number {
  let best = -Infinity;
  for (let code = 0; code < size ** (size - 1); code++) {
    const heads = Array.from({ length: size }, (_, node) => (node === 0 ? 0 : Math.floor(code / size ** (node - 1)) % size));
    best = Math.max(best, totalOf(scores, heads, size));
  }
  return best;
}

const graphs = fc
  .integer({ min: 2, max: 5 })
  .chain((size) =>
    fc
      .array(fc.integer({ min: -30, max: 30 }), { minLength: size * size, maxLength: size * size })
      .map((numbers) => ({ size, scores: Float64Array.from(numbers) })),
  );

test("spanningTree() finds the tree of most score, circles within circles included", () => {
  fc.assert(
    fc.property(graphs, ({ size, scores }) => {
      assert.equal(totalOf(scores, spanningTree(scores, size), size), bestTotal(scores, size));
    }),
    { seed: 7, numRuns: 400 },
  );
});

test("spanningTree() opens a circle at the word that is cheapest to hang elsewhere", () => {
  // Nodes 1 and 2 hang on each other; 2 loses less by hanging on the root.
  const scores = Float64Array.from([0, 0, 0, 1, 0, 9, 5, 9, 0]);
  assert.deepEqual([...spanningTree(scores, 3)], [0, 2, 0]);
});

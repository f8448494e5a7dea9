import assert from "node:assert/strict";
import { test } from "node:test";
import type { EntityKind } from "../../model/index.ts";
import { namesBefore } from "./names-before.ts";

/** Names of one word each, by the token that they stand at. */
function treeOf(...names: readonly (readonly [at: number, kind: EntityKind])[]): Parameters<typeof namesBefore>[0][number] {
  return { names: names.map(([at, kind]) => ({ first: at, last: at, head: at, kind })) };
}

test("namesBefore() gives the last name before a word, and the last person and the last other with their distance", () => {
  const trees = [treeOf([0, "PER"], [4, "PER"]), treeOf([1, "ORG"]), treeOf([2, "LOC"], [7, "PER"])];
  const [loc, org, per] = [
    { kind: "LOC", sentences: 0 },
    { kind: "ORG", sentences: 1 },
    { kind: "PER", sentences: 2 },
  ];
  assert.deepEqual(namesBefore(trees, 2, 5), { last: loc, person: per, other: loc, persons: 2 });
  assert.deepEqual(namesBefore(trees, 2, 1), { last: org, person: per, other: org, persons: 2 });
  assert.deepEqual(namesBefore(trees, 0, 0), { last: null, person: null, other: null, persons: 0 });
});

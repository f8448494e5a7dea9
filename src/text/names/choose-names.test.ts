import assert from "node:assert/strict";
import { test } from "node:test";
import type { EntityKind } from "../../model/index.ts";
import { chooseNames } from "./choose-names.ts";

/** Stretches with what the net says of each: no name, PER, ORG, LOC, MISC, EVENT. */
function chosen(
  ...stretches: readonly (readonly [first: number, last: number, kind: EntityKind | null, scores: readonly number[]])[]
): readonly string[] {
  const scores = Float32Array.from(stretches.flatMap(([, , , own]) => own));
  return chooseNames(
    stretches.map(([first, last, kind]) => ({ first, last, kind })),
    scores,
  ).map(({ first, last, kind }) => `${first}-${last} ${kind}`);
}

const NO = [0, -9, -9, -9, -9, -9];

test("chooseNames() takes the stretches of greatest odds that share no token, in order", () => {
  const parts = [3, 4, null, [0, 0, 0, 3, 0, 0]] as const;
  const whole = [1, 4, null, [0, 0, 4, 0, 0, 0]] as const;
  const left = [1, 2, null, [0, 2, 0, 0, 0, 0]] as const;
  assert.deepEqual(chosen(parts, whole, left), ["1-2 PER", "3-4 LOC"]);
  assert.deepEqual(chosen(parts, [1, 4, null, [0, 0, 6, 0, 0, 0]], left), ["1-4 ORG"]);
  assert.deepEqual(chosen(whole, [0, 0, null, NO]), ["1-4 ORG"]);
});

test("chooseNames() of nothing is empty", () => assert.deepEqual(chosen(), []));

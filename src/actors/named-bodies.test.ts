import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceOf } from "./hand-made.test-helper.ts";
import { lineOf } from "./line.ts";
import { findNamedBodies, sectorOfBody } from "./named-bodies.ts";

const CASES: readonly (readonly [text: string, bodies: readonly string[]])[] = [
  ["She left the Bergen Institute of Technology in May .", ["Bergen Institute of Technology"]],
  ["The North River Farmers Association and the port closed .", ["North River Farmers Association"]],
  ["In May the Commission for Lost Rivers met .", ["Commission for Lost Rivers"]],
  ["A commission met the party .", []],
  ["The Commission met .", []],
];

for (const [text, bodies] of CASES)
  test(`findNamedBodies() finds ${bodies.join(", ") || "nothing"} in "${text}"`, () => {
    const line = lineOf(sentenceOf(text), 0);
    assert.deepEqual(
      findNamedBodies(line).map(([first, last]) => line.words.slice(first, last + 1).join(" ")),
      bodies,
    );
  });

test("sectorOfBody() takes the most telling word", () => {
  assert.equal(sectorOfBody("Bergen Police Academy"), "EDU");
  assert.equal(sectorOfBody("Harbour Workers Union"), "LAB");
  assert.equal(sectorOfBody("Lost Rivers"), null);
});

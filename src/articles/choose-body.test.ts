import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseBody } from "./choose-body.ts";
import type { Block } from "./list-blocks.ts";
import { indexFurniture } from "./match-furniture.ts";
import { measureText } from "./measure-text.ts";

const FURNITURE = indexFurniture([{ id: "share", phrase: "share this", match: "line", role: "head", origin: "own" }]);
const LONG = "The two foreign ministers met in Vienna on Monday and agreed to reopen the crossing that had been shut since the spring.";

const block = (text: string): Block => ({ text, linked: 0, link: "", measure: measureText(text), kind: "p", box: 0, strong: false });

function choose(rows: readonly (readonly [text: string, score: number])[]): readonly string[] {
  const blocks = rows.map(([text]) => block(text));
  const kept = chooseBody(
    { boxes: [], blocks },
    Float64Array.from(rows, ([, score]) => score),
    FURNITURE,
  );
  return blocks.filter((_, i) => kept[i]).map(({ text }) => text);
}

test("chooseBody() keeps what is likely and what is nearly so between two that are", () => {
  assert.deepEqual(
    choose([
      ["Menu", 0.1],
      [LONG, 0.9],
      ["What next", 0.35],
      [LONG, 0.9],
      ["Tags", 0.35],
    ]),
    [LONG, "What next", LONG],
  );
});

test("chooseBody() lowers the bar where next to nothing is above it", () => {
  assert.deepEqual(
    choose([
      ["Menu", 0.02],
      [LONG, 0.3],
    ]),
    [LONG],
  );
});

test("chooseBody() keeps no line that no article has, and no date before the first sentence", () => {
  assert.deepEqual(
    choose([
      ["5 April 2016", 0.9],
      [LONG, 0.9],
      ["Share this", 0.9],
      ["© 2016 The Example", 0.9],
      [LONG, 0.9],
    ]),
    [LONG, LONG],
  );
});

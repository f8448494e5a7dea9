import assert from "node:assert/strict";
import { test } from "node:test";
import { labelBlocks, wordsOf } from "./label-blocks.ts";

const label = (blocks: readonly string[], gold: string): readonly number[] => [...labelBlocks(blocks.map(wordsOf), wordsOf(gold))];

test("labelBlocks() takes a short line for the article's only where it stands between its neighbours", () => {
  const blocks = ["Talks", "Ministers met in Vienna on Monday.", "Talks", "They agreed to meet again in June.", "Talks"];
  assert.deepEqual(label(blocks, "Ministers met in Vienna on Monday.\nTalks\nThey agreed to meet again in June."), [0, 1, 1, 1, 0]);
});

test("labelBlocks() gives the share of a block that the article has", () => {
  const [share] = label(["By Ann Example Ministers met in Vienna on Monday morning"], "Ministers met in Vienna on Monday morning");
  assert.ok(share !== undefined && share > 0.6 && share < 0.8, `${share}`);
});

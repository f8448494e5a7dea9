import assert from "node:assert/strict";
import { test } from "node:test";
import { RELATIONS, UPOS } from "../model/index.ts";
import { attachPairs } from "./attach-pairs.ts";

/** A tree of "word/TAG/head" cells, heads counted from 1. */
function treeOf(cells: string) {
  const rows = cells.split(" ").map((cell) => cell.split("/"));
  return {
    words: rows.map(([word = ""]) => word),
    tags: Uint8Array.from(rows, ([, tag]) => UPOS.findIndex((known) => known === tag)),
    heads: Int16Array.from(rows, ([, , head]) => Number(head) - 1),
    relations: Uint8Array.from(rows, () => RELATIONS.indexOf("dep")),
  };
}

function headsOf(cells: string): readonly number[] {
  const { words, ...tree } = treeOf(cells);
  return Array.from(attachPairs(words, tree).heads, (head) => head + 1);
}

test("attachPairs() hangs both marks on the top of what they enclose", () => {
  assert.deepEqual(headsOf('"/PUNCT/5 We/PRON/3 agree/VERB/5 "/PUNCT/2 said/VERB/0'), [3, 3, 5, 3, 0]);
});

test("attachPairs() leaves a mark that has no other", () => {
  assert.deepEqual(headsOf("He/PRON/3 (/PUNCT/1 left/VERB/0"), [3, 1, 0]);
});

test("attachPairs() makes no circle where a word hangs on the mark", () => {
  assert.deepEqual(headsOf("(/PUNCT/4 again/ADV/1 )/PUNCT/2 left/VERB/0"), [4, 1, 2, 0]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { RELATIONS, UPOS } from "../../model/index.ts";
import { describeSpan } from "./describe-span.ts";
import { viewTree } from "./phrase-tree.ts";

/** Tokens written "word|TAG|head|relation"; the head counts from 1. */
function treeOf(text: string): ReturnType<typeof viewTree> {
  const rows = text.split(" ").map((token) => token.split("|"));
  const column = (i: number): readonly string[] => rows.map((row) => row[i] ?? "");
  const blank = new Uint32Array(rows.length);
  return viewTree({
    ...{ index: 0, paragraph: 0, start: 0, end: 0, starts: blank, ends: blank, words: column(0), lemmas: column(0), fineTags: column(1) },
    tags: Uint8Array.from(column(1), (tag) => UPOS.findIndex((name) => name === tag)),
    heads: Int16Array.from(column(2), (head) => Number(head) - 1),
    relations: Uint8Array.from(column(3), (relation) => RELATIONS.findIndex((name) => name === relation)),
    names: new Uint8Array(rows.length),
  });
}

test("describeSpan() tells what hangs on the head within and without each end", () => {
  const tree = treeOf("the|DET|2|det port|NOUN|0|root of|ADP|4|case Oslo|PROPN|2|nmod which|PRON|6|nsubj froze|VERB|2|acl:relcl");
  const seen = describeSpan(tree, 1, { first: 0, last: 3 });
  for (const one of [
    "left in det DET",
    "left out none NOUN -",
    "right in nmod PROPN",
    "right in nmod case of -",
    "right out acl:relcl VERB",
  ])
    assert.ok(seen.includes(one), one);
  const alone = describeSpan(tree, 1, { first: 1, last: 1 });
  for (const one of ["left in none NOUN -", "left out det DET", "right in none NOUN -", "right out nmod PROPN", "length 1 -"])
    assert.ok(alone.includes(one), one);
});

test("describeSpan() counts brackets that are left open", () => {
  const tree = treeOf("Oslo|PROPN|0|root (|PUNCT|3|punct Kristiania|PROPN|1|appos )|PUNCT|3|punct");
  assert.ok(describeSpan(tree, 0, { first: 0, last: 2 }).includes("brackets 1"));
  assert.ok(describeSpan(tree, 0, { first: 0, last: 3 }).includes("brackets 0"));
});

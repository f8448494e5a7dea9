import assert from "node:assert/strict";
import { test } from "node:test";
import { RELATIONS, UPOS } from "../../model/index.ts";
import type { WordVectors } from "../names/word-vectors.ts";
import { describeProper } from "./describe-proper.ts";
import { viewTree } from "./phrase-tree.ts";
import { viewDocument } from "./view-document.ts";

/** No word is known. */
const vectors: WordVectors = { width: 1, rowOf: () => -1, add: () => undefined, listsOf: () => 0 };

/** What is seen of a phrase; tokens written "word|TAG|fine tag|head|relation", the head counts from 1. */
function seen(text: string, head: number, [first, last]: readonly [number, number]): readonly string[] {
  const rows = text.split(" ").map((token) => token.split("|"));
  const column = (i: number): readonly string[] => rows.map((row) => row[i] ?? "");
  const blank = new Uint32Array(rows.length);
  const tree = viewTree({
    ...{ index: 0, paragraph: 0, start: 0, end: 0, starts: blank, ends: blank, words: column(0), lemmas: column(0), fineTags: column(2) },
    tags: Uint8Array.from(column(1), (tag) => UPOS.findIndex((name) => name === tag)),
    heads: Int16Array.from(column(3), (above) => Number(above) - 1),
    relations: Uint8Array.from(column(4), (relation) => RELATIONS.findIndex((name) => name === relation)),
    names: new Uint8Array(rows.length),
  });
  return describeProper({ document: viewDocument([tree], vectors), sentence: 0, tree, head, span: { first, last } }, vectors);
}

const LAKES = "lakes|NOUN|NNS|0|root of|ADP|IN|5|case New|PROPN|NNP|1|nmod Zealand|PROPN|NNP|3|flat";

test("describeProper() counts proper nouns and tells how close they stand", () => {
  const whole = seen(LAKES, 0, [0, 3]);
  for (const one of ["proper 2 NOUN false", "pair 1 NOUN false", "pair 1 2 false last true"]) assert.ok(whole.includes(one), one);
  const alone = seen(LAKES, 0, [0, 2]);
  for (const one of ["proper 1 NOUN false", "pair none NOUN false", "pair none 1 false first false"]) assert.ok(alone.includes(one), one);
});

test("describeProper() tells where the word above stands, and of a common noun nothing about fame", () => {
  const name = seen(LAKES, 2, [2, 3]);
  for (const one of ["over - NOUN nmod -2", "over without nmod PROPN", "rarest 2 18", "alike 2 -"]) assert.ok(name.includes(one), one);
  assert.ok(!seen(LAKES, 0, [0, 3]).some((one) => one.startsWith("rarest")));
  assert.ok(seen(LAKES, 0, [0, 0]).includes("over root NOUN"));
});

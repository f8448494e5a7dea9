import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../model/index.ts";
import { followSets } from "./follow-sets.ts";

const HEAD = Array.from({ length: 60 }, (_, at) => at * 7 + 1);

/** A report with these shingles, whole in its sketch; all share a key. */
function reportOf(articleId: string, shingles: readonly number[]): Report {
  const signature = Uint32Array.from(shingles).sort();
  return {
    articleId,
    publishedAt: "2022-07-22",
    outlet: articleId,
    origin: null,
    voice: articleId,
    shingles: signature.length,
    signature,
    lead: new Uint32Array(),
    terms: new Uint32Array(),
    newsDay: null,
    countries: {},
    keys: [2],
    acts: [],
  };
}

/** Copies of one text with so many other shingles at the end. */
const original = reportOf("original", [...HEAD, 1001, 1002]);
const off = reportOf("off", [...HEAD, 2001, 2002, 2003, 2004]);
const copyOfOff = reportOf("copy of off", [...HEAD, 2001, 2002, 2003, 2004, 2005]);
const copyOfCopy = reportOf("copy of copy", [...HEAD, 2001, 2002, 2005, 2006, 2007]);
const between = reportOf("between", HEAD);
const stranger = reportOf(
  "stranger",
  Array.from({ length: 60 }, (_, at) => 5000 + at),
);
const all = [original, off, copyOfOff, copyOfCopy, between, stranger];
const decisions = { apart: new Map([["off", "d1"]]), left: new Map([["original", ["d1"]]]) };

test("followSets() lets copies go with the article that they are more like, whatever the order", () => {
  const wanted = { off: "d1", "copy of off": "d1", "copy of copy": "d1" };
  for (const reports of [all, all.toReversed(), all.toSorted((x, y) => (x.articleId < y.articleId ? -1 : 1))])
    assert.deepEqual(Object.fromEntries(followSets(reports, decisions)), wanted);
});

test("followSets() never takes what was left behind, however like it is, nor joins two sets", () => {
  const twin = reportOf("twin", [...HEAD, 2001, 2002, 2003, 2004]);
  const left = new Map([["twin", ["d1"]]]);
  assert.deepEqual(followSets([off, twin], { apart: decisions.apart, left }), decisions.apart);
  const apart = new Map([
    ["off", "d1"],
    ["twin", "d2"],
  ]);
  assert.deepEqual(followSets([off, twin], { apart, left: new Map() }), apart);
  assert.deepEqual(followSets(all, { apart: new Map(), left: new Map() }), new Map());
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME_TAGS, RELATIONS, UPOS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import { nameRanges } from "./name-ranges.ts";
import { mayHead, phraseSpans } from "./phrase-spans.ts";
import { viewTree } from "./phrase-tree.ts";

/** Tokens written "word|TAG|head|relation|name"; the head counts from 1, 0 is the root, the name may be missing. */
function sentenceOf(text: string): ParsedSentence {
  const rows = text.split(" ").map((token) => token.split("|"));
  const column = (i: number): readonly string[] => rows.map((row) => row[i] ?? "O");
  const blank = new Uint32Array(rows.length);
  return {
    ...{ index: 0, paragraph: 0, start: 0, end: 0, starts: blank, ends: blank, words: column(0), lemmas: column(0), fineTags: column(1) },
    tags: Uint8Array.from(column(1), (tag) => UPOS.findIndex((name) => name === tag)),
    heads: Int16Array.from(column(2), (head) => Number(head) - 1),
    relations: Uint8Array.from(column(3), (relation) => RELATIONS.findIndex((name) => name === relation)),
    names: Uint8Array.from(column(4), (name) => NAME_TAGS.findIndex((tag) => tag === name)),
  };
}

function spansOf(text: string, head: number): readonly string[] {
  const tree = viewTree(sentenceOf(text));
  return phraseSpans(tree, head).map(({ first, last }) => tree.words.slice(first, last + 1).join(" "));
}

const PORT = "the|DET|3|det old|ADJ|3|amod port|NOUN|0|root of|ADP|5|case Oslo|PROPN|3|nmod|B-LOC";

test("phraseSpans() gives every stretch between places where something that hangs on the head begins or ends", () => {
  assert.deepEqual(spansOf(PORT, 2), ["the old port", "the old port of Oslo", "old port", "old port of Oslo", "port", "port of Oslo"]);
  assert.deepEqual(spansOf(PORT, 4), ["of Oslo", "Oslo"]);
});

test("phraseSpans() also begins and ends with the name of the head, and with its determiner", () => {
  // The parser took the wrong words together; the name finder did not.
  const text = "the|DET|3|det North|PROPN|3|amod Sea|PROPN|0|root Port|PROPN|1|dep|O";
  const named = text.replace("amod", "amod|B-LOC").replace("root", "root|I-LOC").replace("|O", "|I-LOC");
  assert.ok(!spansOf(text, 2).includes("the North Sea Port"));
  for (const span of ["the North Sea Port", "North Sea Port"]) assert.ok(spansOf(named, 2).includes(span), span);
});

test("mayHead() takes nominal words and whatever stands in a name", () => {
  const tree = viewTree(sentenceOf("the|DET|3|det late|ADJ|3|amod port|NOUN|4|nsubj rose|VERB|0|root Up|ADP|4|obl|B-MISC"));
  assert.deepEqual(
    [...tree.words.keys()].filter((word) => mayHead(tree, word)),
    [1, 2, 4],
  );
});

test("nameRanges() gives first, last, head and kind of each name", () => {
  const sentence = sentenceOf("Kim|PROPN|3|nsubj|B-PER Li|PROPN|1|flat|I-PER met|VERB|0|root Bo|PROPN|3|obj|B-PER Oslo|PROPN|4|flat|B-LOC");
  assert.deepEqual(nameRanges(sentence), [
    { first: 0, last: 1, head: 0, kind: "PER" },
    { first: 3, last: 3, head: 3, kind: "PER" },
    { first: 4, last: 4, head: 4, kind: "LOC" },
  ]);
});

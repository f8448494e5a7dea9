import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME_TAGS, RELATIONS, UPOS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import { nameRanges } from "./name-ranges.ts";
import { phraseSpans } from "./phrase-spans.ts";

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

function spansOf(text: string): readonly string[] {
  const sentence = sentenceOf(text);
  const nameAt = sentence.words.map((_, i) => nameRanges(sentence).find(({ first, last }) => first <= i && i <= last) ?? null);
  return phraseSpans(sentence, nameAt).map(({ first, last, made }) => `${sentence.words.slice(first, last + 1).join(" ")} (${made})`);
}

const PORT = "the|DET|3|det old|ADJ|3|amod port|NOUN|0|root of|ADP|5|case Oslo|PROPN|3|nmod|B-LOC";

test("phraseSpans() gives the phrase below each nominal word and what the name finder found", () => {
  assert.deepEqual(spansOf(PORT), ["old (tree)", "the old port of Oslo (tree)", "Oslo (tree+name)"]);
});

test("phraseSpans() leaves out clauses, conjuncts and what a preposition brings in from outside", () => {
  const text = "in|ADP|2|case Oslo|PROPN|0|root|B-LOC and|CCONJ|4|cc Bergen|PROPN|2|conj|B-LOC";
  assert.deepEqual(spansOf(text), ["Oslo (tree+name)", "Bergen (tree+name)"]);
});

test("phraseSpans() gives a name with its determiner, with what stands before it and with what follows", () => {
  const text =
    "the|DET|4|det late|ADJ|4|amod premier|NOUN|4|compound Kim|PROPN|0|root|B-PER Li|PROPN|4|flat|I-PER of|ADP|7|case Oslo|PROPN|4|nmod|B-LOC";
  const spans = spansOf(text);
  for (const span of ["Kim Li (name)", "the late premier Kim Li (left)", "Kim Li of Oslo (right)"]) assert.ok(spans.includes(span), span);
});

test("nameRanges() gives first, last, head and kind of each name", () => {
  const sentence = sentenceOf("Kim|PROPN|3|nsubj|B-PER Li|PROPN|1|flat|I-PER met|VERB|0|root Bo|PROPN|3|obj|B-PER Oslo|PROPN|4|flat|B-LOC");
  assert.deepEqual(nameRanges(sentence), [
    { first: 0, last: 1, head: 0, kind: "PER" },
    { first: 3, last: 3, head: 3, kind: "PER" },
    { first: 4, last: 4, head: 4, kind: "LOC" },
  ]);
});

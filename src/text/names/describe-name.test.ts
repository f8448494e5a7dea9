import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParsedSentence } from "../../model/index.ts";
import { describeName, nameFeatures } from "./describe-name.ts";
import { viewText } from "./view-text.ts";
import type { WordVectors } from "./word-vectors.ts";

/** The vector of a word is its place in this list, and its opposite. */
const WORDS = ["met", "in", "Oslo", "left", "near", "today"];
const vectors: WordVectors = {
  width: 2,
  rowOf: (word) => WORDS.indexOf(word),
  add(row, { out, at }, weight) {
    if (row < 0) return;
    out[at] = (out[at] ?? 0) + row * weight;
    out[at + 1] = (out[at + 1] ?? 0) - row * weight;
  },
  listsOf: (row) => (row === 2 ? 4 : 0),
};

function sentenceOf(text: string): ParsedSentence {
  const words = text.split(" ");
  const [blank, none] = [new Uint32Array(words.length), words.map(() => "")];
  return {
    ...{ index: 0, paragraph: 0, start: 0, end: 0, starts: blank, ends: blank, words, lemmas: none, fineTags: none },
    ...{ tags: new Uint8Array(words.length), relations: new Uint8Array(words.length), names: new Uint8Array(words.length) },
    heads: Int16Array.from(words, (_, i) => i - 1),
  };
}

function describe(sentences: readonly string[], s: number, at: number): readonly number[] {
  const parsed = sentences.map(sentenceOf);
  const stretches = parsed.map(({ words }) => words.flatMap((word, i) => (word === "Oslo" ? [{ first: i, last: i, kind: null }] : [])));
  const text = viewText(parsed, stretches, vectors);
  const out = new Float32Array(nameFeatures(vectors));
  describeName(text, { s, stretch: { first: at, last: at, kind: null } }, { vectors, out, at: 0 });
  return [...out];
}

test("describeName() gives the vectors of the name, around it and of the noun before it", () => {
  const row = describe(["met in Oslo today"], 0, 2);
  // First, last, mean, before, after, noun before.
  assert.deepEqual(row.slice(0, 12), [2, -2, 2, -2, 2, -2, 1, -1, 5, -5, 1, -1]);
});

test("describeName() gives the mean of what stands around the same name elsewhere, not here", () => {
  const elsewhere = (row: readonly number[]): readonly number[] => row.slice(20, 24);
  assert.deepEqual(elsewhere(describe(["met in Oslo today"], 0, 2)), [0, -0, 0, -0].map(Math.abs));
  const text = ["met in Oslo today", "left Oslo", "near Oslo today"];
  // Before "left" (3) and "near" (4), after nothing and "today" (5).
  assert.deepEqual(elsewhere(describe(text, 0, 2)), [3.5, -3.5, 2.5, -2.5]);
  assert.deepEqual(elsewhere(describe(text, 1, 1)), [2.5, -2.5, 5, -5]);
});

test("describeName() tells the lists of first, last, any and all words", () => {
  const lists = describe(["met in Oslo today"], 0, 2).slice(28 + 30, 28 + 30 + 32);
  assert.deepEqual(
    [...lists.entries()].flatMap(([i, flag]) => (flag === 1 ? [i] : [])),
    [2, 10, 18, 26],
  );
});

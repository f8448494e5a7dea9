import assert from "node:assert/strict";
import { test } from "node:test";
import { RELATIONS, UPOS } from "../../model/index.ts";
import type { ParsedSentence, Relation, Upos } from "../../model/index.ts";
import { createScreen, withAscii } from "./screen.ts";
import { showTree } from "./show-tree.ts";

/** Rows of word, head, relation, part of speech, Penn tag. */
function sentenceOf(rows: readonly (readonly [string, number, Relation, Upos, string])[]): ParsedSentence {
  return {
    index: 0,
    paragraph: 0,
    start: 0,
    end: 0,
    starts: new Uint32Array(rows.length),
    ends: new Uint32Array(rows.length),
    words: rows.map(([word]) => word),
    lemmas: rows.map(([word]) => word.toLowerCase()),
    heads: Int16Array.from(rows, ([, head]) => head),
    relations: Uint8Array.from(rows, ([, , relation]) => RELATIONS.indexOf(relation)),
    tags: Uint8Array.from(rows, ([, , , tag]) => UPOS.indexOf(tag)),
    fineTags: rows.map(([, , , , tag]) => tag),
    names: new Uint8Array(rows.length),
  };
}

const SENTENCE = sentenceOf([
  ["Norway", 1, "nsubj", "PROPN", "NNP"],
  ["recalled", -1, "root", "VERB", "VBD"],
  ["its", 3, "nmod:poss", "PRON", "PRP$"],
  ["envoy", 1, "obj", "NOUN", "NN"],
]);

test("showTree() puts every word below its head, with what is known of it", () => {
  assert.deepEqual(showTree(SENTENCE, new Map([[0, "NOR"]]), createScreen({ write: () => true }, {})), [
    "  recalled   root       VERB VBD   recalled",
    "  ├─ Norway  nsubj      PROPN NNP  norway    NOR",
    "  └─ envoy   obj        NOUN NN    envoy",
    "     └─ its  nmod:poss  PRON PRP$  its",
  ]);
});

test("showTree() has a plain ASCII form and survives a tree with a loop", () => {
  const loop = { ...SENTENCE, heads: Int16Array.of(1, -1, 3, 2) };
  const lines = showTree(loop, new Map(), withAscii(createScreen({ write: () => true }, {})));
  assert.deepEqual(lines, ["  recalled   root   VERB VBD   recalled", "  `- Norway  nsubj  PROPN NNP  norway"]);
});

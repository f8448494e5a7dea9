import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME_TAGS, RELATIONS, UPOS } from "../model/index.ts";
import { toConllu } from "./to-conllu.ts";

test("toConllu() writes ten columns a word, the root with head 0, and what the last column holds", () => {
  const rendered = toConllu(
    {
      ...{ index: 0, paragraph: 0, start: 0, end: 12, words: ["Kim", "left", "."] },
      ...{ starts: Uint32Array.of(0, 4, 8), ends: Uint32Array.of(3, 8, 9), lemmas: ["Kim", "leave", "."], fineTags: ["NNP", "VBD", "."] },
      tags: Uint8Array.from(["PROPN", "VERB", "PUNCT"], (tag) => UPOS.findIndex((known) => known === tag)),
      heads: Int16Array.of(1, -1, 1),
      relations: Uint8Array.from(["nsubj", "root", "punct"], (relation) => RELATIONS.findIndex((known) => known === relation)),
      names: Uint8Array.of(NAME_TAGS.indexOf("B-PER"), 0, 0),
    },
    "Kim left.   ",
  );
  assert.equal(
    rendered,
    "# text = Kim left. \n1\tKim\tKim\tPROPN\tNNP\t_\t2\tnsubj\t_\tName=B-PER\n2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n" +
      "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n",
  );
});

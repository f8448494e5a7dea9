import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME_TAGS, UPOS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import { nameStretches } from "./name-stretches.ts";

/** Words with what the name finder says of them after a bar. */
function stretchesOf(text: string): readonly string[] {
  const tokens = text.split(" ").map((token) => token.split("|"));
  const words = tokens.map(([word = ""]) => word);
  const [blank, none] = [new Uint32Array(words.length), words.map(() => "")];
  const sentence: ParsedSentence = {
    ...{ index: 0, paragraph: 0, start: 0, end: 0, starts: blank, ends: blank, words, lemmas: none, fineTags: none },
    tags: Uint8Array.from(words, () => UPOS.indexOf("PROPN")),
    heads: Int16Array.from(words, (_, i) => i - 1),
    relations: new Uint8Array(words.length),
    names: Uint8Array.from(tokens, ([, tag = "O"]) => NAME_TAGS.findIndex((name) => name === tag)),
  };
  return nameStretches(sentence).map(
    ({ first, last, kind }) => `${words.slice(first, last + 1).join(" ")}${kind === null ? "" : ` ${kind}`}`,
  );
}

test("nameStretches() gives all stretches between capitals and figures with nothing but links in small letters", () => {
  assert.deepEqual(stretchesOf("the Bank of Japan raised rates"), ["Bank", "Bank of Japan", "Japan"]);
  assert.deepEqual(stretchesOf("12 Angry Men"), ["12 Angry", "12 Angry Men", "Angry", "Angry Men", "Men"]);
  assert.deepEqual(stretchesOf("in 2014 they met"), []);
});

test("nameStretches() gives what the name finder found first, once, whatever its letters", () => {
  assert.deepEqual(stretchesOf("the kremlin|B-ORG and Kim|B-PER Li|I-PER"), ["kremlin ORG", "Kim Li PER", "Kim", "Li"]);
});

test("nameStretches() of a sentence in capitals are those of the name finder alone", () => {
  assert.deepEqual(stretchesOf("OSLO|B-LOC SIGNS TREATY TODAY"), ["OSLO LOC"]);
});

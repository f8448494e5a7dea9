import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME_TAGS, RELATIONS, UPOS } from "../model/index.ts";
import { completeNames } from "./complete-names.ts";

/** Words written "word/NAME", "_" for no space before; "flat" on the word before where `flat` has the word's number, other heads from `arcs`, else -1. */
function complete(text: string, flat: readonly number[] = [], arcs: readonly (readonly [word: number, head: number])[] = []): string {
  const parts = text.split(" ").map((part) => part.split("/"));
  const words = parts.map(([word = ""]) => word.replace("_", ""));
  let at = 0;
  const starts = words.map((word, i) => {
    const start = at + (parts[i]?.[0]?.startsWith("_") === true ? 0 : 1);
    at = start + word.length;
    return start;
  });
  const names = completeNames({
    words,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(starts, (start, i) => start + (words[i]?.length ?? 0)),
    tags: Uint8Array.from(words, (word) =>
      UPOS.indexOf(/^and$/i.test(word) ? "CCONJ" : /an$/.test(word) ? "ADJ" : /^\p{Lu}/u.test(word) ? "PROPN" : "NOUN"),
    ),
    fineTags: words.map((word) => (word.endsWith("s") ? "NNPS" : "NNP")),
    heads: Int16Array.from(words, (_, i) => (flat.includes(i) ? i - 1 : (arcs.find(([word]) => word === i)?.[1] ?? -1))),
    relations: Uint8Array.from(words, (_, i) => RELATIONS.indexOf(flat.includes(i) ? "flat" : "dep")),
    names: Uint8Array.from(parts, ([, name = "O"]) => NAME_TAGS.findIndex((tag) => tag === name)),
  });
  return Array.from(names, (tag) => NAME_TAGS[tag]).join(" ");
}

test("completeNames() makes one name of what the tree holds together", () => {
  assert.equal(complete("Kim/B-PER Yo/B-PER Jong/I-PER spoke", [1]), "B-PER I-PER I-PER O");
  assert.equal(complete("Kim/B-PER Oslo/B-LOC spoke"), "B-PER B-LOC O");
});

test("completeNames() joins persons and organisations at a hyphen without spaces, not places", () => {
  assert.equal(complete("Kim/B-PER Jong/I-PER _- _Un spoke"), "B-PER I-PER I-PER I-PER O");
  assert.equal(complete("Kosovo/B-LOC _- _Serbia/B-LOC talks"), "B-LOC O B-LOC O");
  assert.equal(complete("Kim/B-PER - Un/B-PER spoke"), "B-PER O B-PER O");
  assert.equal(complete("Kim/B-PER _- _led talks"), "B-PER O O O");
});

test("completeNames() takes in the capital word before a place that hangs on it, and leaves out small words of grammar", () => {
  assert.equal(complete("near Upper Egypt/B-LOC", [], [[1, 2]]), "O B-LOC I-LOC");
  assert.equal(complete("near Upper Egypt/B-LOC"), "O O B-LOC");
  assert.equal(complete("President Hay/B-PER", [], [[0, 1]]), "O B-PER");
  assert.equal(complete("The Hague/B-LOC and/I-LOC Oslo/B-LOC"), "O B-LOC O B-LOC");
});

test("completeNames() leaves words of grammar out of names in a sentence of capitals, and keeps them where a capital means something", () => {
  assert.equal(complete("AND/B-LOC POLAND/I-LOC LEFT KYIV/B-LOC TODAY"), "O B-LOC O B-LOC O");
  assert.equal(complete("And/B-ORG Poland/I-ORG left Kyiv/B-LOC today"), "B-ORG I-ORG O B-LOC O");
});

test("completeNames() takes a people for no person and its adjective for no place", () => {
  assert.equal(complete("Americans/B-PER met Brooks/B-PER Hays/I-PER"), "B-MISC O B-PER I-PER");
  assert.equal(complete("the Indian/B-LOC capital near Oslo/B-LOC"), "O B-MISC O O B-LOC");
});

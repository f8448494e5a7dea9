import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME_TAGS, RELATIONS, UPOS } from "../model/index.ts";
import { completeNames } from "./complete-names.ts";

/** Words written "word/NAME", "_" for no space before; a head of -1 and "flat" on the word before where `flat` has the word's number. */
function complete(text: string, flat: readonly number[] = []): string {
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
    tags: Uint8Array.from(words, (word) => UPOS.indexOf(/^\p{Lu}/u.test(word) ? "PROPN" : "NOUN")),
    heads: Int16Array.from(words, (_, i) => (flat.includes(i) ? i - 1 : -1)),
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

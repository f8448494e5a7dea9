import assert from "node:assert/strict";
import { test } from "node:test";
import { definitionOf, nounBefore } from "./define-name.ts";

function definition(text: string, last: number): string | null {
  const words = text.split(" ");
  return words[definitionOf(words, last)] ?? null;
}

test("definitionOf() gives the noun that says what a name is", () => {
  assert.equal(definition("Elm is a small village in Norway .", 0), "village");
  assert.equal(definition("Elm ( population 80 ) was one of the oldest parishes of Norway .", 0), "parishes");
  assert.equal(definition("She met Ann Lee , the foreign minister of Palau .", 3), "minister");
  assert.equal(definition("Elm is in Norway .", 0), null);
  assert.equal(definition("Elm ( is a village", 0), null);
});

test("nounBefore() passes over articles, quotation marks and what joins", () => {
  const words = 'They saw the film " Elm " in the town of Elm'.split(" ");
  assert.equal(words[nounBefore(words, 5)], "film");
  assert.equal(words[nounBefore(words, 11)], "town");
  assert.equal(nounBefore(words, 0), -1);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { choosePhrase } from "./find-phrases.ts";

/** What is said of a phrase of three words: for its naming, then for each kind. */
function chosen(chance: number, answers: readonly number[]): readonly string[] {
  const seen = { sentence: 0, head: 1, span: { first: 0, last: 2 }, chance, seen: [], vectors: new Float32Array() };
  return choosePhrase(seen, Float32Array.from(answers)).map(({ first, last, kind }) => `${first}-${last} ${kind}`);
}

test("choosePhrase() gives a phrase that is likely named, well bounded and of one kind", () => {
  assert.deepEqual(chosen(1, [3, 0, 0, 5, 0, 0, 0]), ["0-2 LOC"]);
  assert.deepEqual(chosen(1, [3, 0, 5, 0, 0, 0, 0]), ["0-2 ORG"]);
});

test("choosePhrase() leaves out what is hardly named, hardly bounded so, a date, or of no kind more than of others", () => {
  assert.deepEqual(chosen(1, [-3, 0, 0, 5, 0, 0, 0]), []);
  assert.deepEqual(chosen(0.2, [3, 0, 0, 5, 0, 0, 0]), []);
  assert.deepEqual(chosen(1, [3, 0, 0, 0, 0, 0, 5]), []);
  assert.deepEqual(chosen(1, [3, 0, 0, 0, 0, 0, 0]), []);
});

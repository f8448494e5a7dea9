import assert from "node:assert/strict";
import { test } from "node:test";
import { indexWords, listWords, readWords, weighWords, WordRoom } from "./weigh-words.ts";

const WEIGHTS = indexWords([
  { words: "sign up", weight: -2 },
  { words: "newsletter", weight: -1.5 },
  { words: "said", weight: 1 },
]);

test("weighWords() sums what known words and pairs tell, whatever their case and the marks between them", () => {
  const weigh = (text: string) => weighWords(text, WEIGHTS, new WordRoom());
  assert.deepEqual(weigh("Sign up, for our NEWSLETTER!"), { tone: -1.75, warning: -3.5 });
  assert.deepEqual(weigh("“We agreed,” she said."), { tone: 0.5, warning: 0 });
  assert.deepEqual(weigh("up sign"), { tone: 0, warning: 0 });
});

test("listWords() names words and pairs in the order in which readWords() gives their hashes", () => {
  assert.deepEqual(listWords("In 2024 Zürich voted"), ["in", "", "0000", "in 0000", "zürich", "0000 zürich", "voted", "zürich voted"]);
  const room = new WordRoom();
  for (const [text, words] of [
    ["Sign up", "sign up"],
    ["2 Наука", "0 Наука"],
  ] as const) {
    assert.equal(readWords(text, room), 4);
    const hash = room.hashes[3] ?? 0;
    assert.ok(indexWords([{ words, weight: 1 }]).keys.includes(hash));
  }
});

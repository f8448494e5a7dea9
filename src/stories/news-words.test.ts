import assert from "node:assert/strict";
import { test } from "node:test";
import { newsParagraphs, normalWords } from "./news-words.ts";

test("newsParagraphs() leaves out credits and links, and the dateline", () => {
  const text = [
    "ANKARA, July 22 (Reuters) - The two sides signed the papers.",
    "Ships may now sail.",
    "(Reporting by A. Writer; Editing by B. Reader)",
    "Read more: what grain costs",
    "© 2022 Some Agency",
  ].join("\n\n");
  assert.deepEqual(newsParagraphs(text), ["The two sides signed the papers.", "Ships may now sail."]);
});

test("newsParagraphs() keeps a first sentence that only looks like a dateline", () => {
  for (const line of ["Russia - a member of the council - refused.", "The U.S. envoy left.", "NATO members met on Friday."])
    assert.deepEqual(newsParagraphs(line), [line]);
});

test("normalWords() folds case and forms and keeps numbers whole", () => {
  assert.deepEqual(normalWords("Some 1,200 ｔons — of “Grain”."), ["some", "1,200", "tons", "of", "grain"]);
});

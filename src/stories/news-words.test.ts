import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { hashWord } from "./hash-words.ts";
import { hashWordsOf, newsParagraphs, normalWords, wordsWithStops } from "./news-words.ts";

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

test("hashWordsOf() gives the hashes of normalWords(), of whatever text", () => {
  const signs = fc.constantFrom(...Array.from("aZq09.,;-’“é中 \n\u{1f600}ﬁＡ"));
  const text = fc.oneof(
    fc.array(signs, { maxLength: 60 }).map((all) => all.join("")),
    fc.string(),
    fc.string({ unit: "grapheme" }),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (texts) =>
      assert.deepEqual([...hashWordsOf(texts)], texts.flatMap(normalWords).map(hashWord)),
    ),
    { seed: 8, numRuns: 500 },
  );
  assert.deepEqual([...hashWordsOf(["Some 1,200.5 tons, 3."])], ["some", "1,200.5", "tons", "3"].map(hashWord));
  assert.equal(hashWordsOf(["\ufdfa"]).length, normalWords("\ufdfa").length);
});

test("wordsWithStops() keeps the signs after which a capital letter means nothing", () => {
  assert.deepEqual(wordsWithStops('He left. "Why?" asked 1,200 men'), ["He", "left", ".", '"', "Why", "?", '"', "asked", "1,200", "men"]);
});

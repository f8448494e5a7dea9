import assert from "node:assert/strict";
import { test } from "node:test";
import { measureText } from "./measure-text.ts";

test("measureText() tells how a text ends, closing marks passed over", () => {
  const endings = ["Talks began.", "“Talks began.”", "Who came?", "They said:", "More …", "Related stories"].map(
    (text) => measureText(text).ending,
  );
  assert.deepEqual(endings, ["sentence", "sentence", "question", "colon", "dots", "other"]);
});

test("measureText() counts two characters of a script without blanks as a word", () => {
  assert.equal(measureText("外交部长在维也纳会晤").words, 5);
  assert.equal(measureText("ministers met").words, 2);
});

test("measureText() counts sentences by marks with a blank or the end after them", () => {
  assert.equal(measureText("Talks ran to 3.5 hours. They ended at noon.").sentences, 2);
});

test("measureText() counts the marks that part entries of menus", () => {
  assert.equal(measureText("World | Europe | Asia").bars, 2);
});

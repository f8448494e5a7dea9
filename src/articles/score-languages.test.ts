import assert from "node:assert/strict";
import { test } from "node:test";
import { indexLanguages, scoreLanguages } from "./score-languages.ts";

const INDEX = indexLanguages([
  { language: "de", weight: 60, pieces: "_und_ _f%c3%bcr_" },
  { language: "en", weight: 70, pieces: "_and_ _minis ster_" },
]);

test("scoreLanguages() adds the weights of a text's pieces, each piece once", () => {
  const { sums, pieces, best } = scoreLanguages("Minister AND minister and", INDEX);
  assert.deepEqual([...sums], [0, 140]);
  assert.equal(pieces, 4);
  assert.equal(INDEX.codes[best], "en");
});

test("scoreLanguages() knows letters beyond ASCII by their bytes, and says -1 of what speaks for none", () => {
  assert.equal(scoreLanguages("Für", INDEX).sums[0], 60);
  assert.equal(scoreLanguages("12 %", INDEX).best, -1);
});

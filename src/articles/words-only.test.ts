import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOnly } from "./words-only.ts";

test("wordsOnly() gives what a replacement of all that is no letter or digit gives", () => {
  for (const text of ["Talks end: at last!", "  Über 3,5 Mio. – 维也纳，会晤 ", "𝒜bc 😀 d", "😀", "", "\ud83d", "x\ude00"]) {
    const lower = text.toLowerCase();
    assert.equal(wordsOnly(text, " "), lower.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim(), text);
    assert.equal(wordsOnly(text, ""), lower.replaceAll(/[^\p{L}\p{N}]+/gu, ""), text);
  }
});

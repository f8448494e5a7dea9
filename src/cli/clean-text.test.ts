import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanText, toSafeJson } from "./clean-text.ts";

test("cleanText() leaves nothing that a terminal obeys", () => {
  assert.equal(cleanText("Talks\u001b[2J\nresumed\u009b31m"), "Talks\uFFFD[2J resumed\uFFFD31m");
  assert.equal(cleanText("\u202eecnereffid\u202c"), "ecnereffid");
});

test("cleanText() keeps words of any script", () => {
  assert.equal(cleanText("переговоры 会談 naïve 👍🏽"), "переговоры 会談 naïve 👍🏽");
});

test("toSafeJson() reads back as the same value and holds no raw control character", () => {
  const value = { text: "a\u001b\u009b\u2028b" };
  assert.deepEqual(JSON.parse(toSafeJson(value)), value);
  assert.equal(toSafeJson(value), '{"text":"a\\u001b\\u009b\\u2028b"}');
});

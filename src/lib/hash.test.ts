import assert from "node:assert/strict";
import { test } from "node:test";
import { contentId } from "./hash.ts";

test("contentId() is 26 characters of base 32 and never changes", () => {
  assert.match(contentId("RUS", "PRK"), /^[0-9a-hjkmnp-tv-z]{26}$/);
  assert.equal(contentId("abc"), contentId(new TextEncoder().encode("abc")));
});

test("contentId() tells parts apart by where they end", () => {
  assert.equal(new Set([contentId("ab", "c"), contentId("a", "bc"), contentId("abc")]).size, 3);
});

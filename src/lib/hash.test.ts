import assert from "node:assert/strict";
import { test } from "node:test";
import { contentId, numberOfId } from "./hash.ts";

test("contentId() is 26 characters of base 32 and never changes", () => {
  assert.match(contentId("RUS", "PRK"), /^[0-9a-hjkmnp-tv-z]{26}$/);
  assert.equal(contentId("RUS", "PRK"), "eayvxr60wmt7jtjbjjhm6j9htq");
  assert.equal(contentId("abc"), contentId(new TextEncoder().encode("abc")));
  assert.equal(contentId("é", new TextEncoder().encode("ü"), "x"), contentId("é", "ü", "x"));
});

test("contentId() tells parts apart by where they end", () => {
  assert.equal(new Set([contentId("ab", "c"), contentId("a", "bc"), contentId("abc")]).size, 3);
});

test("numberOfId() reads the first twelve digits, so that equal ids and no others nearby are equal numbers", () => {
  assert.equal(numberOfId("00000000001z"), "63");
  assert.equal(numberOfId(contentId("a")), numberOfId(contentId("a")));
  const ids = Array.from({ length: 2000 }, (_, at) => numberOfId(contentId(String(at))));
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => BigInt(id) < 2n ** 60n));
});

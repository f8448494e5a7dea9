import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { copyKeys, windowOf } from "./copy-keys.ts";
import { hashWord, isOfKind } from "./hash-words.ts";
import { sketchText } from "./sketch-text.ts";

const word = fc.integer({ min: 0, max: 5000 }).map((number) => `w${number}`);
const article = fc.uniqueArray(word, { minLength: 300, maxLength: 600 });
const keysOf = (text: readonly string[], publishedAt: string | null = "2022-07-22"): readonly number[] =>
  copyKeys(sketchText(Uint32Array.from(text, hashWord)), { publishedAt });
const share = (a: readonly number[], b: readonly number[]): boolean => a.some((key) => b.includes(key));
const wordsOf = (prefix: string): readonly string[] => Array.from({ length: 300 }, (_, index) => `${prefix}${index}`);

test("copyKeys() gives a trimmed copy and its original a key in common", () => {
  fc.assert(
    fc.property(article, (text) => assert.ok(share(keysOf(text), keysOf(text.slice(0, 80))))),
    { seed: 4, numRuns: 200 },
  );
});

test("copyKeys() gives texts of other words no key in common", () => {
  assert.equal(share(keysOf(wordsOf("a")), keysOf(wordsOf("b"))), false);
});

test("copyKeys() gives copies within ten days a key in common, on whatever days", () => {
  const start = Date.UTC(2021, 0, 1);
  const dayOf = (day: number): string => new Date(start + day * 86_400_000).toISOString().slice(0, 10);
  fc.assert(
    fc.property(article, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 10 }), (text, day, later) => {
      assert.ok(share(keysOf(text.slice(0, 200), dayOf(day)), keysOf(text, dayOf(day + later))));
    }),
    { seed: 5, numRuns: 200 },
  );
});

test("copyKeys() gives texts of other years, and of no day, a key in common when they are the same throughout, not when a part is", () => {
  const text = wordsOf("a");
  const part = [...text.slice(0, 120), ...wordsOf("b").slice(0, 180)];
  for (const day of ["2024-01-01", null]) {
    assert.ok(share(keysOf(text), keysOf([...text.slice(0, 295), "one", "other", "word"], day)));
    assert.equal(share(keysOf(text), keysOf(part, day)), false);
  }
  assert.ok(share(keysOf(text), keysOf(part)));
});

test("copyKeys() gives a caption no keys, an undated text those without a window, and every key fits 52 bits", () => {
  assert.deepEqual(keysOf(["a", "flag", "in", "the", "wind", "today"]), []);
  const keys = keysOf(wordsOf("w"));
  assert.ok(keys.length > 0 && keys.every((key) => Number.isSafeInteger(key) && key >= 0 && key < 2 ** 52));
  assert.ok(keysOf(wordsOf("w"), null).every((key) => isOfKind(key, "archive")));
});

test("windowOf() is the same for thirty days, then one more, and none without a day", () => {
  const windows = Array.from({ length: 90 }, (_, day) => windowOf({ publishedAt: new Date(Date.UTC(2022, 0, 1 + day)).toISOString() }));
  const sizes = [...Map.groupBy(windows, (window) => window)].map(([, days]) => days.length);
  assert.deepEqual(sizes.slice(1, -1), [30, 30].slice(0, sizes.length - 2));
  assert.ok(windows.every((window, day) => day === 0 || Number(window) >= Number(windows[day - 1])));
  assert.equal(windowOf({ publishedAt: null }), null);
});

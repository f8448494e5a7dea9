import assert from "node:assert/strict";
import { test } from "node:test";
import { cluesOfUrl } from "./list-day-clues.ts";

const daysIn = (path: string): readonly string[] => cluesOfUrl(`https://news.example.com${path}`).map(({ text }) => text);

test("cluesOfUrl() reads the day that an address names, year first or day first", () => {
  assert.deepEqual(daysIn("/2022/08/15/talks"), ["2022-08-15"]);
  assert.deepEqual(daysIn("/world/2022-8-5-talks"), ["2022-08-05"]);
  assert.deepEqual(daysIn("/20220815/talks"), ["2022-08-15"]);
  assert.deepEqual(daysIn("/news/15-08-2022"), ["2022-08-15"]);
});

test("cluesOfUrl() reads no day from months, numbers of articles or ports", () => {
  assert.deepEqual(daysIn("/2022/08/talks"), []);
  assert.deepEqual(daysIn("/talks-202208151"), []);
  assert.deepEqual(cluesOfUrl(null), []);
});

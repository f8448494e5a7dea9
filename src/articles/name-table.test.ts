import assert from "node:assert/strict";
import { test } from "node:test";
import { hashOn, NameTable } from "./name-table.ts";

const hashOf = (text: string): number => Array.from(text).reduce((hash, letter) => hashOn(hash, letter.charCodeAt(0)), 0);

test("NameTable finds a word by its place, whatever its letters' size, and no other", () => {
  const table = new NameTable(["div", "span", "aria-hidden"]);
  const wordIn = (text: string, start: number, end: number): string => {
    const number = table.find(Buffer.from(text), start, end, hashOf(text.slice(start, end)));
    return number < 0 ? "" : table.wordOf(number);
  };
  assert.equal(wordIn("<DIV>", 1, 4), "div");
  assert.equal(wordIn("<span>", 1, 5), "span");
  assert.equal(wordIn("<span>", 1, 4), "");
  assert.equal(wordIn("aria-hidden", 0, 11), "aria-hidden");
  assert.equal(wordIn("division", 0, 8), "");
});

test("NameTable passes over hyphens and underscores where the hash does", () => {
  const table = new NameTable(["mostread"]);
  assert.equal(table.find(Buffer.from("most__read-"), 0, 11, hashOf("mostread")), 0);
  assert.equal(table.find(Buffer.from("most.read"), 0, 9, hashOf("mostread")), -1);
});

test("NameTable keeps every word of a long list apart", () => {
  const words = Array.from({ length: 500 }, (_, i) => `w${i}x`);
  const table = new NameTable(words);
  assert.ok(words.every((word) => table.wordOf(table.find(Buffer.from(word), 0, word.length, hashOf(word))) === word));
});

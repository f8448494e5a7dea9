import assert from "node:assert/strict";
import { test } from "node:test";
import { AFFIXES, affixRows, hashWord, isShouting, plainWord } from "./word-features.ts";

function rowsOf(word: string): readonly number[] {
  const out = new Int32Array(AFFIXES);
  affixRows(word, plainWord(word), { out, at: 0, mask: 2 ** 14 - 1 });
  return [...out];
}

test("plainWord() makes figures alike and quotes straight", () => {
  assert.equal(plainWord("1998"), plainWord("2024"));
  assert.equal(plainWord("Kim’s"), "kim's");
});

test("hashWord() is the hash that training used", () => {
  // Printed by training/words.py.
  assert.equal(hashWord(plainWord("Moscow")), MOSCOW);
});

test("affixRows() tells shapes apart and nothing else of equal letters", () => {
  const [lower, title] = [rowsOf("turkey"), rowsOf("Turkey")];
  assert.deepEqual(lower.slice(0, -1), title.slice(0, -1));
  assert.notEqual(lower.at(-1), title.at(-1));
});

test("isShouting() needs more than three words in capitals", () => {
  assert.equal(isShouting("PRESIDENT MEETS ENVOY IN GENEVA".split(" ")), true);
  assert.equal(isShouting("NATO and the EU met in Brussels".split(" ")), false);
  assert.equal(isShouting(["NATO", "AND", "EU"]), false);
});

/** Hash of "moscow". */
const MOSCOW = 1116130586;

import assert from "node:assert/strict";
import { test } from "node:test";
import { splitByline } from "./split-byline.ts";

const facts = {
  months: new Map([
    ["march", 3],
    ["august", 8],
  ]),
  sites: new Set<string>(),
  agencies: new Set(["reuters", "theassociatedpress", "associatedpress", "theharbourpost"]),
};
const personsIn = (...pieces: readonly string[]): readonly string[] => splitByline(pieces, facts).persons;

test("splitByline() gives names in order, without lead, jobs, dates and doubles", () => {
  assert.deepEqual(personsIn("By Ana Ruiz and Tom Berg, staff writers"), ["Ana Ruiz", "Tom Berg"]);
  assert.deepEqual(personsIn("Von Lena Maier und Jörg Voß"), ["Lena Maier", "Jörg Voß"]);
  assert.deepEqual(personsIn("By", "Ana Ruiz", "August 9, 2021"), ["Ana Ruiz"]);
  assert.deepEqual(personsIn("Ana Ruiz August 9, 2021"), ["Ana Ruiz"]);
  assert.deepEqual(personsIn("Ana Ruiz", "", "Ana Ruiz", ""), ["Ana Ruiz"]);
  assert.deepEqual(personsIn("By Ana Ruiz, Chief Officer and Head of Research"), ["Ana Ruiz"]);
});

test("splitByline() keeps small words, initials and hyphens in names, and no degrees", () => {
  assert.deepEqual(personsIn("Ursula von der Heide", ""), ["Ursula von der Heide"]);
  assert.deepEqual(personsIn("By J. R. Stone and Yoon Sae-bom"), ["J. R. Stone", "Yoon Sae-bom"]);
  assert.deepEqual(personsIn("Mara Lind, PhD"), ["Mara Lind"]);
});

test("splitByline() passes over photographers, editors and checkers", () => {
  assert.deepEqual(personsIn("By", "Ana Ruiz", "Photography by", "Sam Toma"), ["Ana Ruiz"]);
  assert.deepEqual(personsIn("By Ana Ruiz | Edited by Sam Toma"), ["Ana Ruiz"]);
  assert.deepEqual(personsIn("By Ana Ruiz", "Contributions from", "Sam Toma"), ["Ana Ruiz"]);
});

test("splitByline() takes no name from pieces that nothing connects with the names before", () => {
  assert.deepEqual(personsIn("Reviews", "By", "Ana Ruiz", "Link Copied"), ["Ana Ruiz"]);
});

test("splitByline() keeps organisations apart, also at the end of a name", () => {
  assert.deepEqual(splitByline(["By Ana Ruiz The Associated Press"], facts).persons, ["Ana Ruiz"]);
  assert.deepEqual(splitByline(["By Ana Ruiz, The Harbour Post"], facts), { persons: ["Ana Ruiz"], others: ["The Harbour Post"] });
  assert.deepEqual(splitByline(["News Staff"], facts), { persons: [], others: ["News Staff"] });
});

test("splitByline() takes no address, handle or number for a name", () => {
  for (const piece of ["https://example.com/ana", "@ana", "ana@example.com", "12", "by", "3 min read"])
    assert.deepEqual(splitByline([piece], facts), { persons: [], others: [] }, piece);
});

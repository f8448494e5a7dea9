import assert from "node:assert/strict";
import { test } from "node:test";
import { pickTerms, sharedTerms } from "./pick-terms.ts";

const terms = (text: string, sides: readonly string[] = []): Uint32Array => pickTerms({ title: "", text, sides });
const hardOf = (list: Uint32Array): number => list.filter((term) => (term & 1) === 1).length;

test("pickTerms() takes names, telling numbers and rarer words, and leaves common ones", () => {
  assert.equal(terms("The minister said on Monday that they would meet again this year.").length, 0);
  assert.equal(hardOf(terms("Lavrov flew to Riyadh with 12 aides in 2025.")), 3);
  assert.equal(hardOf(terms("drones hit a refinery")), 0);
  assert.equal(terms("drones hit a refinery").length, 2);
});

test("pickTerms() leaves out the names of the sides and words made of them", () => {
  assert.deepEqual(terms("Russian guns, Russia", ["Russia"]), terms("guns"));
});

test("pickTerms() gives inflected forms one term", () => {
  assert.deepEqual(terms("negotiate"), terms("negotiations"));
});

test("sharedTerms() is 1 for the same words, 0 for others, and symmetric", () => {
  const [a, b] = [terms("Lavrov in the Diriyah palace, refinery, 45 drones"), terms("A refinery near Tuapse burnt after 45 drones came")];
  assert.equal(sharedTerms(a, a).cosine, 1);
  assert.deepEqual(sharedTerms(a, b), sharedTerms(b, a));
  assert.equal(sharedTerms(a, b).hard, 1);
  assert.equal(sharedTerms(a, terms("wheat")).cosine, 0);
  assert.equal(sharedTerms(terms(""), a).cosine, 0);
});

test("sharedTerms() counts a word that only one text holds for a name, but not as a name", () => {
  const shared = sharedTerms(terms("The Knesset"), terms("the knesset"));
  assert.deepEqual(shared, { cosine: 1, hard: 0 });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_WEIGHT, pickTerms, sharedTerms, tellingTerms } from "./pick-terms.ts";

const wordRanks = new Map([
  ["the", 1],
  ["with", 17],
  ["minister", 300],
  ["refinery", 7000],
]);
const terms = (text: string, title = ""): Uint32Array => pickTerms({ title, text, wordRanks });
const weights = (text: string): readonly number[] => [...terms(text)].map((term) => term & MOST_WEIGHT);

test("pickTerms() weighs a word by how rare it is, and leaves out the commonest, years and single digits", () => {
  assert.deepEqual(weights("the with 2025 7"), []);
  const [common = 0] = weights("minister");
  const [rare = 0] = weights("refinery");
  assert.ok(common > 0 && common < rare && rare < MOST_WEIGHT);
  assert.deepEqual(weights("Tuapse"), [MOST_WEIGHT]);
  assert.deepEqual(weights("45"), [MOST_WEIGHT]);
});

test("pickTerms() gives inflected and accented forms one term, ascending and each once", () => {
  assert.deepEqual(terms("negotiate"), terms("negotiations negotiating"));
  assert.deepEqual(terms("Bütikofer"), terms("butikofer"));
  const many = [...terms("Lavrov in the Diriyah palace, refinery, 45 drones")];
  assert.deepEqual(
    many,
    [...new Set(many)].sort((a, b) => a - b),
  );
});

test("sharedTerms() is 1 for the same words, 0 for others, and symmetric", () => {
  const [a, b] = [terms("Lavrov in the Diriyah palace, refinery, 45 drones"), terms("A refinery near Tuapse burnt after 45 drones came")];
  assert.deepEqual(sharedTerms(a, a), { cosine: 1, heads: 1, lesserHead: 1, names: Math.log(2) });
  assert.deepEqual(sharedTerms(a, b), sharedTerms(b, a));
  const nothing = { cosine: 0, heads: 0, lesserHead: 0, names: 0 };
  assert.deepEqual(sharedTerms(a, terms("wheat")), nothing);
  assert.deepEqual(sharedTerms(terms(""), a), nothing);
});

test("sharedTerms() counts what stands in the heads apart", () => {
  const far = Array.from({ length: 50 }, (_, index) => `filler${index}x`.slice(0, 9)).join(" ");
  const [a, b] = [terms(`drones ${far}`, "Tuapse burns"), terms(`${far} Tuapse`, "Wheat sails")];
  const { cosine, heads } = sharedTerms(a, b);
  assert.ok(heads < cosine + 1 && heads > 0);
  assert.ok(sharedTerms(a, terms("drones", "Tuapse burns")).heads > heads);
});

test("tellingTerms() picks the rarest words, the head's first, whatever else the text holds", () => {
  const [one] = [tellingTerms(terms("minister refinery with", "Tuapse"), 1)];
  assert.deepEqual(one, tellingTerms(terms("", "Tuapse"), 1));
  assert.equal(tellingTerms(terms("minister refinery Tuapse"), 2).length, 2);
});

test("sharedTerms() counts as names what has a capital within a sentence in both", () => {
  const names = (a: string, b: string): number => Math.round(Math.exp(sharedTerms(terms(a), terms(b)).names) - 1);
  assert.equal(names("Ships of Tuapse and Lavrov burn", "a fire in Tuapse, Lavrov said"), 2);
  assert.equal(names("Tuapse burns", "a fire in Tuapse"), 0);
  assert.equal(names("It ended. Lavrov left", "an answer of Lavrov"), 0);
});

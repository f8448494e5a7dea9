import assert from "node:assert/strict";
import { test } from "node:test";
import { isOfKind } from "./hash-words.ts";
import { pickTerms } from "./pick-terms.ts";
import { retellingKeys } from "./retelling-keys.ts";

const terms = (text: string): Uint32Array => pickTerms({ title: "", text, wordRanks: new Map() });
const keys = (text: string, newsDay: string | null, countries: Readonly<Record<string, number>> = { RUS: 2, UKR: 1 }): readonly number[] =>
  retellingKeys({ terms: terms(text), newsDay, countries });
const share = (a: readonly number[], b: readonly number[]): boolean => a.some((key) => b.includes(key));

test("retellingKeys() are shared by reports with a rare word, a country and a day in common, or a day apart", () => {
  const one = keys("Podolyak Chernobyl", "2022-02-24");
  assert.ok(share(one, keys("Chernobyl guards", "2022-02-24")));
  assert.ok(share(one, keys("Chernobyl guards", "2022-02-25")));
  assert.ok(share(one, keys("Chernobyl guards", "2022-02-23")));
  assert.equal(share(one, keys("Chernobyl guards", "2022-02-26")), false);
  assert.equal(share(one, keys("Stingers helmets", "2022-02-24")), false);
  assert.equal(share(one, keys("Chernobyl guards", "2022-02-24", { FRA: 3, DEU: 2, UKR: 1 })), false);
});

test("retellingKeys() are of their own kind, below 2^52, and none without a day", () => {
  const all = keys("Podolyak Chernobyl Antonov Hostomel", "2022-02-24");
  assert.ok(all.every((key) => isOfKind(key, "retelling") && key < 2 ** 52));
  assert.deepEqual(keys("Podolyak", null), []);
  assert.ok(keys("Podolyak", "2022-02-24", {}).length > 0);
});

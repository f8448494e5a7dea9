import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../model/index.ts";
import { pickTerms } from "./pick-terms.ts";
import { agreementOf, weighRetelling } from "./weigh-retelling.ts";

const report = (text: string, rest: Partial<Report> = {}): Report => ({
  articleId: text,
  publishedAt: "2018-06-12",
  outlet: null,
  origin: null,
  voice: null,
  shingles: 0,
  signature: new Uint32Array(),
  lead: new Uint32Array(),
  terms: pickTerms({ title: "", text, wordRanks: new Map() }),
  newsDay: "2018-06-12",
  countries: { PRK: 3, USA: 4 },
  keys: [],
  acts: [],
  ...rest,
});

const SUMMIT = "They strolled through the garden of the Capella hotel on Sentosa, sat over prawns and beef, and put promises on paper.";
const RETOLD = "Prawns, beef, a stroll through the Capella hotel: Sentosa got its summit, and the paper that came of it holds promises.";
const OTHER = "Interpol searched an office in Lyon for papers of its former chief, who has vanished while travelling home.";

test("weighRetelling() takes two accounts in other words for one happening, and two happenings for two", () => {
  assert.ok(weighRetelling(report(SUMMIT), report(RETOLD)) > 0);
  assert.ok(weighRetelling(report(SUMMIT), report(OTHER)) < 0);
  assert.equal(weighRetelling(report(SUMMIT), report(RETOLD)), weighRetelling(report(RETOLD), report(SUMMIT)));
});

test("weighRetelling() wants news of one day rather than of the next, and never of days further apart or unknown", () => {
  const weigh = (newsDay: string | null): number => weighRetelling(report(SUMMIT), report(RETOLD, { newsDay }));
  assert.ok(weigh("2018-06-13") < weigh("2018-06-12"));
  assert.equal(weigh("2018-06-14"), -Infinity);
  assert.equal(weigh(null), -Infinity);
});

test("agreementOf() tells how far the countries agree", () => {
  const countries = (other: Report["countries"]): number | undefined =>
    agreementOf(report(SUMMIT), report(SUMMIT, { countries: other }))?.countries;
  assert.equal(countries({ PRK: 6, USA: 8 }), 1);
  assert.equal(countries({ FRA: 1 }), 0);
  assert.equal(countries({}), 0);
});

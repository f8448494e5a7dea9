import assert from "node:assert/strict";
import { test } from "node:test";
import type { PloverType } from "../model/index.ts";
import type { NewsAct } from "./news-acts.ts";
import { pickTerms } from "./pick-terms.ts";
import { ENOUGH, weighRetelling } from "./weigh-retelling.ts";

const act = (plover: PloverType, rest: Partial<NewsAct> = {}): NewsAct => ({
  pair: "PRK USA",
  plover,
  day: "2018-06-12",
  hasRecipient: true,
  isLead: true,
  ...rest,
});

const telling = (text: string, ...news: readonly NewsAct[]) => ({ report: { terms: pickTerms({ title: "", text, sides: [] }) }, news });
const SUMMIT =
  "They strolled through the garden of the Capella hotel on Sentosa, sat over prawns and beef, and put a page and a half of promises on paper.";
const OTHER =
  "Interpreters, advisers and luncheon filled the hours; hardly a word of what was signed on Sentosa binds anybody, Harry Kazianis found.";

test("weighRetelling() asks for fewer words when both articles are about an act that is seldom done twice a day", () => {
  const weigh = (plover: PloverType, isLead: boolean): number =>
    weighRetelling(telling(SUMMIT, act(plover, { isLead })), telling(OTHER, act(plover, { isLead }))) ?? 0;
  assert.ok(weigh("CONSULT", true) >= ENOUGH);
  assert.ok(weigh("ASSAULT", true) < ENOUGH);
  assert.ok(weigh("CONSULT", false) < weigh("ASSAULT", true));
});

test("weighRetelling() is not swayed by acts alone", () => {
  const acts = [act("CONSULT"), act("AGREE"), act("SANCTION")];
  assert.equal(weighRetelling(telling("Wheat, silos.", ...acts), telling("Nuclear inspectors.", ...acts)), null);
});

test("weighRetelling() wants the same pair, and days at most one apart", () => {
  const weigh = (rest: Partial<NewsAct>): number | null =>
    weighRetelling(telling(SUMMIT, act("CONSULT")), telling(SUMMIT, act("CONSULT", rest)));
  assert.equal(weigh({ pair: "KOR USA" }), null);
  assert.equal(weigh({ day: "2018-06-14" }), null);
  assert.ok((weigh({ day: "2018-06-13" }) ?? 0) < (weigh({}) ?? 0));
});

test("weighRetelling() takes another type for the same act only between two known sides", () => {
  const weigh = (hasRecipient: boolean): number | null =>
    weighRetelling(telling(SUMMIT, act("CONSULT", { hasRecipient })), telling(SUMMIT, act("AGREE", { hasRecipient })));
  assert.notEqual(weigh(true), null);
  assert.equal(weigh(false), null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tokenise } from "./tokenise.ts";

const ABBREVIATIONS = new Set(["mr", "u.s", "gen", "etc"]);

function words(text: string): readonly string[] {
  const offsets = tokenise(text, { from: 0, to: text.length }, (word) => ABBREVIATIONS.has(word.toLowerCase()));
  return Array.from({ length: offsets.length / 2 }, (_, i) => text.slice(offsets[i * 2], offsets[i * 2 + 1]));
}

const CASES: readonly (readonly [name: string, text: string, tokens: string])[] = [
  ["parts clitics", "Kim's envoy won't go", "Kim 's envoy wo n't go"],
  ["keeps the stop of an abbreviation", "Mr. Kim left the U.S. today.", "Mr. Kim left the U.S. today ."],
  ["parts hyphens between words", "the Moscow-based group", "the Moscow - based group"],
  ["keeps words with a prefix whole", "pro-Russian co-chairs re-elected", "pro-Russian co-chairs re-elected"],
  ["keeps decimal points inside tokens", "3.5 per cent, or $1,200.50", "3.5 per cent , or $ 1,200.50"],
  ["parts units from figures", "5km and 20%", "5 km and 20 %"],
  ["keeps runs of marks as one", "Talks -- at last!!! Wait...", "Talks -- at last !!! Wait ..."],
  ["keeps a line drawn with several marks as one", "----== News ==----", "----== News ==----"],
  ["parts an address from the name in quotation marks before it", '"Ann"<ann...@example.org>', '" Ann " < ann...@example.org >'],
  ["keeps a sign with its figure, and a number behind its area code", "+47 (202)555-0199, 3-4 weeks", "+47 ( 202 ) 555-0199 , 3 - 4 weeks"],
  ["gives the second of two stops after an abbreviation to the sentence", "He met Mr.. They left...", "He met Mr. . They left ..."],
  ["parts brackets inside quotes", '"[They] will go"', '" [ They ] will go "'],
  ["keeps smileys and telephone numbers", "Call 713-555-0199 :-)", "Call 713-555-0199 :-)"],
  ["parts what is written as one", "they gonna talk but cannot, thats that", "they gon na talk but can not , that s that"],
  [
    "keeps dates, codes and files whole, not what is said of a year",
    "on 12-03-2001 or 03-Feb-02, in '68, mid-1984 and the 1990's: plan-b.pdf",
    "on 12-03-2001 or 03-Feb-02 , in '68 , mid - 1984 and the 1990 's : plan-b.pdf",
  ],
  ["parts times of day and longer units, keeps names with one capital", "at 7:30PM, 40mins of 4G", "at 7:30 PM , 40 mins of 4G"],
  ["parts 'its' only where it is a verb", "its not its border", "it s not its border"],
  ["gives the stop of 'etc.' to the sentence that ends", "oil, gas, etc. and coal, etc. They", "oil , gas , etc. and coal , etc . They"],
  ["keeps faces and addresses in brackets", "From:<me@example.org> ^_^ =)", "From : < me@example.org > ^_^ =)"],
  ["keeps addresses whole", "See https://example.org/a?b=c, or me@example.org.", "See https://example.org/a?b=c , or me@example.org ."],
];

for (const [name, text, tokens] of CASES) test(`tokenise() ${name}`, () => assert.equal(words(text).join(" "), tokens));

test("tokenise() leaves nothing out but white space, for any string", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => assert.equal(words(text).join(""), text.replaceAll(/\s/gu, ""))),
    { seed: 7, numRuns: 500 },
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { actorTables, sentenceOf, state } from "./hand-made.test-helper.ts";
import { indexActors } from "./index-actors.ts";
import { matchNames } from "./match-names.ts";

const index = indexActors(actorTables());

function found(text: string, day: string | null = "2024-01-01"): readonly (readonly [string, readonly string[]])[] {
  return matchNames([sentenceOf(text)], index, day).map((match) => [
    text.slice(match.start, match.end),
    match.readings.map(({ actor }) => actor.id),
  ]);
}

test("matchNames() takes the longest name", () => {
  assert.deepEqual(found("The Belmark Union met Belmark ."), [
    ["Belmark Union", ["BBB"]],
    ["Belmark", ["BBB"]],
  ]);
});

test("matchNames() gives every reading of a shared name", () => {
  assert.deepEqual(found("Georgia voted ."), [["Georgia", ["GEO", "place:usa-georgia"]]]);
});

test("matchNames() wants capitals, except of adjectives, and acronyms as written", () => {
  assert.deepEqual(found("arvonia and the bu met arvonian guests ."), [["arvonian", ["AAA"]]]);
  assert.deepEqual(found("The BU met ."), [["BU", ["BBB"]]]);
});

for (const spelling of ["Kim Jong-un", "Kim Jong Un", "KIM JONG-UN", "Kim Jong-Un"])
  test(`matchNames() finds ${spelling} under one spelling of the tables`, () => {
    assert.deepEqual(found(`${spelling} smiled .`)[0]?.[1], ["person:kim-jong-un"]);
  });

test("matchNames() finds a surname while its bearer is in office, one of two words too", () => {
  assert.deepEqual(found("Mr De Wolf left .", "2012-01-01"), [["De Wolf", ["person:jan-de-wolf"]]]);
  assert.deepEqual(found("Ms Marsh left .", "2019-01-01"), []);
  assert.deepEqual(found("Ms Marsh left .", "2021-01-01"), [["Marsh", ["person:elena-marsh"]]]);
});

test("matchNames() asks the dates of names", () => {
  const renamed = state("NEW", ["Newland", "short"]);
  const dated = { name: "Oldname", kind: "former", language: null, from: null, to: "2019-02-12", match: "any" } as const;
  const other = { ...state("XXX", ["Oldname", "short"]) };
  const tables = actorTables({ actors: [{ ...renamed, names: [...renamed.names, dated] }, other], terms: [] });
  const ids = (day: string): readonly string[] =>
    matchNames([sentenceOf("Oldname")], indexActors(tables), day)[0]?.readings.map(({ actor }) => actor.id) ?? [];
  assert.deepEqual(ids("2019-01-01"), ["NEW", "XXX"]);
  assert.deepEqual(ids("2020-01-01"), ["XXX"]);
});

test("matchNames() gives spans in order, apart, each beginning with a word character of the text", () => {
  const words = ["Arvonia", "Belmark", "Union", "Arvonian", "Kim", "Jong-un", "De", "Wolf", "the", ",", "Georgia", "'s", "U.S."];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 20 }), (chosen) => {
      const text = chosen.join(" ");
      let end = 0;
      for (const match of matchNames([sentenceOf(text)], index, "2012-06-01")) {
        assert.ok(match.start >= end && match.end > match.start && match.end <= text.length);
        assert.match(text.slice(match.start, match.end), /^\p{L}/u);
        ({ end } = match);
      }
    }),
    { seed: 7 },
  );
});

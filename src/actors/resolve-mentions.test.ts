import assert from "node:assert/strict";
import { test } from "node:test";
import { actorTables, sentenceOf } from "./hand-made.test-helper.ts";
import type { Mention } from "../model/index.ts";
import { indexActors } from "./index-actors.ts";
import { matchNames } from "./match-names.ts";
import { resolveMentions } from "./resolve-mentions.ts";

const index = indexActors(actorTables());

/** Without a parse: what must hold whatever the parser says. */
function read(text: string, day = "2024-01-01"): readonly Mention[] {
  const sentences = [sentenceOf(text)];
  return resolveMentions({ text, day, outlet: null, sentences, matches: matchNames(sentences, index, day) }, index);
}

function ids(text: string, day?: string): readonly string[] {
  return read(text, day).map(
    ({ surface, actors }) => `${surface}=${actors.map(({ id, kind, country }) => id ?? `${kind}/${country ?? "-"}`).join("+")}`,
  );
}

test("resolveMentions() looks the holder of an office up on the day", () => {
  assert.deepEqual(ids("The Arvonian president spoke .", "2021-01-01"), ["Arvonian president=person:elena-marsh"]);
  assert.deepEqual(ids("The Arvonian president spoke .", "2019-01-01"), ["Arvonian president=unnamed/AAA"]);
});

test("resolveMentions() names nobody for a plural role", () => {
  assert.deepEqual(ids("Arvonian presidents spoke .", "2021-01-01"), ["Arvonian presidents=unnamed/AAA"]);
});

test("resolveMentions() keeps a country out of persons' names", () => {
  for (const text of ["Michael Jordan retired .", "Mr Jordan retired .", "Jordan Smith retired ."])
    assert.ok(!ids(text).some((mention) => mention.includes("JOR")), text);
  assert.deepEqual(ids("The king of Jordan retired ."), ["Jordan=JOR"]);
});

test("resolveMentions() keeps a country out of a name whose surname an official of another country bears", () => {
  assert.ok(!ids("Jordan Holm retired .", "2025-06-01").some((mention) => mention.includes("JOR")));
});

test("resolveMentions() reads a region where words around it say so", () => {
  assert.deepEqual(ids("The Georgia Senate voted ."), ["Georgia=place:usa-georgia"]);
  assert.deepEqual(ids("He was tried in Fulton County , Georgia ."), ["Georgia=place:usa-georgia"]);
  assert.deepEqual(ids("Georgia accused Arvonia ."), ["Georgia=GEO", "Arvonia=AAA"]);
});

test("resolveMentions() puts a town before a region into that region's country", () => {
  assert.deepEqual(ids("A fire broke out in Arvon , Texas ."), ["Arvon=place/USA", "Texas=place:usa-texas"]);
});

test("resolveMentions() never fuses names that 'and' joins", () => {
  assert.deepEqual(ids("Arvonia and Belmark signed ."), ["Arvonia=AAA", "Belmark=BBB"]);
});

test("resolveMentions() does not take a capital's object for what it owns", () => {
  assert.ok(!ids("Arvon expelled 150 troops .").some((mention) => mention.startsWith("Arvon expelled")));
});

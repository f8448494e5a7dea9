import assert from "node:assert/strict";
import { test } from "node:test";
import { actorTables, parsedText } from "./hand-made.test-helper.ts";
import { indexActors } from "./index-actors.ts";
import { matchNames } from "./match-names.ts";
import { resolveMentions } from "./resolve-mentions.ts";

const index = indexActors(actorTables());

/** What words that point back mean, on trees that say nothing: so much holds whatever the parser says. */
function references(...texts: readonly string[]): readonly string[] {
  const { text, sentences } = parsedText(texts);
  const matches = matchNames(sentences, index, "2024-01-01");
  return resolveMentions({ text, day: "2024-01-01", outlet: null, sentences, matches }, index)
    .filter(({ basis }) => basis === "pronoun" || basis === "definite" || basis === "both" || basis === "description")
    .map(({ surface, actors }) => `${surface}=${actors.map(({ id, name }) => id ?? name).join("+")}`);
}

const CASES: readonly (readonly [behaviour: string, texts: readonly string[], expected: readonly string[]])[] = [
  ["a pair means the two spoken of", ["Arvonia met Belmark .", "Both countries signed ."], ["Both countries=AAA+BBB"]],
  ["three mean three", ["Arvonia met Belmark and Jordan .", "The three countries signed ."], ["The three countries=AAA+BBB+JOR"]],
  ["who urges both is none of them", ["Arvonia attacked Belmark .", "Jordan urged both to stop ."], ["both=AAA+BBB"]],
  ["it means the latest body", ["Belmark voted .", "It left ."], ["It=BBB"]],
  ["she is no man and he no woman", ["Elena Marsh met Jan De Wolf .", "She left ."], ["She=person:elena-marsh"]],
  ["the country is the state in focus", ["Belmark voted .", "The country left ."], ["The country=BBB"]],
  ["its ally stays without a name", ["Belmark voted .", "Its ally left ."], ["Its=BBB", "ally=ally of Belmark"]],
  ["nobody is named before", ["It left .", "Both countries signed ."], []],
];

for (const [behaviour, texts, expected] of CASES)
  test(`readReferences(): ${behaviour}`, () => {
    assert.deepEqual(references(...texts), expected);
  });

test("addGlosses() keeps a gloss beside unnamed words, never as the actor", () => {
  const { text, sentences } = parsedText(["Hostile forces wait , a term that Arvonia uses for Belmark ."]);
  const matches = matchNames(sentences, index, "2024-01-01");
  const mentions = resolveMentions({ text, day: "2024-01-01", outlet: null, sentences, matches }, index);
  const unnamed = mentions.find(({ surface }) => surface === "Hostile forces");
  assert.deepEqual(
    unnamed?.actors.map(({ id, country }) => [id, country]),
    [[null, null]],
  );
  assert.deepEqual(
    unnamed?.gloss.map(({ id }) => id),
    ["BBB"],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Actor, ActorName } from "../model/index.ts";
import { person, state } from "./hand-made.test-helper.ts";
import { findSpelling, indexNames, isGivenName } from "./name-index.ts";
import { bareKeys, formsOf, spellingsOf } from "./spell-variants.ts";

/** Names whose words have variants by rule at the beginning, at the end, in both places and nowhere. */
const NAMES = [
  "Mohammed Hassan",
  "Volodymyr Zelenskyy",
  "Kim Jong-un",
  "Al-Assad",
  "Şentürk",
  "Yuri",
  "the West",
  "The Hague",
  "U.S.",
  "al-Qaeda",
  "Holm",
  "O'Neill & Sons",
] as const;
const COUNTRIES = ["UKR", "PRK", "SYR"] as const;

const actorOf = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), fc.constantFrom(...COUNTRIES), fc.boolean(), fc.nat(999))
  .map(([name, surname, country, isPerson, id]) =>
    isPerson ? person(`person:${id}`, [name, surname], country) : state(`S${id}`, [name, "short"], [surname, "adjective"]),
  );

/** What `indexNames` promises, spelled out at once: the spellings of every name of the kinds asked for. */
function spelledOut(actors: readonly Actor[], isWanted: (name: ActorName) => boolean): ReadonlyMap<string, ReadonlySet<Actor>> {
  const all = new Map<string, Set<Actor>>();
  for (const actor of actors)
    for (const name of actor.names.filter(isWanted))
      for (const keys of formsOf(name.name, actor).flatMap((form) => spellingsOf(bareKeys(form), actor))) {
        const there = all.get(keys.join(" ")) ?? new Set();
        all.set(keys.join(" "), there.add(actor));
      }
  return all;
}

test("indexNames() finds every spelling of every name, and what it finds is a spelling", () => {
  fc.assert(
    fc.property(fc.uniqueArray(actorOf, { selector: ({ id }) => id, maxLength: 12 }), (actors) => {
      const names = indexNames(actors);
      const found = [...names.starts.values()].flatMap((start) => names.startAt(start).spellings);
      for (const [part, isWanted] of [
        ["readings", ({ kind }: ActorName) => kind !== "surname"],
        ["bearers", ({ kind }: ActorName) => kind === "surname"],
      ] as const) {
        const wanted = spelledOut(actors, isWanted);
        const given = found.filter((spelling) => spelling[part].length > 0);
        assert.deepEqual(
          new Map(given.map((spelling) => [spelling.keys.join(" "), new Set(spelling[part].map(({ actor }) => actor))])),
          wanted,
        );
        for (const key of wanted.keys()) assert.ok(findSpelling(names, key.split(" ")) !== null, key);
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});

test("indexNames() gives the spellings of a start with the longest first and its readings in the order of the tables", () => {
  const names = indexNames([state("AAA", ["Arvonia", "short"], ["Arvonia Union", "official"]), state("BBB", ["Arvonia", "short"])]);
  const { spellings } = names.startAt(names.starts.get("arvonia") ?? -1);
  assert.deepEqual(
    spellings.map(({ keys, readings }) => [keys.join(" "), readings.map(({ actor }) => actor.id)]),
    [
      ["arvonia union", ["AAA"]],
      ["arvonia", ["AAA", "BBB"]],
    ],
  );
});

test("isGivenName() knows first words of persons' names, but not where the family comes first", () => {
  const names = indexNames([person("person:a", ["Ada Holm", "Holm"], "BBB"), person("person:k", ["Kim Jong-un", "Kim"], "PRK")]);
  assert.deepEqual(
    ["ada", "holm", "kim", "nobody"].map((key) => isGivenName(names, key)),
    [true, false, false, false],
  );
});

test("indexNames() lets only adjectives and names written small begin with a small letter", () => {
  const names = indexNames([
    state("AAA", ["Arvonia", "short"], ["Arvonian", "adjective"], ["al-Arvon", "alias"]),
    person("person:j", ["Jan de Wolf", "de Wolf"], "AAA"),
  ]);
  assert.deepEqual([...names.smallStarts.keys()], ["arvonian", "al"]);
});

test("indexNames() finds what a newsroom writes for a letter, a hyphen or an ending", () => {
  const actors = [
    person("person:a", ["Mara Đukić", "Đukić"], "UKR"),
    person("person:b", ["Ali Noor-Rahimi", "Noor-Rahimi"], "SYR"),
    person("person:c", ["Oleh Mirovych", "Mirovych"], "UKR"),
    person("person:d", ["Timur Oralayev", "Oralayev"], "UKR"),
  ];
  const names = indexNames(actors);
  for (const [key, id] of [
    ["djukic", "person:a"],
    ["dukic", "person:a"],
    ["noorrahimi", "person:b"],
    ["mirovich", "person:c"],
    ["oralaev", "person:d"],
  ] as const)
    assert.deepEqual(
      findSpelling(names, [key])?.bearers.map(({ actor }) => actor.id),
      [id],
      key,
    );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { explainActor } from "./explain-actor.ts";
import { actorTables, person, state } from "./hand-made.test-helper.ts";
import { indexActors } from "./index-actors.ts";

const isles = state("ISL", ["the Isles", "short"], ["Eyjar", "native"]);
const tables = actorTables({
  actors: [
    ...actorTables().actors,
    { ...isles, names: isles.names.map((name) => (name.kind === "native" ? { ...name, language: "is" } : name)) },
    person("person:tom-isles", ["Tom Isles", "Isles"], "BBB"),
  ],
});
const index = indexActors(tables);
const idsOf = (name: string): readonly string[] => explainActor(name, "2024-01-01", index).map(({ actor }) => actor.id);

test("explainActor() takes an id for the actor that bears it", () => {
  assert.deepEqual(idsOf("person:elena-marsh"), ["person:elena-marsh"]);
});

test("explainActor() reads no surname behind an article", () => {
  assert.deepEqual([idsOf("the Isles"), idsOf("Isles")], [["ISL"], ["ISL", "person:tom-isles"]]);
});

test("explainActor() tells the language of a name that is not English", () => {
  assert.match(explainActor("Eyjar", null, index)[0]?.why.join() ?? "", /"Eyjar" is a native name of ISL in language is /);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { bearersOn } from "./bearers-on.ts";
import { actorTables, person, term } from "./hand-made.test-helper.ts";
import { indexActors } from "./index-actors.ts";

const tables = actorTables();
const actors = [
  person("person:old-roth", ["Old Roth", "Roth"], "AAA"),
  person("person:young-roth", ["Young Roth", "Roth"], "AAA"),
  person("person:far-roth", ["Far Roth", "Roth"], "BBB"),
  { ...person("person:loud-roth", ["Loud Roth", "Roth"], "AAA"), sector: "OPP" as const },
];
const index = indexActors(
  actorTables({
    actors: [...tables.actors, ...actors],
    terms: [
      term("person:old-roth", ["head of state", "AAA"], ["1970-01-01", "1980-01-01"]),
      term("person:young-roth", ["head of state", "AAA"], ["2000-01-01", "2005-01-01"]),
      term("person:far-roth", ["foreign minister", "BBB"], ["2010-01-01", "2012-01-01"]),
    ],
  }),
);

function on(day: string, among = actors): readonly string[] {
  const bearers = among.flatMap((actor) => actor.names.slice(1).map((name) => ({ actor, name })));
  return bearersOn(bearers, index, day).map(({ actor }) => actor.id);
}

test("bearersOn() gives who is in office, was until lately, or will be soon", () => {
  assert.deepEqual(on("2003-01-01"), ["person:young-roth"]);
  assert.deepEqual(on("2005-01-01"), ["person:young-roth"]);
  assert.deepEqual(on("2009-11-01"), ["person:far-roth"]);
  assert.deepEqual(on("2011-01-01"), ["person:far-roth"]);
});

test("bearersOn() gives of those of one country the last to lead it, and nobody where several countries had one", () => {
  assert.deepEqual(on("2009-01-01"), ["person:young-roth"]);
  assert.deepEqual(on("2015-01-01"), []);
});

test("bearersOn() gives figures without an office where nobody led for long", () => {
  const [old, , , loud] = actors;
  assert.ok(old !== undefined && loud !== undefined);
  assert.deepEqual(on("1985-01-01", [old, loud]), ["person:old-roth"]);
  assert.deepEqual(on("1995-01-01", [old, loud]), ["person:old-roth", "person:loud-roth"]);
});

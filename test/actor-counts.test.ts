import assert from "node:assert/strict";
import { test } from "node:test";
import { checkActors, countActors } from "../src/actors/index.ts";
import { loadActorTables } from "../src/tables/load-actor-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";

const tables = loadActorTables(dataFolder());
const counts = countActors(tables);
const kinds = new Map(counts.kinds);

test("the tables of actors hold nothing doubtful", () => {
  assert.deepEqual(checkActors(tables), []);
});

/** What issue 5 asks for. */
const LEAST: readonly (readonly [what: string, count: number, least: number])[] = [
  ["states and their predecessors since 1945", kinds.get("state") ?? 0, 200],
  ["states that few recognise", kinds.get("unrecognised state") ?? 0, 15],
  ["international organisations", tables.actors.filter(({ kind, country }) => kind === "organisation" && country === null).length, 200],
  ["memberships with a first day", counts.datedMemberships, 1200],
  ["armed groups", kinds.get("armed group") ?? 0, 250],
  ["outlets with domain and country", counts.outletsWithDomain, 1000],
  [
    "heads of state or government in every year, of 100 states",
    Math.min(...counts.years.map(({ headOfGovernment, states }) => (100 * headOfGovernment) / states)),
    95,
  ],
  ["foreign ministers in every year", Math.min(...counts.years.map(({ foreignMinister }) => foreignMinister)), 100],
];

for (const [what, count, least] of LEAST)
  test(`the tables hold at least ${least} ${what}`, () => {
    assert.ok(count >= least, `${count}`);
  });

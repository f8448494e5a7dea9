import assert from "node:assert/strict";
import { test } from "node:test";
import { actorTables, person, state, term } from "./hand-made.test-helper.ts";
import { checkActors } from "./check-actors.ts";
import { countActors } from "./count-actors.ts";

test("checkActors() is silent on sound tables", () => {
  assert.deepEqual(checkActors(actorTables()), []);
});

test("checkActors() finds two holders of one office, but not a hand-over of days or a shared office", () => {
  const tables = actorTables();
  const rival = term("person:ada-holm", ["head of state", "AAA"], ["2022-01-01", "2023-01-01"]);
  const double = { ...tables, terms: [...tables.terms, rival] };
  assert.deepEqual(
    checkActors(double).map(({ kind, actor }) => [kind, actor]),
    [["overlap in office", "AAA"]],
  );
  assert.deepEqual(checkActors({ ...double, sharedOffices: [{ actor: "AAA", role: "head of state" }] }), []);
  assert.deepEqual(checkActors({ ...tables, terms: [...tables.terms, { ...rival, from: "2020-01-01", to: "2020-03-05" }] }), []);
});

test("checkActors() finds orphans, repeated names, twins and days out of order", () => {
  const tables = actorTables();
  const lost = { ...state("LST", ["Lost", "short"]), kind: "unrecognised state" as const };
  const again = state("ARV", ["Arvonia", "short"]);
  const twin = person("person:elena-marsh-aaa", ["Elena Marsh", "Marsh"], "AAA");
  const backwards = term("person:jan-de-wolf", ["minister", "BBB"], ["2010-01-01", "2009-01-01"]);
  const findings = checkActors({ ...tables, actors: [...tables.actors, lost, again, twin], terms: [...tables.terms, backwards] });
  assert.deepEqual(findings.map(({ kind }) => kind).toSorted(), ["dates", "orphan", "person twice", "repeated name"]);
});

test("checkActors() finds memberships that end before they begin", () => {
  const member = {
    ...state("MBR", ["Member", "short"]),
    links: [{ kind: "member of", to: "BBB", since: "2020-01-01", until: "2019-01-01" }],
  } as const;
  const [finding] = checkActors({ ...actorTables(), actors: [...actorTables().actors, member] });
  assert.deepEqual(finding, { kind: "dates", actor: "MBR", what: "ends on 2019-01-01, begins on 2020-01-01" });
});

test("countActors() counts kinds, terms and the offices of a year", () => {
  const counts = countActors(actorTables());
  assert.equal(new Map(counts.kinds).get("state"), 7);
  assert.equal(counts.terms, 4);
  const year = counts.years.find((one) => one.year === 2024);
  assert.deepEqual(year, { year: 2024, states: 6, headOfState: 2, headOfGovernment: 2, foreignMinister: 0 });
});

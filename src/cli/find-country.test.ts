import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../lib/fault.ts";
import type { Actor, ActorName, NameKind } from "../model/index.ts";
import { createCountryLookUp, editDistance, findCountry } from "./find-country.ts";

function stateOf(id: string, name: string, names: Readonly<Record<string, NameKind>>): Actor {
  const list = Object.entries(names).map(([text, kind]): ActorName => ({
    name: text,
    kind,
    language: null,
    from: null,
    to: kind === "former" ? "1991-12-26" : null,
    match: "any",
  }));
  return { id, kind: "state", name, country: id, sector: "GOV", from: null, to: null, names: list, links: [], origin: "test" };
}

const STATES = [
  stateOf("PRK", "North Korea", { "North Korea": "short", DPRK: "acronym", Pyongyang: "capital", "North Korean": "adjective" }),
  stateOf("KOR", "South Korea", { "South Korea": "short", "Republic of Korea": "official" }),
  stateOf("CIV", "Côte d'Ivoire", { "Côte d'Ivoire": "short", "Ivory Coast": "alias" }),
  stateOf("RUS", "Russia", { Russia: "short", "Russian Federation": "official" }),
];

test("findCountry() takes codes and names in any case, with or without accents", () => {
  for (const input of ["PRK", "prk", "north korea", "NORTH KOREA", "North-Korea", "Pyongyang", "dprk"])
    assert.equal(findCountry(input, STATES), "PRK", input);
  for (const input of ["Cote d'Ivoire", "CÔTE D’IVOIRE", "ivory coast"]) assert.equal(findCountry(input, STATES), "CIV", input);
});

function proposalsFor(input: string): string {
  try {
    return findCountry(input, STATES);
  } catch (error) {
    assert.ok(error instanceof Fault);
    assert.equal(error.code, "usage/country");
    return error.why ?? "";
  }
}

test("findCountry() proposes what was probably meant", () => {
  assert.equal(proposalsFor("Rusia"), "did you mean RUS (Russia)?");
  assert.equal(proposalsFor("RSU"), "did you mean RUS (Russia)?");
  assert.equal(proposalsFor("korea"), "did you mean KOR (South Korea) or PRK (North Korea)?");
  assert.equal(proposalsFor("XQZ"), "no country has that code or name");
  assert.equal(proposalsFor(""), "no country has that code or name");
});

test("editDistance() counts a swap of neighbours once", () => {
  assert.equal(editDistance("rsu", "rus"), 1);
  assert.equal(editDistance("", "rus"), 3);
  assert.equal(editDistance("russia", "prussia"), 1);
});

test("createCountryLookUp() finds what findCountry() finds, and null where that has only proposals", () => {
  const lookUp = createCountryLookUp(STATES);
  for (const input of ["PRK", "prk", "North Korea", "north  korea", "Pyongyang"]) assert.equal(lookUp(input), findCountry(input, STATES));
  for (const input of ["Nroth Korea", "", "spokesman", "a b c"]) assert.equal(lookUp(input), null);
});

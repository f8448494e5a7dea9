import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodedEvent } from "../src/model/index.ts";
import { createSentenceReader } from "./read-sentence-events.ts";

/** What users of the older coders complained of, each with sentences that show that it does not happen here (issue 6). */
const read = createSentenceReader();
const pairs = (text: string): readonly string[] => [...new Set(read(text).map(told))].sort();
const told = (event: CodedEvent): string => `${nameOf(event.initiator)} ${event.plover} ${nameOf(event.recipient)}`;
const nameOf = (actor: CodedEvent["recipient"]): string => actor?.country ?? actor?.id ?? actor?.name ?? "-";

test("codeEvents() does not take every object of a verb for a target", () => {
  assert.deepEqual(pairs("Germany gave tanks, helmets and blankets to Ukraine."), ["DEU AID UKR"]);
  assert.deepEqual(pairs("Turkey attacked the new budget of its own central bank."), []);
  assert.deepEqual(pairs("Japan won two medals and beat Italy at volleyball."), []);
});

test("codeEvents() never fuses several actors into one", () => {
  assert.deepEqual(pairs("France and Germany condemned Iran."), ["DEU ACCUSE IRN", "FRA ACCUSE IRN"]);
  for (const event of read("Russia and China vetoed the American resolution on Syria, and Cuba and Iran praised them."))
    assert.ok(event.initiator.id === null || !event.initiator.id.includes("/"), event.initiator.name);
});

test("codeEvents() codes a reciprocal act once in each direction and counts it as one act", () => {
  const events = read("Emmanuel Macron met Olaf Scholz in Berlin.").filter((event) => event.plover === "CONSULT");
  assert.deepEqual(events.map(told).sort(), ["DEU CONSULT FRA", "FRA CONSULT DEU"]);
  assert.equal(new Set(events.map((event) => event.actId)).size, 1);
});

test("codeEvents() gives a mutual act no sides beyond those that stand together, and none to wars and regions", () => {
  const text = "The minister said ties between both Koreas had been forged in the Second World War by defeating Japan.";
  assert.deepEqual(pairs(text), ["KOR SUPPORT PRK", "PRK SUPPORT KOR"]);
});

test("codeEvents() does not code missing information as a statement", () => {
  assert.deepEqual(pairs("A spokesman for Norway said that the weather was fine."), []);
  assert.deepEqual(pairs("The Swedish prime minister spoke on Tuesday."), []);
});

test("codeEvents() heeds prepositions", () => {
  assert.deepEqual(pairs("Norway withdrew its troops from Mali."), ["NOR RETREAT MLI"]);
  assert.ok(pairs("Norway sent troops to Mali.").every((pair) => !pair.includes("RETREAT")));
  assert.deepEqual(pairs("Chile fought alongside Peru against Spain."), ["CHL ASSAULT ESP"]);
});

test("codeEvents() does not make ten events of one sentence", () => {
  const long =
    "At the summit in Geneva, where delegates from France, Kenya, Japan and Brazil took their seats beside those of Norway, Chile and Egypt, " +
    "the Swiss president praised Canada.";
  assert.ok(pairs(long).length <= 2, pairs(long).join("; "));
});

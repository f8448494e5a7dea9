import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compareTerms } from "../scripts/refresh-actors/compare-terms.ts";
import { officeQueries } from "../scripts/refresh-actors/queries.ts";
import { readAnswer } from "../scripts/refresh-actors/read-answer.ts";
import type { FoundTerm } from "../scripts/refresh-actors/read-answer.ts";
import { actorTables } from "../src/actors/hand-made.test-helper.ts";

const answer = readFileSync(new URL("data/wikidata-answer.json", import.meta.url), "utf8");

test("readAnswer() keeps rows with a label and a first day, each once, in order", () => {
  assert.deepEqual(readAnswer(answer), [
    { name: "Elena Marsh", actor: "AAA", from: "2020-03-01", to: "2024-05-10" },
    { name: "Tomas Reed", actor: "AAA", from: "2024-05-10", to: null },
    { name: "Ada Holm", actor: "BBB", from: "2025-01-20", to: null },
  ]);
});

test("compareTerms() tells new terms and ends that the tables lack, and is silent on what they have", () => {
  const news = compareTerms(readAnswer(answer), "head of state", actorTables());
  assert.deepEqual(
    news.map(({ kind, name, person, to }) => ({ kind, name, person, to })),
    [
      { kind: "ended", name: "Elena Marsh", person: "person:elena-marsh", to: "2024-05-10" },
      { kind: "new", name: "Tomas Reed", person: null, to: null },
    ],
  );
});

test("compareTerms() takes a hand-over that sources date differently for one term", () => {
  const found: readonly FoundTerm[] = [{ name: "Elena Marsh", actor: "AAA", from: "2020-02-20", to: null }];
  assert.deepEqual(compareTerms(found, "head of state", actorTables()), []);
});

test("officeQueries() asks for the three offices since the day", () => {
  const queries = officeQueries("2026-01-22");
  assert.deepEqual(
    queries.map(({ role }) => role),
    ["head of state", "head of government", "foreign minister"],
  );
  for (const { sparql } of queries) assert.match(sparql, /2026-01-22T00:00:00Z/);
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createEventReader } from "../eval/events/event-reader.ts";
import { judgeRelevance } from "../src/events/judge-relevance.ts";
import { parseTsv } from "../src/lib/tsv.ts";
import { loadTables } from "../src/tables/load-tables.ts";

/** The judgement whether a sentence tells of public life, on sentences that it was not trained on. */
const tables = loadTables();
const reader = createEventReader(tables);
const judge = (text: string): number => judgeRelevance(reader.relevance(text), tables.rules.relevance);

test("every sentence of data/rules/judged.tsv is there once and judged yes or no, many of each", () => {
  const where = fileURLToPath(new URL("../data/rules/judged.tsv", import.meta.url));
  const rows = parseTsv(readFileSync(where, "utf8"), { where, columns: ["sentence", "tells"], unique: "sentence" });
  assert.deepEqual([...new Set(rows.map((row) => row.tells))].sort(), ["no", "yes"]);
  for (const tells of ["yes", "no"]) assert.ok(rows.filter((row) => row.tells === tells).length > 200, tells);
});

test("the judgement of relevance tells news of states from a match and a recipe", () => {
  assert.ok(judge("The Kenyan government arrested two ministers after the riots.") > 0.8);
  assert.ok(judge("Her chocolate cake won first prize at the village fair.") < 0.2);
});

test("codeEvents() codes no crime among private people where acts among anybody are asked", () => {
  assert.deepEqual(reader.events("A waiter stabbed his cousin at a wedding in the village.", null, "open"), []);
  assert.ok(reader.events("A soldier killed two rebels in the north.", null, "open").length > 0);
});

test("relevanceFeatures() tells what words are about and who does what, by names that can be read", () => {
  const features = reader.relevance("Police arrested a striker of the club after the match.");
  for (const name of ["topic:sport", "topic:sport:2", "act:17", "doer:COP", "countries:0"]) assert.ok(features.includes(name), name);
  assert.equal(new Set(features).size, features.length);
});

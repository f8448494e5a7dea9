import assert from "node:assert/strict";
import { test } from "node:test";
import { listCases, pageOfCase } from "../eval/demo-pages.ts";
import { articleOfText } from "../src/cli/article-of-text.ts";
import { codeEvents, compileRules } from "../src/events/index.ts";
import { isSkip } from "../src/model/index.ts";
import type { CodedEvent, Skip } from "../src/model/index.ts";
import type { Reading } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";

/** What is left unparsed holds no event: what all trees would give is what the chosen ones give. */
const tables = loadTables();
const rules = compileRules(tables.rules);
const reader = createReader(tables);
const keyOf = ({ evidence, cameo, initiator, recipient }: CodedEvent): string =>
  [evidence.sentence.start, cameo, initiator.id ?? initiator.name, recipient?.id ?? recipient?.name].join(" ");

function fromAllTrees(reading: Reading | Skip): readonly string[] {
  return isSkip(reading) ? [] : codeEvents(reading, rules).map(keyOf);
}

test("every event of the demo corpus but one in two hundred is coded without the trees of all sentences", () => {
  const all: string[] = [];
  const missed: string[] = [];
  for (const slug of listCases()) {
    const reading = reader.read(pageOfCase(slug));
    const coded = new Set(isSkip(reading) ? [] : reading.events.map(keyOf));
    const wanted = fromAllTrees(reading);
    all.push(...wanted);
    missed.push(...wanted.filter((key) => !coded.has(key)));
  }
  assert.ok(all.length > 700, `${all.length} events`);
  assert.ok(missed.length <= all.length / 200, missed.join("\n"));
});

test("no event of a sentence written for the rules hangs on its neighbours", () => {
  const texts = [...rules.tables.acts, ...rules.tables.operators].flatMap(({ yes, no }) => [yes, no]);
  for (const text of texts) {
    const reading = reader.readArticle(articleOfText(text, "2024-05-15"));
    const coded = isSkip(reading) ? [] : reading.events.map(keyOf);
    assert.deepEqual(coded, fromAllTrees(reading), text);
  }
});

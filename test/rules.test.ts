import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTables } from "../src/tables/load-tables.ts";
import { createSentenceReader } from "./read-sentence-events.ts";

/** Each act, operator, detail and thing codes its `yes` sentence and leaves its `no` sentence alone, by the whole road of a sentence. */
const { rules } = loadTables();
const read = createSentenceReader();

for (const row of [...rules.acts, ...rules.operators, ...rules.details, ...rules.things]) {
  test(`rule ${row.id} fires on its yes sentence`, () =>
    assert.ok(rulesOf(row.yes).includes(row.id), `${row.yes} gave ${rulesOf(row.yes).join(", ") || "nothing"}`));
  test(`rule ${row.id} does not fire on its no sentence`, () => assert.ok(!rulesOf(row.no).includes(row.id), row.no));
}

function rulesOf(text: string): readonly string[] {
  return read(text).flatMap((event) => event.coder.rules);
}

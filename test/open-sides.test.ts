import assert from "node:assert/strict";
import { test } from "node:test";
import { createEventReader } from "../eval/events/event-reader.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { told } from "./read-sentence-events.ts";

/** Acts without a doer or a recipient, for codebooks that count them (`sides: "open"`); the record never holds them. */
const CASES: readonly (readonly [string, string])[] = [
  ["Militants bombed a holiday villa on the coast.", "militants ASSAULT 195 - occurred"],
  ["The archbishop of Paris criticised the law on the end of life.", "FRA ACCUSE 111 - occurred"],
  ["Three reporters were found murdered near Veracruz.", " ASSAULT 190 reporters occurred"],
  ["Guinea's military ruler released three former ministers.", "GIN RETREAT 0841 - occurred"],
];
const reader = createEventReader(loadTables());

for (const [sentence, line] of CASES) {
  test(`"${sentence}" tells ${line} where either side may be open`, () =>
    assert.ok(
      reader.events(sentence, null, "open").some((event) => told(event) === line),
      reader.events(sentence, null, "open").map(told).join("; "),
    ));
}

test("codeEvents() tells no act by a noun that only describes another", () => {
  const events = reader.events("Brussels praised the emissions trading scheme of the bloc.", null, "open");
  assert.ok(!events.some(({ cameo }) => cameo === "061"), events.map(told).join("; "));
});

test("codeEvents() tells no act at a thing where both sides must be known", () => {
  assert.deepEqual(reader.events("The archbishop of Paris criticised the law on the end of life.", null), []);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { contentId } from "../src/lib/hash.ts";
import { isSkip } from "../src/model/index.ts";
import type { Article } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";

/** Each act and operator codes its `yes` sentence and leaves its `no` sentence alone, by the whole road of a sentence. */
const tables = loadTables();
const reader = createReader(tables);

for (const row of [...tables.rules.acts, ...tables.rules.operators]) {
  test(`rule ${row.id} fires on its yes sentence`, () =>
    assert.ok(rulesOf(row.yes).includes(row.id), `${row.yes} gave ${rulesOf(row.yes).join(", ") || "nothing"}`));
  test(`rule ${row.id} does not fire on its no sentence`, () => assert.ok(!rulesOf(row.no).includes(row.id), row.no));
}

function rulesOf(text: string): readonly string[] {
  const reading = reader.readArticle(articleOf(text));
  assert.ok(!isSkip(reading));
  return reading.events.flatMap((event) => event.coder.rules);
}

function articleOf(text: string): Article {
  const published = { value: "2024-05-15", day: "2024-05-15", precision: "day", instant: null, basis: "meta", from: [] } as const;
  const none = { url: null, canonicalUrl: null, outlet: null, updatedAt: null, origin: null };
  return {
    id: contentId(text),
    pageId: "",
    from: "rule",
    title: "",
    byline: [],
    language: "en",
    text,
    published,
    related: [],
    truncated: false,
    skips: [],
    ...none,
  };
}

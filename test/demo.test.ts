import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { parseTsv } from "../src/lib/tsv.ts";
import { PLOVER } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";

/** The demo corpus is what issue 2 asks of it, and its labels hold together. */
const demo = new URL("../demo/", import.meta.url);
const pages = parseTsv(readFileSync(new URL("stories.tsv", demo), "utf8"), {
  where: "demo/stories.tsv",
  columns: ["slug", "story", "copy_of", "voice", "layout"],
  unique: "slug",
});
const events = pages.flatMap(({ slug }) =>
  parseTsv(readFileSync(new URL(`${slug}/events.tsv`, demo), "utf8"), {
    where: `demo/${slug}/events.tsv`,
    columns: ["initiator", "recipient", "plover", "cameo", "status", "day", "evidence", "speaker", "happening"],
  }).map((row) => ({ ...row, slug })),
);
const tables = loadTables();
const distinct = (values: readonly string[]): number => new Set(values).size;
const isState = (id: string): boolean => /^[A-Z]{3}$/.test(id);

test("demo/stories.tsv names exactly the folders of the demo corpus", () => {
  const folders = readdirSync(demo, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(pages.map(({ slug }) => slug).sort(), folders.map(({ name }) => name).sort());
});

test("the demo corpus has at least 60 pages of 15 layouts, from 2014 to 2026", () => {
  assert.ok(pages.length >= 60, `${pages.length} pages`);
  assert.ok(distinct(pages.map(({ layout }) => layout)) >= 15, "layouts");
  const years = pages.map(({ slug }) => slug.slice(0, 4)).sort();
  assert.deepEqual([years[0], years.at(-1)], ["2014", "2026"]);
});

test("the demo corpus has news of at least 20 dyads", () => {
  const dyads = events
    .filter(
      ({ initiator, recipient, status }) => isState(initiator) && isState(recipient) && initiator !== recipient && status !== "background",
    )
    .map(({ initiator, recipient }) => [initiator, recipient].sort().join(" "));
  assert.ok(distinct(dyads) >= 20, `${distinct(dyads)} dyads`);
});

test("the demo corpus has at least 8 near copies, and at least 8 happenings told by several outlets in their own words", () => {
  assert.ok(pages.filter(({ copy_of }) => copy_of !== "-").length >= 8);
  const voices = Map.groupBy(pages, ({ story }) => story);
  const told = [...voices.values()].filter((group) => distinct(group.map(({ voice }) => voice)) > 1);
  assert.ok(told.length >= 8, `${told.length} happenings`);
});

test("every copy in demo/stories.tsv is of a page of its own story and has its voice", () => {
  for (const page of pages.filter(({ copy_of }) => copy_of !== "-")) {
    const original = pages.find(({ slug }) => slug === page.copy_of);
    assert.deepEqual([original?.story, original?.voice], [page.story, page.voice], page.slug);
  }
});

test("every event of the demo corpus names actors and codes of the tables", () => {
  const actors = new Set(tables.actors.actors.map(({ id }) => id));
  const types = new Set<string>(PLOVER.map(({ type }) => type));
  for (const { slug, initiator, recipient, plover, cameo } of events) {
    for (const side of [initiator, recipient]) assert.ok(side === "-" || actors.has(side), `${slug}: no actor ${side}`);
    assert.ok(types.has(plover), `${slug}: no type ${plover}`);
    assert.ok(tables.rules.cameo.has(cameo), `${slug}: no code ${cameo}`);
  }
});

test("the evidence of every event of the demo corpus stands word for word in one paragraph of its article", () => {
  for (const { slug, evidence } of events) {
    const article: { readonly paragraphs: readonly string[] } = JSON.parse(readFileSync(new URL(`${slug}/article.json`, demo), "utf8"));
    assert.ok(
      article.paragraphs.some((paragraph) => paragraph.includes(evidence)),
      `${slug}: ${evidence}`,
    );
  }
});

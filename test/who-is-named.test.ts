import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { indexActors, matchNames, resolveMentions } from "../src/actors/index.ts";
import { parseTsv } from "../src/lib/tsv.ts";
import type { Mention } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser, splitSentences } from "../src/text/index.ts";

/**
 * Own sentences of 1983 to 2026 (data/who-is-named.tsv): the first time that the words stand in the text, some mention of them must mean the
 * actor and act for the country, and none the one under "not". A few hang on the name finder, which is trained anew at times.
 */
const LEAST = 0.98;

const COLUMNS = ["day", "text", "words", "actor", "country", "not"] as const;
const file = readFileSync(new URL("data/who-is-named.tsv", import.meta.url), "utf8");
const rows = parseTsv(file, { where: "test/data/who-is-named.tsv", columns: COLUMNS });

const tables = loadTables();
const index = indexActors(tables.actors);
const parser = createParser(tables.text);

function mentionsOf(text: string, day: string): readonly Mention[] {
  const split = splitSentences(text, tables.text);
  const matches = matchNames(split, index, day);
  return resolveMentions({ text, day, outlet: null, sentences: parser.parse(split), matches }, index);
}

test(`resolveMentions() finds whom at least ${LEAST} of the own sentences name`, () => {
  const wrong = rows.filter((row) => {
    const start = row.text.indexOf(row.words);
    const touching = mentionsOf(row.text, row.day).filter((mention) => mention.start < start + row.words.length && start < mention.end);
    const refs = touching.flatMap(({ actors }) => actors);
    const isRight =
      (row.actor === "" || refs.some(({ id }) => id === row.actor)) &&
      (row.country === "" || refs.some(({ country }) => country === row.country)) &&
      (row.not === "" || refs.every(({ id, country }) => id !== row.not && country !== row.not));
    return !isRight;
  });
  assert.ok(wrong.length <= (1 - LEAST) * rows.length, wrong.map(({ day, text, words }) => `${day} "${words}" in: ${text}`).join("\n"));
});

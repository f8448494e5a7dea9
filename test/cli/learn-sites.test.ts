import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { CodedEvent } from "../../src/model/index.ts";
import { demarche, scratch } from "./run-demarche.ts";

const NOTE = "France expelled two Russian diplomats on Monday and said that they had spied on a naval base near the town of Brest.";
const BODIES = [
  "Ministers of both states met in Vienna and agreed to reopen the crossing that had been shut since the spring.",
  "Engineers began to lay rails on the new bridge and said that the first trains would cross it before the winter.",
  "Farmers on both banks asked for lower fees and for a second ferry that would carry cattle and milk in the summer.",
  "Teachers in the border towns went on strike for better pay and marched through the streets until late in the evening.",
];

/** How many events of France a run over four pages of one site records. */
async function countFrench(name: string, ...flags: readonly string[]): Promise<number> {
  const folder = scratch();
  const pages = join(folder, "pages.jsonl");
  const rows = BODIES.map((body, i) => ({
    url: `https://harbour.example/world/${i}`,
    html: `<html lang="en"><body><h1>Report ${i}</h1><article><p>${body}</p><p>${NOTE}</p></article></body></html>`,
  }));
  writeFileSync(pages, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const record = join(folder, `${name}.db`);
  const ingested = await demarche(["ingest", pages, "--record", record, "--quiet", ...flags]);
  assert.equal(ingested.code, 0, ingested.err);
  const { out } = await demarche(["export", "--format", "jsonl", "--record", record]);
  const events = out
    .trim()
    .split("\n")
    .map((line): CodedEvent => JSON.parse(line));
  return events.filter(({ initiator }) => initiator?.country === "FRA").length;
}

test("demarche ingest --learn-sites leaves out what three pages of a site had, and does not unless asked", async () => {
  assert.equal(await countFrench("plain"), 4);
  assert.equal(await countFrench("learned", "--learn-sites", "--workers", "2"), 3);
});

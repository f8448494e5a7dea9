import assert from "node:assert/strict";
import { test } from "node:test";
import type { FurnitureRow } from "../model/index.ts";
import { endBody } from "./end-body.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { listBlocks } from "./list-blocks.ts";
import { indexFurniture } from "./match-furniture.ts";
import { parseHtml } from "./parse-html.ts";

const row = (phrase: string, match: FurnitureRow["match"], role: FurnitureRow["role"]): FurnitureRow => ({
  id: phrase,
  phrase,
  match,
  role,
  origin: "own",
});
const FURNITURE = indexFurniture([
  row("about the author", "line", "tail"),
  row("further reading", "line", "related"),
  row("published", "prefix", "head"),
  row("contributed to this report", "note", "drop"),
]);
const TEXT =
  "<p>The two foreign ministers met in Vienna on Monday and agreed to reopen the crossing that had been shut since the spring of last year.</p>".repeat(
    3,
  );
const TEASER = "Five bridges that every traveller should have seen once";

/** What is left of a page on which everything but the lines that introduce something was kept. */
function leftOf(html: string): readonly string[] {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  assert.ok(!("reason" in parsed));
  const page = listBlocks(parsed.root);
  const kept = [...page.blocks.keys()].filter((i) => !/^(?:About|Further)/.test(page.blocks[i]?.text ?? ""));
  return endBody(page, kept, FURNITURE)
    .map((i) => page.blocks[i]?.text ?? "")
    .filter((text) => !text.startsWith("The two"));
}

test("endBody() takes off all that follows a line after which pages end", () => {
  assert.deepEqual(leftOf(`<div>${TEXT}<h3>About the author</h3><p>She lives in Vienna.</p></div>`), []);
  assert.deepEqual(leftOf(`<div><h3>About the author</h3><p>She lives in Vienna.</p>${TEXT}</div>`), ["She lives in Vienna."]);
});

test("endBody() takes off what shares a box with a line that introduces it, and nothing after the box", () => {
  const box = `<div><h4>Further reading</h4><p>${TEASER}</p></div>`;
  assert.deepEqual(leftOf(`<div>${TEXT}${box}<p>They meet again in May.</p></div>`), ["They meet again in May."]);
  assert.deepEqual(leftOf(`<div>${TEXT}<h4>Further reading</h4><p>${TEASER}</p></div>`), [TEASER]);
});

test("endBody() takes off no more than stands before", () => {
  assert.deepEqual(leftOf(`${TEXT}<h3>About the author</h3>${`<p>${"She wrote of it. ".repeat(9)}</p>`.repeat(4)}`).length, 4);
});

test("endBody() takes notes off the end, one after the other", () => {
  const notes =
    "<p>Ana Ruiz contributed to this report.</p><p>Tom Berg is a writer in Linz.</p><p>Published in Harbour Post, 5 May 2021</p><p>Contact: desk@harbourpost.example</p><p>TB/JM</p>";
  assert.deepEqual(leftOf(`${TEXT}${notes}`), []);
  assert.deepEqual(leftOf(`${TEXT}${notes}<p>They meet again in May.</p>`).length, 6);
});

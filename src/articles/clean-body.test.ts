import assert from "node:assert/strict";
import { test } from "node:test";
import type { CleanBody } from "./clean-body.ts";
import { cleanBody } from "./clean-body.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { listBlocks } from "./list-blocks.ts";
import { indexFurniture } from "./match-furniture.ts";
import { parseHtml } from "./parse-html.ts";

const FURNITURE = indexFurniture([{ id: "also", phrase: "also read:", match: "prefix", role: "related", origin: "own" }]);

function clean(html: string, isArticle: (text: string) => boolean): CleanBody {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  assert.ok(!("reason" in parsed));
  const page = listBlocks(parsed.root);
  return cleanBody(
    page,
    page.blocks.map((block) => isArticle(block.text)),
    FURNITURE,
  );
}

test("cleanBody() takes links to other articles for related headlines, and not those of menus", () => {
  const html = `<nav><a href="/w">World news today</a></nav><p>Ministers met.</p><p>Also read: <a href="/e">Envoy recalled from Vienna</a></p>
    <p>They agreed.</p><ul><li><a href="/1">1 Harbour shut by storm</a></li><li><a href="/2">Sport</a></li></ul>`;
  const { paragraphs, related } = clean(html, (text) => /^Ministers|^They/.test(text));
  assert.deepEqual(paragraphs, ["Ministers met.", "They agreed."]);
  assert.deepEqual(related, ["Envoy recalled from Vienna", "Harbour shut by storm"]);
});

test("cleanBody() counts what was left out between the first and the last paragraph", () => {
  const html = `<p>Ministers met.</p><figure><figcaption>At the table</figcaption></figure><p>They agreed.</p><p>Tags</p>`;
  assert.deepEqual([...clean(html, (text) => text.endsWith(".")).left], [["caption", 1]]);
});

const relatedOf = (html: string): readonly string[] => clean(`<p>Ministers met.</p>${html}`, (text) => text === "Ministers met.").related;

test("cleanBody() takes the article before and after this one for related, though their boxes call themselves navigation", () => {
  assert.deepEqual(relatedOf(`<nav class="post-navigation"><a href="/x" rel="prev">Snow shuts the pass</a></nav>`), [
    "Snow shuts the pass",
  ]);
});

test("cleanBody() takes no link to a section for a headline", () => {
  assert.deepEqual(relatedOf(`<div><a href="/foreign/">More news from abroad</a></div>`), []);
});

test("cleanBody() takes what introduces a headline off it, and short headlines of a list that has longer ones", () => {
  assert.deepEqual(relatedOf(`<p><a href="/x">Also read: Snow shuts the pass</a></p>`), ["Snow shuts the pass"]);
  assert.deepEqual(relatedOf(`<ul><li><a href="/x">Snow shuts the pass</a></li><li><a href="/y">Crossword 14</a></li></ul>`), [
    "Snow shuts the pass",
    "Crossword 14",
  ]);
});

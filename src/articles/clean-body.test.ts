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

import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_LIMITS } from "./limits.ts";
import type { Block } from "./list-blocks.ts";
import { listBlocks } from "./list-blocks.ts";
import { parseHtml } from "./parse-html.ts";

function blocksOf(html: string): readonly Block[] {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  assert.ok(!("reason" in parsed));
  return listBlocks(parsed.root).blocks;
}

test("listBlocks() parts text where boxes begin and end", () => {
  const blocks = blocksOf("<div>before<p>one <b>bold</b> word</p>after</div>");
  assert.deepEqual(
    blocks.map((block) => [block.kind, block.text]),
    [
      ["div", "before"],
      ["p", "one bold word"],
      ["div", "after"],
    ],
  );
});

test("listBlocks() counts a link that holds boxes as a link in each", () => {
  const blocks = blocksOf(`<a href="/x"><h3>Envoy recalled</h3><p>Talks put off</p></a><p>plain</p>`);
  assert.deepEqual(
    blocks.map(({ text, linked }) => [text, linked]),
    [
      ["Envoy recalled", 14],
      ["Talks put off", 13],
      ["plain", 0],
    ],
  );
});

test("listBlocks() keeps an element that HTML does not know in the line of its paragraph", () => {
  assert.deepEqual(
    blocksOf("<p>The minister <x-name>Ann Example</x-name> left.</p>").map((block) => block.text),
    ["The minister Ann Example left."],
  );
});

test("listBlocks() takes no link from an anchor without an address", () => {
  assert.equal(blocksOf(`<p><a name="top">Talks</a></p>`)[0]?.linked, 0);
});

test("listBlocks() leaves out of a sentence what shows only when the pointer rests on a word", () => {
  const card = `<span class="rollover-card"><a href="/ann">Ann Example</a><a href="/1">Envoy recalled</a></span>`;
  assert.equal(blocksOf(`<p>The minister, <b>Ann Example</b>${card}, left.</p>`)[0]?.text, "The minister, Ann Example, left.");
  assert.equal(blocksOf(`<p>The minister<span style="display: none"> (see below)</span> left.</p>`)[0]?.text, "The minister left.");
  assert.equal(blocksOf(`<p>The <span class="tooltip">minister</span> left.</p>`)[0]?.text, "The minister left.");
});

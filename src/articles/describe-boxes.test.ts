import assert from "node:assert/strict";
import { test } from "node:test";
import { countProse, describeBoxes } from "./describe-boxes.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import type { PageBlocks } from "./list-blocks.ts";
import { listBlocks } from "./list-blocks.ts";
import { parseHtml } from "./parse-html.ts";

const SENTENCE = "The two foreign ministers met in Vienna on Monday and agreed to reopen the crossing that had been shut since the spring.";

function pageOf(html: string): PageBlocks {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  assert.ok(!("reason" in parsed));
  return listBlocks(parsed.root);
}

test("countProse() counts no comments, however long, where there is an article", () => {
  const page = pageOf(`<div>${`<p>${SENTENCE}</p>`.repeat(4)}</div><div class="comments">${`<p>${SENTENCE}</p>`.repeat(20)}</div>`);
  const prose = countProse(page);
  assert.deepEqual([prose[0], prose[3], prose[4], prose[23]], [22, 22, 0, 0]);
});

test("countProse() counts what calls itself comments where there is nothing else", () => {
  const page = pageOf(`<div class="comments">${`<p>${SENTENCE}</p>`.repeat(4)}</div>`);
  assert.deepEqual([...countProse(page)], [22, 22, 22, 22]);
});

test("describeBoxes() sums boxes and knows those of one make", () => {
  const page = pageOf(`<div><section class="a1"><p>${SENTENCE}</p></section><section class="a2"><p>${SENTENCE}</p></section></div>`);
  const columns = describeBoxes(page, countProse(page));
  assert.equal(columns.prose[0], 44);
  const sections = page.boxes.flatMap((box, i) => (box.element.tag === "section" ? [i] : []));
  assert.deepEqual(
    sections.map((i) => [columns.twins[i], columns.twinBefore[i], columns.twinAfter[i]]),
    [
      [2, 0, 22],
      [2, 22, 0],
    ],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { findLaterArticles } from "./find-later-articles.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { listBlocks } from "./list-blocks.ts";
import { parseHtml } from "./parse-html.ts";

const TEXT =
  "The two foreign ministers met in Vienna on Monday and agreed to reopen the crossing that had been shut since the spring. ".repeat(2);

function laterOf(html: string): readonly boolean[] {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  assert.ok(!("reason" in parsed));
  const page = listBlocks(parsed.root);
  return page.blocks.map(findLaterArticles(page));
}

test("findLaterArticles() tells the articles that a page loads under its own", () => {
  const article = (id: number): string => `<article class="post p-${id}"><h1>Talks ${id}</h1><p>${TEXT}</p></article>`;
  assert.deepEqual(laterOf(`<main>${article(1)}${article(2)}</main>`), [false, false, true, true]);
});

test("findLaterArticles() knows articles by their class, and parts of an article with headings of the first rank from them", () => {
  const box = (name: string): string => `<div class="${name}"><h1>Talks</h1><p>${TEXT}</p></div>`;
  assert.deepEqual(laterOf(`<div>${box("article")}${box("article")}</div>`), [false, false, true, true]);
  assert.deepEqual(laterOf(`<div>${box("article-part")}${box("article-part")}</div>`), [false, false, false, false]);
});

test("findLaterArticles() leaves the entries of a live blog alone", () => {
  const entry = `<article class="entry"><h3>10:00</h3><p>${TEXT}</p></article>`;
  assert.deepEqual(laterOf(`<main><h1>Live</h1>${entry}${entry}</main>`), [false, false, false, false, false]);
});

test("findLaterArticles() tells other posts within a post, and leaves wrappers and the entries of a live blog alone", () => {
  const post = (id: number): string => `<article class="post-${id} post type-post"><h2>Talks ${id}</h2><p>${TEXT}</p></article>`;
  const around = (inner: string): string => `<article class="post-9 post type-post tag-sea"><h1>Talks</h1><p>${TEXT}</p>${inner}</article>`;
  assert.deepEqual(laterOf(around(post(1) + post(2))), [false, false, true, true, true, true]);
  assert.deepEqual(laterOf(around(post(1))), [false, false, false, false]);
  const entry = `<article class="live-entry"><h3>10:00</h3><p>${TEXT}</p></article>`;
  assert.deepEqual(laterOf(around(entry + entry)), [false, false, false, false, false, false]);
});

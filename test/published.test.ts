import assert from "node:assert/strict";
import { test } from "node:test";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";
import { extractArticle } from "../src/articles/index.ts";
import { isSkip } from "../src/model/index.ts";
import type { Article, PageHints } from "../src/model/index.ts";

const tables = loadArticleTables(dataFolder());
const BODY = `<p>The two foreign ministers met in Vienna and agreed to reopen the border crossing that had been shut since the spring.</p>
  <p>They said that teams from both sides would meet again next month to settle the question of visas and of rail traffic.</p>`;

function articleOf(head: string, body: string, page: { readonly url?: string; readonly hints?: PageHints } = {}): Article {
  const html = `<!doctype html><html lang="en"><head><title>Border to reopen</title>${head}</head><body><article>${body}</article></body></html>`;
  const article = extractArticle({ id: "p", from: "p", bytes: new TextEncoder().encode(html), ...page }, tables);
  if (isSkip(article)) throw new Error(article.why);
  return article;
}

const head = (text: string): string => `<h1>Border to reopen</h1>${text}${BODY}`;
const jsonLd = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

test("findPublished() believes structured data first and keeps the update apart", () => {
  const data = { "@type": "NewsArticle", datePublished: "2021-03-04T10:00:00+01:00", dateModified: "2021-03-06T08:00:00Z" };
  const { published, updatedAt } = articleOf(jsonLd(data), head("<p>4 March 2021</p>"));
  assert.equal(published?.day, "2021-03-04");
  assert.equal(published?.basis, "jsonld");
  assert.equal(published?.instant, "2021-03-04T09:00:00Z");
  assert.equal(published?.precision, "instant");
  assert.equal(updatedAt, "2021-03-06T08:00:00Z");
});

test("findPublished() reads microdata, which calls itself meta", () => {
  const { published } = articleOf("", head('<meta itemprop="datePublished" content="2021-03-04">'));
  assert.deepEqual([published?.day, published?.basis, published?.precision], ["2021-03-04", "meta", "day"]);
});

test("findPublished() takes the visible line by the headline, not that of a change, a comment or another article", () => {
  const others = `<aside class="related"><a href="/a">Talks begin</a> <time>1 February 2021</time></aside><div class="comments"><p>Ann, 9 March 2021: At last.</p></div>`;
  const { published, updatedAt } = articleOf("", head("<p>Published 4 March 2021. Updated 6 March 2021</p>") + others);
  assert.deepEqual([published?.day, published?.basis, updatedAt], ["2021-03-04", "visible", "2021-03-06"]);
});

test("findPublished() gives the day on which a stamp in UTC fell where the page was written", () => {
  const meta = '<meta property="article:published_time" content="2021-03-05T03:30:00Z">';
  const { published } = articleOf(meta, head("<p>March 4, 2021 at 10:30 p.m.</p>"), { url: "https://news.example.com/2021/03/04/border" });
  assert.deepEqual([published?.day, published?.instant, published?.basis], ["2021-03-04", "2021-03-05T03:30:00Z", "meta"]);
});

test("findPublished() falls back to the address, then to the feed", () => {
  const url = "https://news.example.com/2021/03/04/border";
  assert.equal(articleOf("", head(""), { url }).published?.basis, "url");
  const { published } = articleOf("", head(""), { hints: { publishedAt: "2021-03-04T10:00:00Z" } });
  assert.deepEqual([published?.day, published?.basis], ["2021-03-04", "feed"]);
});

test("findPublished() infers a day from a © year and a weekday only when nothing else is there", () => {
  const text = `<h1>Border to reopen</h1><p>The crossing will reopen on Thursday 4 March, the ministers said after a day of talks in Vienna.</p>${BODY}<p>© 2021 The Example</p>`;
  const { published } = articleOf("", text);
  assert.deepEqual([published?.day, published?.basis], ["2021-03-04", "inferred"]);
  assert.deepEqual(published?.from, ["© 2021 The Example", "Thursday 4 March"]);
});

test("findPublished() never takes the day of the fetch", () => {
  const html = `<html><body>${head("")}</body></html>`;
  const article = extractArticle({ id: "p", from: "p", fetchedAt: "2022-01-01T00:00:00Z", bytes: new TextEncoder().encode(html) }, tables);
  assert.equal(isSkip(article) ? "skip" : article.published, null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { createExtractor } from "../src/articles/index.ts";
import type { Article, Page } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";

const extract = createExtractor(loadArticleTables(dataFolder()));
const BODY = `<p>The two foreign ministers met in Vienna and agreed to reopen the border crossing that had been shut since the spring.</p>
  <p>They said that teams from both sides would meet again next month to settle the question of visas and of rail traffic.</p>`;
const TEXT = [
  "The two foreign ministers met in Vienna and agreed to reopen the border crossing that had been shut since the spring.",
  "They said that teams from both sides would meet again next month to settle the question of visas and of rail traffic.",
].join("\n\n");

function read(html: string, page: Partial<Page> = {}): Article {
  const article = extract({ id: "p", from: "p", bytes: new TextEncoder().encode(html), ...page });
  if (isSkip(article)) throw new Error(`${article.reason}: ${article.why}`);
  return article;
}

test("a page in microdata gives headline, author, publisher and dates", () => {
  const article = read(`<!doctype html><html lang="en"><head><title>Border to reopen</title></head><body>
    <div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Border to reopen</h1>
    <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ana Ruiz</span></span>
    <span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Harbour Post"></span>
    <meta itemprop="datePublished" content="2021-03-04T10:00:00Z"><meta itemprop="dateModified" content="2021-03-05T09:00:00Z">
    <div itemprop="articleBody">${BODY}</div></div></body></html>`);
  assert.deepEqual([article.title, article.byline, article.outlet], ["Border to reopen", ["Ana Ruiz"], "Harbour Post"]);
  assert.deepEqual(
    [article.published?.instant, article.published?.basis, article.updatedAt],
    ["2021-03-04T10:00:00Z", "meta", "2021-03-05T09:00:00Z"],
  );
  assert.equal(article.text, TEXT);
});

test("an AMP page names the address of the page that it stands for", () => {
  const data = {
    "@type": "NewsArticle",
    headline: "Border to reopen",
    datePublished: "2021-03-04T10:00:00Z",
    author: [{ "@type": "Person", name: "Ana Ruiz" }],
    publisher: { name: "Harbour Post" },
  };
  const article = read(
    `<!doctype html><html amp lang="en"><head><link rel="canonical" href="https://harbourpost.example/border"><title>Border to reopen</title>
    <script type="application/ld+json">${JSON.stringify(data)}</script><style amp-custom>p{color:red}</style></head>
    <body><amp-sidebar id="menu"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><h1>Border to reopen</h1><amp-img src="/a.jpg"></amp-img>${BODY}</body></html>`,
    { url: "https://harbourpost.example/amp/border" },
  );
  assert.equal(article.canonicalUrl, "https://harbourpost.example/border");
  assert.deepEqual([article.byline, article.outlet, article.published?.basis], [["Ana Ruiz"], "Harbour Post", "jsonld"]);
  assert.equal(article.text, TEXT);
});

test("HTML out of a feed has the feed's headline, outlet and date where it has none of its own", () => {
  const article = read(`<div>${BODY}</div>`, {
    contentType: "text/html",
    hints: { title: "Border to reopen", outlet: "Harbour Post", publishedAt: "2021-03-04T10:00:00Z" },
  });
  assert.deepEqual(
    [article.title, article.outlet, article.published?.basis, article.published?.day],
    ["Border to reopen", "Harbour Post", "feed", "2021-03-04"],
  );
  assert.equal(article.text, TEXT);
});

test("OpenGraph, Dublin Core and news meta give what no other data gives", () => {
  const article =
    read(`<html lang="en-GB"><head><title>Border to reopen | Harbour Post</title><meta property="og:site_name" content="Harbour Post">
    <meta property="og:title" content="Border to reopen"><meta name="dc.creator" content="Ana Ruiz"><meta name="dcterms.issued" content="04/03/2021">
    <meta property="og:url" content="https://harbourpost.example/border"></head><body><article>${BODY}</article></body></html>`);
  assert.deepEqual([article.title, article.byline, article.outlet], ["Border to reopen", ["Ana Ruiz"], "Harbour Post"]);
  assert.deepEqual([article.published?.day, article.canonicalUrl], ["2021-03-04", "https://harbourpost.example/border"]);
});

test("a page that breaks a limit is a skip with its figures", () => {
  const bytes = new TextEncoder().encode(`<html><body>${"<div>".repeat(600)}${BODY}`);
  const skip = extract({ id: "p", from: "p", bytes });
  assert.ok(isSkip(skip) && skip.reason === "article/too-deep" && skip.why.includes("512"));
  const limited = createExtractor(loadArticleTables(dataFolder()), { limits: { bytes: 1e6, depth: 512, nodes: 1e6, work: 100 } });
  const slow = limited({ id: "p", from: "p", bytes: new TextEncoder().encode(`<html><body>${"<i><b>x</b></i>".repeat(60)}${BODY}`) });
  assert.ok(isSkip(slow) && slow.reason === "article/too-slow");
});

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

/** Running text of some 80 words, for bodies that must outweigh what else a page has. */
const ENTRIES = [
  "Delegates from both banks of the river sat down in the customs house shortly after nine and had a first draft before them by noon.",
  "The ministers left the room twice to speak with their capitals, and came back the second time with leave to sign what had been agreed.",
  "By evening the barrier had been lifted for lorries with perishable goods, and the first of them, loaded with apricots, rolled across the bridge.",
  "Both governments said that passenger trains would follow as soon as the rails on the northern side had been made safe.",
];

test("a body that stands only in JSON-LD is read from there", () => {
  const data = { "@type": "NewsArticle", headline: "Border to reopen", isAccessibleForFree: false, articleBody: ENTRIES.join("\n\n") };
  const article =
    read(`<html><head><title>Border to reopen</title><script type="application/ld+json">${JSON.stringify(data)}</script></head>
    <body><h1>Border to reopen</h1><div id="app"><p>Please wait while the page is loading.</p></div></body></html>`);
  assert.deepEqual(article.text.split("\n\n"), ENTRIES);
  assert.equal(article.truncated, false);
});

test("a body that stands only in the state of a page's scripts is read from there", () => {
  const state = {
    props: {
      menu: ["World", "Sport"],
      story: { title: "Border to reopen", parts: ENTRIES.map((html) => ({ type: "p", html: `<p>${html}</p>` })) },
    },
  };
  const article = read(`<html><head><title>Border to reopen</title></head><body><h1>Border to reopen</h1><div id="app"></div>
    <script id="state" type="application/json">${JSON.stringify(state)}</script></body></html>`);
  assert.deepEqual(article.text.split("\n\n"), ENTRIES);
});

test("the entries of a live blog that stand only in JSON-LD are its body", () => {
  const data = {
    "@type": "LiveBlogPosting",
    headline: "Border talks, as it happened",
    liveBlogUpdate: ENTRIES.map((articleBody) => ({ articleBody })),
  };
  const article = read(`<html><head><title>Border talks</title><script type="application/ld+json">${JSON.stringify(data)}</script></head>
    <body><h1>Border talks, as it happened</h1></body></html>`);
  assert.deepEqual(article.text.split("\n\n"), ENTRIES);
});

test("a page that shows its article is not read from its data", () => {
  const data = { "@type": "NewsArticle", headline: "Border to reopen", articleBody: "Another wording, with which nobody has to do." };
  const html = `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><h1>Border to reopen</h1><article>${BODY}</article></body></html>`;
  assert.equal(read(html).text, TEXT);
});

test("HTML out of a feed that is nothing but paragraphs keeps the first of them", () => {
  assert.equal(read(BODY, { contentType: "text/html" }).text, TEXT);
});

test("a page with a further page says so, a page with a next article does not", () => {
  const page = (next: string): Article =>
    read(`<html><head><link rel="next" href="${next}"></head><body><h1>Border to reopen</h1><article>${BODY}</article></body></html>`, {
      url: "https://harbour.example/world/border.html",
    });
  const first = page("/world/border-2.html");
  assert.deepEqual([first.truncated, first.skips.map(({ why }) => why)], [true, ["further page: 1 left out"]]);
  assert.equal(page("/world/border.html?page=2").truncated, true);
  assert.equal(page("/world/apricots-are-cheap.html").truncated, false);
});

test("a page that breaks off before a wall says so, a page that only offers a subscription does not", () => {
  const page = (after: string): Article => read(`<html><body><h1>Border to reopen</h1><article>${BODY}</article>${after}</body></html>`);
  assert.equal(page("<div><p>Subscribe now to keep reading</p></div>").truncated, true);
  assert.equal(page("<div><p>Subscribe to our morning letter</p></div>").truncated, false);
});

test("the captions of a gallery are its article", () => {
  const html = `<html><body><h1>Border reopens, in pictures</h1>${ENTRIES.map((text) => `<figure><img src="x.jpg"><figcaption>${text}</figcaption></figure>`).join("")}</body></html>`;
  assert.deepEqual(read(html).text.split("\n\n"), ENTRIES);
});

test("a page made for the printer is read without the words around it", () => {
  const html = `<html><head><title>Border to reopen</title></head><body class="print" onload="window.print()"><a href="javascript:window.print()">Print this page</a>
    <h1>Border to reopen</h1><p>4 March 2021</p>${BODY}<hr><p>Source: https://harbour.example/world/border.html</p><p>© 2021 Harbour Post</p></body></html>`;
  assert.equal(read(html).text, TEXT);
});

test("words in a table that are in no cell stand before it, as HTML has it", () => {
  const html = `<html><body><h1>Border to reopen</h1><table><tr><p>${ENTRIES[0]}</p><td><p>${ENTRIES[1]}</p><p>${ENTRIES[2]}</p></td></tr></table></body></html>`;
  assert.deepEqual(read(html).text.split("\n\n").slice(0, 2), ENTRIES.slice(0, 2));
});

test("a reader that learns sites leaves out what three pages of one site had", () => {
  const tables = loadArticleTables(dataFolder());
  const note = "The Harbour Post has reported from both banks of the river since the year in which the old bridge was built.";
  const pages = ENTRIES.map((entry, i): Page => ({
    id: `p${i}`,
    from: `p${i}`,
    url: `https://harbour.example/world/${i}`,
    bytes: new TextEncoder().encode(`<html><body><h1>Report ${i}</h1><article><p>${entry}</p><p>${note}</p></article></body></html>`),
  }));
  const textsOf = (learnsSites: boolean): readonly string[] =>
    pages.map(createExtractor(tables, { learnsSites })).map((article) => (isSkip(article) ? "" : article.text));
  const learned = textsOf(true);
  assert.deepEqual(
    learned.map((text) => text.includes(note)),
    [true, true, true, false],
  );
  assert.deepEqual(textsOf(true), learned);
  assert.ok(textsOf(false).every((text) => text.includes(note)));
});

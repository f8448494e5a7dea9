import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { openRecord } from "../../src/record/index.ts";
import { packEach, warcPage, zipOf } from "../../src/sources/archives/make-archives.test-helper.ts";
import { serve } from "../../src/sources/web/misbehaving-server.test-helper.ts";
import type { Handler } from "../../src/sources/web/misbehaving-server.test-helper.ts";
import { newsPage } from "../web/news-page.ts";
import { demarche, scratch } from "./run-demarche.ts";

const folder = scratch();
const asked: string[] = [];
const html =
  (number: number): Handler =>
  (request, response) => {
    const etag = `"page  ${number}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8", etag }).end(newsPage(number));
  };
const xml =
  (text: string): Handler =>
  (_, response) =>
    response.setHeader("content-type", "application/rss+xml").end(text);

const FEED = `<rss version="2.0"><channel><title>Wire</title>
<item><title>One</title><link>/1?utm_source=feed</link></item>
<item><title>One again</title><link>/1#comments</link></item>
<item><title>Two</title><link>/2</link></item>
<item><title>Closed</title><link>/closed/3</link></item>
<item><title>Gone</title><link>/gone</link></item>
</channel></rss>`;

let version = 1;
const warc = packEach([7, 8].map((number) => warcPage(`https://example.org/${number}`, newsPage(number))));

const base = await serve(
  {
    "/robots.txt": (_, response) => response.end("User-agent: *\nDisallow: /closed"),
    "/feed": xml(FEED),
    "/index.xml": xml(`<sitemapindex><sitemap><loc>/map.xml.gz</loc></sitemap></sitemapindex>`),
    "/map.xml.gz": (_, response) => response.end(gzipSync(`<urlset><url><loc>/2</loc></url><url><loc>/4</loc></url></urlset>`)),
    "/1": html(1),
    "/2": html(2),
    "/4": html(4),
    "/news.warc.gz": (request, response) => {
      const [, from = "0", to = ""] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
      const range = `bytes ${from}-${Math.min(Number(to), warc.length - 1)}/${warc.length}`;
      response.writeHead(206, { "content-range": range, etag: '"w"' }).end(warc.subarray(Number(from), Number(to) + 1));
    },
    "/changing": (_, response) => response.setHeader("content-type", "text/html").end(newsPage(6, version)),
    "/old": (_, response) => response.writeHead(301, { location: "/1" }).end(),
  },
  (path) => asked.push(path),
);

async function ingest(record: string, ...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const run = await demarche([
    "ingest",
    ...words,
    "--record",
    join(folder, record),
    "--json",
    "--quiet",
    "--allow-private",
    "--pause",
    "0",
  ]);
  assert.equal(run.err, "");
  return JSON.parse(run.out) as Readonly<Record<string, unknown>>;
}

test("demarche ingest reads what a list of sources leads to, each page once, by the rules of its server", async () => {
  const opml = join(folder, "mine.opml");
  writeFileSync(opml, `<opml><body><outline xmlUrl="${base}/feed"/><outline xmlUrl="${base}/index.xml"/></body></opml>`);
  const first = await ingest("a.db", opml);
  assert.deepEqual([first["read"], first["coded"], first["skips"]], [5, 3, { "source/refused": 2 }]);
  assert.equal(asked.filter((path) => path === "/1").length, 1);
  assert.ok(!asked.includes("/closed/3"));
  assert.equal(asked.filter((path) => path === "/robots.txt").length, 1);

  asked.length = 0;
  const second = await ingest("a.db", opml);
  assert.deepEqual([second["known"], second["coded"]], [3, 0]);
  assert.ok(!asked.includes("/1") && !asked.includes("/2") && !asked.includes("/robots.txt"), `asked again for ${asked.join(" ")}`);

  asked.length = 0;
  const named = await ingest("a.db", `${base}/1`, `${base}/old`);
  assert.deepEqual([named["read"], named["known"], named["coded"]], [1, 1, 0]);
  assert.deepEqual(asked.filter((path) => path === "/1").length, 2, "what is named is asked for again, and is not sent again");
});

test("demarche ingest does not fetch from private networks unless told so", async () => {
  const run = await demarche(["ingest", `${base}/1`, "--record", join(folder, "b.db"), "--json"]);
  assert.deepEqual(JSON.parse(run.out).skips, { "source/refused": 1 });
  assert.equal(run.code, 1);
});

test("demarche ingest fetches the addresses of a list of articles", async () => {
  const list = join(folder, "articles.json");
  writeFileSync(
    list,
    JSON.stringify({ articles: [{ url: `${base}/4`, title: "Four", seendate: "20240501T120000Z", language: "English" }] }),
  );
  const lines = join(folder, "articles.jsonl");
  writeFileSync(lines, `${JSON.stringify({ url: `${base}/1` })}\n${JSON.stringify({ html: newsPage(9), url: "https://example.org/9" })}\n`);
  const summary = await ingest("c.db", list, lines);
  assert.deepEqual([summary["read"], summary["coded"]], [3, 3]);
});

test("a page that changes at its address, and goes back, is one article with its versions", async () => {
  const path = join(folder, "changing.db");
  const changed: unknown[] = [];
  const texts: (string | undefined)[] = [];
  for (const next of [1, 2, 2, 1]) {
    version = next;
    const summary = await ingest("changing.db", `${base}/changing`);
    changed.push([summary["coded"], summary["changed"], summary["known"]]);
    const store = openRecord(path, { mode: "read", clock: () => "2024-05-01T00:00:00Z" });
    const [first] = store.events();
    texts.push(store.article(first?.event.articleId ?? "")?.text.match(/corrected \d/)?.[0]);
    assert.deepEqual([store.summary().articles, store.check()], [1, []]);
    if (changed.length === 4) assert.equal(store.versions(first?.event.articleId ?? "").length, 3);
    store.close();
  }
  assert.deepEqual(changed, [
    [1, 0, 0],
    [1, 1, 0],
    [0, 0, 1],
    [1, 1, 0],
  ]);
  assert.deepEqual(texts, [undefined, "corrected 1", "corrected 1", undefined]);
});

test("demarche ingest reads a ZIP file on standard input, and a WARC file on the web", async () => {
  const zip = zipOf([1, 2].map((number) => ({ name: `${number}.html`, bytes: Buffer.from(newsPage(number)) })));
  const run = await demarche(["ingest", "-", "--record", join(folder, "zip.db"), "--json", "--quiet"], { input: zip });
  assert.deepEqual([JSON.parse(run.out).coded, run.err], [2, ""]);
  const summary = await ingest("warc.db", `${base}/news.warc.gz`);
  assert.deepEqual([summary["read"], summary["coded"]], [2, 2]);
  assert.equal((await ingest("warc.db", `${base}/news.warc.gz`))["known"], 2);
});

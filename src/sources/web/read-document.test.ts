import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceDocument } from "./read-document.ts";
import { feedsOfPage, readDocument } from "./read-document.ts";

const URL = "https://example.org/feeds/world.xml";
const read = (text: string | Uint8Array, contentType: string | null = null): SourceDocument | null =>
  readDocument(typeof text === "string" ? new TextEncoder().encode(text) : text, { contentType, url: URL });

function feed(text: string | Uint8Array, contentType: string | null = null) {
  const document = read(text, contentType);
  assert.equal(document?.kind, "feed");
  return document?.kind === "feed" ? document : assert.fail();
}

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>World &amp; more</title><ttl>30</ttl><language>en-gb</language>
<atom:link href="https://example.org/self.xml" rel="self"/>
<item><title><![CDATA[Talks <b>resume</b> in Oslo]]></title><link>/news/1?utm_source=rss</link><pubDate>Wed, 01 May 2024 14:00:00 +0200</pubDate></item>
<item><title>No date</title><link>https://example.org/news/2</link></item>
<item><title>Only a guid</title><guid>https://example.org/news/3</guid><dc:date>2024-05-01T10:00:00Z</dc:date></item>
<item><title>Nothing to fetch</title><guid isPermaLink="false">x17</guid></item>
<item><title>Not for us</title><link>mailto:desk@example.org</link></item>
</channel></rss>`;

test("readDocument() reads RSS: relative links, missing dates, guids", () => {
  const { title, items, everyMs } = feed(RSS);
  assert.equal(title, "World & more");
  assert.equal(everyMs, 30 * 60_000);
  assert.deepEqual(
    items.map(({ url, hints }) => ({ url, ...hints })),
    [
      {
        url: "https://example.org/news/1?utm_source=rss",
        title: "Talks resume in Oslo",
        publishedAt: "2024-05-01T12:00:00Z",
        language: "en-gb",
      },
      { url: "https://example.org/news/2", title: "No date", language: "en-gb" },
      { url: "https://example.org/news/3", title: "Only a guid", publishedAt: "2024-05-01T10:00:00Z", language: "en-gb" },
    ],
  );
});

test("readDocument() gives another stamp to an item that changed, and the same to one that did not", () => {
  const [before, same, changed] = [RSS, RSS.replace("No date", "No day"), RSS.replace("<b>resume</b>", "<b>go on</b>")].map(
    (text) => feed(text).items[0]?.stamp,
  );
  assert.equal(before, same);
  assert.notEqual(before, changed);
});

test("readDocument() reads as much of a broken feed as there is", () => {
  assert.equal(feed(RSS.slice(0, RSS.indexOf("<item><title>Only"))).items.length, 2);
  const half = RSS.indexOf("/news/2") + 6;
  assert.deepEqual(
    feed(RSS.slice(0, half)).items.map(({ url }) => url),
    ["https://example.org/news/1?utm_source=rss"],
    "half an address is none",
  );
  assert.equal(feed(`<urlset><url><loc>https://example.org/a</loc></url><url><loc>https://example.org/bc`).items.length, 1);
  assert.equal(feed(RSS.replace("&amp;", "& <br> &nbsp;")).items.length, 3);
});

test("readDocument() reads Atom with xml:base, and the page's link among others", () => {
  const { items, title } =
    feed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/b/" xml:lang="en"><title type="html">&lt;i&gt;A&lt;/i&gt;</title>
<entry><title>T</title><link rel="enclosure" href="a.mp3"/><link rel="replies" href="c"/><link href="page"/><id>tag:x</id><published>2024-05-01T12:00:00+02:00</published><updated>2024-05-02T12:00:00Z</updated></entry>
<entry><title>U</title><id>https://example.org/u</id><updated>2024-05-02T12:00:00Z</updated></entry></feed>`);
  assert.equal(title, "A");
  assert.deepEqual(
    items.map(({ url, hints }) => [url, hints.publishedAt, hints.language]),
    [
      ["https://example.org/b/page", "2024-05-01T10:00:00Z", "en"],
      ["https://example.org/u", "2024-05-02T12:00:00Z", "en"],
    ],
  );
});

test("readDocument() reads RDF, JSON Feed and lists of articles", () => {
  const rdf = feed(
    `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="r"><channel><title>R</title></channel><item rdf:about="https://example.org/1"><title>T</title><link>https://example.org/1</link></item></rdf:RDF>`,
  );
  assert.deepEqual([rdf.title, rdf.items.map(({ url }) => url)], ["R", ["https://example.org/1"]]);
  const json = feed(
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "J",
      items: [
        { id: "1", url: "https://example.org/1", title: "T", date_published: "2024-05-01T12:00:00Z", content_html: "<p>x" },
        { id: "2" },
      ],
    }),
  );
  assert.deepEqual(
    [json.title, json.items.map(({ url, hints }) => [url, hints])],
    ["J", [["https://example.org/1", { title: "T", publishedAt: "2024-05-01T12:00:00Z" }]]],
  );
  const gdelt = feed(
    JSON.stringify({
      articles: [{ url: "https://example.org/g", title: "G", seendate: "20240501T120000Z", domain: "example.org", language: "English" }],
    }),
  );
  assert.deepEqual(gdelt.items[0]?.hints, { title: "G", publishedAt: "2024-05-01T12:00:00Z", outlet: "example.org", language: "en" });
});

test("readDocument() reads news sitemaps, indexes and OPML", () => {
  const sitemap =
    feed(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n"><url><loc>https://example.org/a</loc><lastmod>2024-05-02</lastmod>
<news:news><news:publication><news:name>Courier</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-05-01T12:00:00Z</news:publication_date><news:title>A &amp; B</news:title></news:news></url><url><loc> </loc></url></urlset>`);
  assert.deepEqual(
    sitemap.items.map(({ url, hints }) => [url, hints]),
    [["https://example.org/a", { title: "A & B", publishedAt: "2024-05-01T12:00:00Z", language: "en", outlet: "Courier" }]],
  );
  const index = read(
    `<sitemapindex><sitemap><loc>https://example.org/1.xml</loc></sitemap><sitemap><loc>/2.xml.gz</loc></sitemap></sitemapindex>`,
  );
  assert.deepEqual(index?.kind === "sources" && index.sources.map(({ url }) => url), [
    "https://example.org/1.xml",
    "https://example.org/2.xml.gz",
  ]);
  const opml = read(
    `<opml version="2.0"><head><title>Mine</title></head><body><outline text="Europe"><outline type="rss" text="Courier" xmlUrl="https://example.org/f" country="NOR" ownership="private"/></outline></body></opml>`,
  );
  assert.deepEqual(opml, {
    kind: "sources",
    title: "Mine",
    sources: [{ url: "https://example.org/f", title: "Courier", about: { country: "NOR", ownership: "private" } }],
  });
});

test("readDocument() reads character sets as served, as declared, and as they are", () => {
  const latin = (declared: string): Uint8Array =>
    Buffer.from(`<?xml version="1.0"${declared}?><rss><channel><title>Tromsø</title></channel></rss>`, "latin1");
  assert.equal(feed(latin(' encoding="ISO-8859-1"')).title, "Tromsø");
  assert.equal(feed(latin(""), "application/rss+xml; charset=iso-8859-1").title, "Tromsø");
  assert.equal(feed(latin(' encoding="utf-8"')).title, "Tromsø", "wrongly declared");
  assert.equal(feed(Buffer.from(`\uFEFF<rss><channel><title>Осло</title></channel></rss>`, "utf16le")).title, "Осло");
});

test("readDocument() leaves pages alone", () => {
  for (const page of ["<!doctype html><html><p>rss <rss> feed", "<p>A page", "{ not json", "[1, 2]", "", '{"a": 1}']) {
    const document = read(page);
    assert.ok(document === null || (document.kind === "feed" && document.items.length === 0 && page === "[1, 2]"), page);
  }
});

test("feedsOfPage() finds the feeds that a page names", () => {
  const html = `<html><head><link rel="alternate" type="application/rss+xml" href="/f.xml"><link rel=stylesheet href=x><link rel="alternate" hreflang="de" href="/de"></head>`;
  assert.deepEqual(feedsOfPage(Buffer.from(html), { contentType: null, url: "https://example.org/" }), ["https://example.org/f.xml"]);
});

test("readDocument() tells a feed by its first element, whatever its items hold, and refuses nesting without end", () => {
  const item = "<item><link>/1</link><description><![CDATA[<!doctype html><html><body>]]></description></item>";
  assert.equal(
    feed(`<?xml version="1.0"?>\n<?xml-stylesheet href="x"?><!-- by hand --><rss><channel>${item}</channel></rss>`).items.length,
    1,
  );
  assert.equal(read(`<!doctype html><!-- <rss> --><html><rss>${item}</rss></html>`), null);
  const deep = "<b>".repeat(100_000);
  assert.equal(read(`<rss><channel><item><link>/1</link>${deep}</item></channel></rss>`), null);
  assert.deepEqual(
    feed(`<rss><channel><item><link>/1</link><title><![CDATA[${deep}x]]></title></item></channel></rss>`).items[0]?.hints,
    {},
  );
});

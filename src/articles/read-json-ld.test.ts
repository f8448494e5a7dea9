import assert from "node:assert/strict";
import { test } from "node:test";
import { readJsonLd } from "./read-json-ld.ts";

const read = (data: unknown): ReturnType<typeof readJsonLd> => readJsonLd([JSON.stringify(data)]);

test("readJsonLd() finds the article in a graph and follows references", () => {
  const article = read({
    "@graph": [
      { "@type": "WebPage", name: "Page" },
      {
        "@type": "NewsArticle",
        headline: "Talks end",
        author: { "@id": "#ana" },
        publisher: { "@id": "#post" },
        datePublished: "2021-03-04",
      },
      { "@type": "Person", "@id": "#ana", name: "Ana Ruiz" },
      { "@type": "Organization", "@id": "#post", name: "Harbour Post" },
    ],
  });
  assert.equal(article?.headline, "Talks end");
  assert.deepEqual(article?.authors, ["Ana Ruiz"]);
  assert.equal(article?.publisher, "Harbour Post");
  assert.deepEqual(article?.dates, [{ text: "2021-03-04", property: "datePublished", isMain: true }]);
});

test("readJsonLd() keeps organisations that wrote apart from persons", () => {
  const article = read({ "@type": "Article", author: ["Ana Ruiz", { "@type": "NewsMediaOrganization", name: "Harbour Post" }] });
  assert.deepEqual([article?.authors, article?.organisations], [["Ana Ruiz"], ["Harbour Post"]]);
});

test("readJsonLd() leaves out articles that are listed beside the page's own", () => {
  const article = read([
    { "@type": "ItemList", itemListElement: [{ "@type": "NewsArticle", headline: "Other" }] },
    { "@type": "Article", headline: "Own" },
  ]);
  assert.equal(article?.headline, "Own");
});

test("readJsonLd() takes the article that the page's title or address names", () => {
  const data = [
    JSON.stringify([
      { "@type": "NewsArticle", headline: "Another story" },
      { "@type": "NewsArticle", headline: "Talks end in Vienna", url: "https://example.com/a" },
    ]),
  ];
  assert.equal(readJsonLd(data, { title: "Talks end in Vienna | The Example", canonical: "" })?.headline, "Talks end in Vienna");
  assert.equal(readJsonLd(data, { title: "", canonical: "https://example.com/a" })?.headline, "Talks end in Vienna");
  assert.equal(readJsonLd(data)?.headline, "Another story");
});

test("readJsonLd() reads JSON as pages have it and passes over what is broken", () => {
  const loose = '//<![CDATA[\n{"@type":"NewsArticle","headline":"Talks\nend",}\n//]]>';
  assert.equal(readJsonLd([loose])?.headline, "Talks end");
  assert.equal(readJsonLd(["{", "", "null", "[1]"]), null);
  assert.equal(readJsonLd(['{"@id":"a","author":{"@id":"a"},"@type":["NewsArticle",3]}'])?.type, "newsarticle");
});

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { extractArticle } from "../src/articles/index.ts";
import { contentId } from "../src/lib/hash.ts";
import { isSkip } from "../src/model/index.ts";
import type { Article, Page } from "../src/model/index.ts";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";

const demo = new URL("../demo/", import.meta.url);
const slugs = readdirSync(demo, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const tables = loadArticleTables(new URL("../data/", import.meta.url));

test("the demo corpus is there", () => assert.ok(slugs.length >= 18, `${slugs.length} pages`));

for (const slug of slugs) {
  test(`extractArticle() reads demo/${slug} as a person does`, () => {
    const article = extractArticle(pageOf(slug), tables);
    assert.ok(!isSkip(article), "the page was skipped");
    assert.deepEqual(goldenOf(article), JSON.parse(readFileSync(new URL(`${slug}/article.json`, demo), "utf8")));
  });
}

function pageOf(slug: string): Page {
  const name = existsSync(new URL(`${slug}/page.html`, demo)) ? "page.html" : "page.txt";
  const bytes = readFileSync(new URL(`${slug}/${name}`, demo));
  return { id: contentId(bytes), from: `${slug}/${name}`, bytes };
}

/** What a person can tell of an article: everything but ids, and the text as paragraphs. */
function goldenOf(article: Article): unknown {
  const { title, byline, outlet, language, published, updatedAt, origin, truncated, related, text } = article;
  return {
    url: article.url ?? article.canonicalUrl,
    title,
    byline,
    outlet,
    language,
    published: published && { value: published.value, precision: published.precision, basis: published.basis },
    updatedAt,
    origin,
    truncated,
    related,
    paragraphs: text.split("\n\n"),
  };
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { findBylines } from "./find-bylines.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { placeTitle } from "./page-zone.ts";
import { parseHtml } from "./parse-html.ts";

function piecesIn(html: string): readonly string[] {
  const parsed = parseHtml(`<body>${html}</body>`, DEFAULT_LIMITS);
  if ("reason" in parsed) throw new Error(parsed.why);
  return findBylines(parsed, placeTitle(parsed, "Talks end"));
}

test("findBylines() gives the runs of text of the element by the headline", () => {
  assert.deepEqual(piecesIn('<h1>Talks end</h1><p class="article-byline">By <a>Ana Ruiz</a> and <a>Tom Berg</a></p>'), [
    "By",
    "Ana Ruiz",
    "and",
    "Tom Berg",
    "",
  ]);
  assert.deepEqual(piecesIn('<h1>Talks end</h1><a rel="author" href="/a">Ana Ruiz</a>'), ["Ana Ruiz", ""]);
  assert.deepEqual(piecesIn("<h1>Talks end</h1><p>By Ana Ruiz</p>"), ["By Ana Ruiz", ""]);
});

test("findBylines() passes over comments, boxes of other articles and notes about the author", () => {
  const other =
    '<aside class="related"><span class="byline">By Max Holt</span></aside><div class="comments"><span class="author">Bo Lin</span></div>';
  assert.deepEqual(piecesIn(`<h1>Talks end</h1>${other}`), []);
  assert.deepEqual(piecesIn(`<h1>Talks end</h1><div class="author">${"She has covered the region for years. ".repeat(8)}</div>`), []);
});

test("findBylines() is not misled by names of boxes that hold the headline too", () => {
  assert.deepEqual(piecesIn('<div class="comments sidebar"><h1>Talks end</h1><span class="author">Ana Ruiz</span></div>'), [
    "Ana Ruiz",
    "",
  ]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { HINT, hintsOf } from "./hints.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { parseHtml } from "./parse-html.ts";

function hintsIn(html: string): number {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  const element = "reason" in parsed ? undefined : parsed.elements[0];
  assert.ok(element !== undefined);
  return hintsOf(element);
}

const hintsOfClass = (name: string): number => hintsIn(`<div class="${name}">`);

test("hintsOf() reads words of class names however they are joined", () => {
  for (const name of ["related-stories", "relatedStories", "story__related"])
    assert.equal(hintsOfClass(name) & HINT.related, HINT.related, name);
});

test("hintsOf() passes over names that tell of something else than the element", () => {
  assert.equal(hintsOfClass("has-sidebar"), 0);
  assert.equal(hintsOfClass("label-hidden") & HINT.hidden, 0);
  assert.equal(hintsOfClass("overflow-hidden") & HINT.hidden, 0);
});

test("hintsOf() knows hidden elements by their style", () => {
  assert.equal(hintsIn(`<div style="color: red; display : none">`) & HINT.hidden, HINT.hidden);
});

test("hintsOf() takes no topic of an article for a part of the page", () => {
  assert.equal(hintsOfClass("tag-economic-forum") & HINT.comments, 0);
  assert.equal(hintsOfClass("category-search-and-rescue") & HINT.widget, 0);
  assert.equal(hintsOfClass("forum-entry") & HINT.comments, HINT.comments);
});

test("hintsOf() knows what boxes that hold the body are called, also behind a prefix", () => {
  for (const name of ["article-body", "storytext", "db_storycontent", "rte__detailtext"])
    assert.equal(hintsOfClass(name) & HINT.articleBody, HINT.articleBody, name);
  assert.equal(hintsOfClass("content") & HINT.articleBody, 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../model/index.ts";
import { findAddress } from "./find-address.ts";

const article: Article = {
  id: "a",
  pageId: "p",
  from: "a.html",
  url: null,
  canonicalUrl: null,
  title: "",
  byline: [],
  outlet: null,
  language: "en",
  text: "",
  published: { value: "2024-05-01", day: "2024-05-01", precision: "day", instant: null, basis: "meta", from: [] },
  updatedAt: null,
  origin: null,
  related: [],
  truncated: false,
  skips: [],
};

test("findAddress() gives where a page shows an article, and since when", () => {
  const url = "https://www.example.org/a/?utm_source=x";
  const fetched = { url, fetchedAt: "2024-05-02T10:00:00.5+02:00" };
  assert.deepEqual(findAddress(fetched, article), { address: "https://example.org/a", shownAt: "2024-05-02T08:00:00Z" });
  assert.deepEqual(findAddress({ url }, article)?.shownAt, "2024-05-01");
  assert.deepEqual(findAddress({ url }, { ...article, updatedAt: "2024-05-01T12:00:00Z" })?.shownAt, "2024-05-01T12:00:00Z");
  assert.deepEqual(findAddress({}, { ...article, canonicalUrl: url, published: null }), {
    address: "https://example.org/a",
    shownAt: null,
  });
  assert.equal(findAddress({}, article), null);
});

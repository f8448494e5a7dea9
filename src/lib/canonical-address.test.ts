import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalAddress, pageAddress, wholeAddress } from "./canonical-address.ts";

test("canonicalAddress() takes ways of writing one page for one", () => {
  const page = "https://example.org/news/a?id=7&page=2";
  for (const same of [
    "http://www.example.org/news/a?page=2&id=7",
    "https://EXAMPLE.org:443/news/a/?id=7&page=2#comments",
    "https://example.org/news/a?utm_source=rss&id=7&page=2&fbclid=x&at_medium=RSS",
    "https://example.org//news/a/amp/?page=2&id=7&outputType=amp",
    "https://www.example.org./news/a?id=7&page=2&smid=tw",
  ])
    assert.equal(canonicalAddress(same), page);
  assert.equal(canonicalAddress(page), page);
});

test("canonicalAddress() keeps apart what may be another page", () => {
  const keys = ["/a", "/A", "/a?id=1", "/a?id=2", "/a?ref=x", "/a.html", "/b", "/#!/a"].map((path) =>
    canonicalAddress(`https://example.org${path}`),
  );
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(canonicalAddress("http://127.0.0.1:8080/a"), "https://127.0.0.1:8080/a");
  assert.equal(canonicalAddress("no address"), "no address");
  assert.equal(canonicalAddress("https://example.org/x/.."), "https://example.org");
});

test("wholeAddress() makes addresses whole, and only those that are fetched", () => {
  assert.equal(wholeAddress(" ../a ", "https://example.org/x/y"), "https://example.org/a");
  assert.equal(wholeAddress("//other.org/a", "https://example.org/"), "https://other.org/a");
  for (const none of ["", "mailto:a@example.org", "javascript:void(0)", "http://"])
    assert.equal(wholeAddress(none, "https://example.org/"), null);
  assert.equal(wholeAddress("a", "file:"), null);
});

test("pageAddress() takes the address that a page calls its own, on its own site", () => {
  const own = "https://www.example.org/2024/talks";
  for (const url of ["https://m.example.org/2024/talks?utm_source=x", "http://amp.example.org/talks", "https://example.org/?p=7", null])
    assert.equal(pageAddress(url, own), "https://example.org/2024/talks", url ?? "-");
  assert.equal(pageAddress("https://gazette.org/1?at_medium=x", own), "https://gazette.org/1");
  assert.equal(pageAddress("https://example.org/a", null), "https://example.org/a");
  assert.equal(pageAddress("https://example.org/a", "https://example.org/"), "https://example.org/a");
  assert.equal(pageAddress("https://example.org/a", "about:blank"), "https://example.org/a");
  assert.equal(pageAddress(null, null), null);
  assert.equal(pageAddress("file:///a.html", null), null);
});

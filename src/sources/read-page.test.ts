import assert from "node:assert/strict";
import { test } from "node:test";
import { isSkip } from "../model/index.ts";
import { pageFromText, readPage } from "./read-page.ts";

test("pageFromText() tells HTML from plain text and keeps what the caller knows", () => {
  const page = pageFromText("Norway praised Chile.", { url: "https://example.org/1", day: "2024-05-01" });
  assert.equal(page.contentType, "text/plain; charset=utf-8");
  assert.equal(page.url, "https://example.org/1");
  assert.equal(page.hints?.publishedAt, "2024-05-01T00:00:00Z");
  assert.equal(pageFromText("<!DOCTYPE html><p>Norway").contentType, "text/html; charset=utf-8");
  assert.equal(pageFromText("3 < 4 is true").contentType, "text/plain; charset=utf-8");
});

test("readPage() opens what is not an address as a file", async () => {
  const result = await readPage("no/such/file.html");
  assert.ok(isSkip(result));
  assert.equal(result.reason, "source/unreadable");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { PageText } from "./page-text.ts";

test("PageText gives what stands between two places of UTF-8 as text", () => {
  const page = new PageText(new TextEncoder().encode("<p>Zürich, Łódź</p><p>Vienna</p>"));
  const end = page.source.indexOf("</p>");
  assert.equal(page.slice(3, end), "Zürich, Łódź");
  assert.equal(page.slice(page.source.indexOf("Vienna"), page.source.length), "Vienna</p>");
  assert.equal(page.text, "<p>Zürich, Łódź</p><p>Vienna</p>");
});

test("PageText gives pieces of text that was decoded before as they are", () => {
  assert.equal(PageText.of("<p>Zürich</p>", "windows-1252").slice(3, 10), "Zürich");
});

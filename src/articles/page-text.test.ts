import assert from "node:assert/strict";
import { test } from "node:test";
import { PageText } from "./page-text.ts";

test("PageText gives what stands between two places of UTF-8 as text", () => {
  const page = new PageText(new TextEncoder().encode("<p>Zürich, Łódź</p><p>Vienna</p>"));
  const end = page.indexOf("</p>", 0);
  assert.equal(page.slice(3, end), "Zürich, Łódź");
  assert.equal(page.slice(page.indexOf("Vie", 0), page.bytes.length), "Vienna</p>");
  assert.equal(page.text, "<p>Zürich, Łódź</p><p>Vienna</p>");
});

test("PageText gives pieces of text that was decoded before as they are", () => {
  assert.equal(PageText.of("<p>Zürich</p>", "windows-1252").slice(3, 10), "Zürich");
});

test("PageText finds marks and gives pieces wherever the page is parted within", () => {
  const gap = "Talks go on. ".repeat(7000);
  const page = PageText.of(`${gap}</p>${gap}-->`);
  const end = page.indexOf("</p", 0);
  assert.equal(end, gap.length);
  assert.equal(page.indexOf("-->", end), gap.length * 2 + 4);
  assert.equal(page.indexOf("<", end + 1), -1);
  assert.equal(page.slice(5, end), gap.slice(5));
  for (let at = 0; at < 70_000; at += 999) assert.equal(page.slice(at, at + 1500), gap.slice(at, at + 1500));
  for (let at = 0; at < 70_000; at++) assert.equal(page.indexOf(gap.slice(at, at + 3), at), at);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_LIMITS } from "./limits.ts";
import type { ParsedPage } from "./parse-html.ts";
import { parseHtml, releaseTree } from "./parse-html.ts";
import type { PageElement } from "./tree.ts";

function parse(html: string): ParsedPage {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  assert.ok(!("reason" in parsed));
  return parsed;
}

/** "table(tbody(tr(td(Vienna))))": a tree on one line. */
function outline({ tag, children }: PageElement): string {
  return `${tag}(${children.map((child) => (typeof child === "string" ? child.trim() : outline(child))).join(" ")})`;
}

const treeOf = (html: string): string =>
  parse(html)
    .root.children.map((child) => (typeof child === "string" ? child : outline(child)))
    .join(" ");

test("parseHtml() gives rows without a <tbody> one, and all of a table the same", () => {
  assert.equal(treeOf("<table><tr><td>Vienna</td></tr><tr><td>Geneva</td></tr></table>"), "table(tbody(tr(td(Vienna)) tr(td(Geneva))))");
  assert.equal(
    treeOf("<table><thead><tr><th>City</th></tr></thead><tr><td>Vienna</td></tr></table>"),
    "table(thead(tr(th(City))) tbody(tr(td(Vienna))))",
  );
  assert.equal(treeOf("<table><tbody><tr><td>Vienna</td></tr></tbody></table>"), "table(tbody(tr(td(Vienna))))");
});

test("parseHtml() puts what stands in a table but in no cell before it", () => {
  assert.equal(treeOf("<div><table><tr><p>Talks</p><td>Vienna</td></tr></table></div>"), "div(p(Talks) table(tbody(tr(td(Vienna)))))");
  assert.equal(treeOf("<div><table>Talks<tr><td>Vienna</td></tr></table></div>"), "div(Talks table(tbody(tr(td(Vienna)))))");
});

test("parseHtml() ends <head> at what may not stand in it", () => {
  assert.equal(treeOf("<html><head><title>Talks</title><p>Vienna</p></head></html>"), "html(head(title(Talks)) p(Vienna))");
});

test("parseHtml() lists elements as the page opens them, and releaseTree() takes them apart", () => {
  const page = parse("<div><p>One <b>two</b></p><p>three</p></div>");
  assert.deepEqual(
    page.elements.map(({ tag }) => tag),
    ["div", "p", "b", "p"],
  );
  releaseTree(page);
  assert.ok([page.root, ...page.elements].every(({ parent, children }) => parent === null && children.length === 0));
});

test("parseHtml() stops at its limits and says which", () => {
  const deep = parseHtml("<div>".repeat(20), { ...DEFAULT_LIMITS, depth: 10 });
  const full = parseHtml("<p>x</p>".repeat(20), { ...DEFAULT_LIMITS, nodes: 10 });
  const slow = parseHtml("<div>".repeat(20), { ...DEFAULT_LIMITS, work: 50 });
  assert.deepEqual(
    [deep, full, slow].map((stop) => ("reason" in stop ? stop.reason : "")),
    ["article/too-deep", "article/too-many-nodes", "article/too-slow"],
  );
});

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseDocument } from "htmlparser2";
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

test("parseHtml() reads attributes however they are written, the first of each name, and no others", () => {
  const { elements } = parse(
    `<p CLASS = 'a "b"' id=x/y hidden style title="A &amp; B" class="later" onclick="go('>')" data-x=1>Vienna</p>`,
  );
  const [p] = elements;
  assert.equal(p?.tag, "p");
  const valueOf = (name: string): string | undefined => p?.attributes?.get(name);
  assert.deepEqual(["class", "id", "hidden", "style", "title"].map(valueOf), ['a "b"', "x/y", "", "", "A & B"]);
  assert.equal(p?.attributes?.has("onclick"), false);
});

test("parseHtml() decodes characters in texts, also where text and tags part them", () => {
  assert.equal(treeOf("<p>Tea &amp; caf&eacute; &#8212; 5 < 6 &lt;b></p>"), "p(Tea & café — 5 < 6 <b>)");
});

test("parseHtml() takes what stands in scripts, styles, comments and declarations for no markup", () => {
  assert.equal(treeOf("<!doctype html><p>a<!-- <b>x</b> --!>b<script>if (a</b) '<p>'</SCRIPT >c<style>p>a{}</style>d</p>"), "p(abcd)");
  assert.equal(treeOf("<p>a<!-->b<!--->c<![CDATA[<i>]]>d<?php x ?>e</ f>g</p>"), "p(abcdeg)");
  assert.equal(treeOf("<title>Talks <b>end</title><p>Vienna"), "title(Talks <b>end) p(Vienna)");
});

test("parseHtml() gives the data of scripts by their type", () => {
  const page = parse(
    `<script type="application/ld+json">{"a":"é"}</script><script type=application/json>[1]</script><script>x</script>` +
      `<noscript><script type="application/json">[2]</script></noscript>`,
  );
  assert.deepEqual([page.jsonLd, page.states], [['{"a":"é"}'], ["[1]"]]);
});

test("parseHtml() closes what HTML closes without being told", () => {
  assert.equal(treeOf("<ul><li>a<li>b</ul><p>c<div>d</div>"), "ul(li(a) li(b)) p(c) div(d)");
  assert.equal(treeOf("<div><b>a</div>b</p>c"), "div(b(a)) b p() c");
  assert.equal(treeOf("<dl><dt>a<dd>b<dt>c</dl>"), "dl(dt(a) dd(b) dt(c))");
});

test("parseHtml() passes over pictures drawn in the page, whose elements may close themselves", () => {
  assert.equal(treeOf("<p>a<svg><path d='M0'/><title>x</title><g/></svg>b</p>"), "p(ab)");
});

test("parseHtml() passes over a form within a form", () => {
  assert.equal(treeOf(`<form id="a"><div>x<form id="b">y</form>z</div></form>`), "form(div(xy)) z");
});

test("parseHtml() finds the elements and words of demo pages that htmlparser2 finds", () => {
  for (const html of demoPages()) {
    const ours = [...inventoryOf(parse(html).root)].sort();
    const theirs = [...inventoryOf(parseDocument(html))].sort();
    assert.deepEqual(ours, theirs);
  }
});

/** Elements that `parseHtml` leaves out, or puts in where the page has none. */
const UNEQUAL = new Set(
  "script style noscript img input svg iframe button select textarea form source video audio template object picture option tbody".split(
    " ",
  ),
);

interface AnyNode {
  readonly tag?: string;
  readonly name?: string;
  readonly type?: string;
  readonly data?: string;
  readonly children?: readonly unknown[];
}

/** The tags and words below a node of either tree. */
function* inventoryOf(node: AnyNode): Iterable<string> {
  for (const child of (node.children ?? []) as readonly (AnyNode | string)[]) {
    const text = typeof child === "string" ? child : child.type === "text" ? (child.data ?? "") : null;
    if (text !== null) yield* text.split(/\s+/).filter((word) => word !== "");
    if (typeof child === "string" || child.children === undefined) continue;
    const name = child.tag ?? child.name ?? "";
    if (!UNEQUAL.has(name)) yield `<${name}>`;
    if (!UNEQUAL.has(name) || name === "form" || name === "tbody" || name === "picture") yield* inventoryOf(child);
  }
}

function demoPages(): readonly string[] {
  const demo = fileURLToPath(new URL("../../demo/", import.meta.url));
  return readdirSync(demo)
    .map((slug) => join(demo, slug, "page.html"))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"));
}

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

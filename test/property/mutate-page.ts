import { randomOf } from "../../scripts/random-of.ts";

type Mutation = (html: string, random: () => number, others: readonly string[]) => string;

/** Pieces that upset parsers and readers of metadata. */
const PIECES = [
  ..."<div>|</div>|</p>|<p>|<table><tr>|</table>|<script>|</script>|<!--|-->|<![CDATA[|<svg>|<head>|<body>|<template>|<noscript>|<select><option>".split(
    "|",
  ),
  ..."<h1></h1>|<h1>|<time datetime=''>|<time>2022-13-45</time>|<a rel=author>|By |© 2022 |&#0;|&#x110000;|&notanentity;|\0|\u2028|\ud800|\ufeff".split(
    "|",
  ),
  '<meta charset="utf-7">',
  '<meta property="article:published_time" content="9999-99-99T99:99:99+99:99">',
  '<script type="application/ld+json">{"@type":"NewsArticle","author":[[[{}]]],"datePublished":[1e99,null],"@graph":{"@graph":[]}}</script>',
  '<script type="application/ld+json">{"@id":"a","author":{"@id":"a"},"@type":["NewsArticle",3]}</script>',
  '<link rel=canonical href="http://[::1">',
  '<span itemprop="datePublished" content="">',
  "<br>".repeat(50),
  "<div class=comment>".repeat(40),
  " class=a".repeat(200),
];

const MUTATIONS: readonly Mutation[] = [
  (html, random) => html.slice(0, Math.floor(random() * html.length)),
  (html, random) => cut(html, random, () => ""),
  (html, random) => cut(html, random, (piece) => piece + piece),
  (html, random) => cut(html, random, (piece) => piece.split("").toReversed().join("")),
  (html, random) => cut(html, random, (piece) => piece.replaceAll(/[<>"'=&]/g, "")),
  (html, random) => cut(html, random, (piece) => piece.replaceAll(/[^<>/ ]/g, "x")),
  (html, random, others) => cut(html, random, () => sliceOf(others[Math.floor(random() * others.length)] ?? "", random)),
  (html, random) => insert(html, random, PIECES[Math.floor(random() * PIECES.length)] ?? ""),
  (html, random) => insert(html, random, PIECES[Math.floor(random() * PIECES.length)] ?? ""),
  (html, random) => insert(html, random, "<div>".repeat(Math.floor(random() * 700))),
  (html, random) => insert(html, random, String.fromCharCode(Math.floor(random() * 0x1_0000)).repeat(1 + Math.floor(random() * 200))),
  (html, random) => html.replaceAll(random() < 0.5 ? "</" : ' class="', random() < 0.5 ? "<" : " id='"),
  (html, random) => html.replaceAll(/\d/g, () => String(Math.floor(random() * 10))),
];

/** One page made worse by one to six mutations, as bytes; `others` are pages that pieces are borrowed from. The same seed gives the same bytes. */
export function mutatePage(html: string, others: readonly string[], seed: number): Uint8Array {
  const random = randomOf(seed);
  let text = html;
  for (let left = 1 + Math.floor(random() * 6); left > 0; left--)
    text = (MUTATIONS[Math.floor(random() * MUTATIONS.length)] ?? ((same) => same))(text, random, others);
  const bytes = new TextEncoder().encode(text);
  if (random() < 0.2)
    for (let left = 1 + Math.floor(random() * 30); left > 0; left--)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return bytes;
}

function cut(html: string, random: () => number, change: (piece: string) => string): string {
  const from = Math.floor(random() * html.length);
  const to = from + Math.floor(random() ** 3 * (html.length - from));
  return html.slice(0, from) + change(html.slice(from, to)) + html.slice(to);
}

function insert(html: string, random: () => number, piece: string): string {
  const at = Math.floor(random() * html.length);
  return html.slice(0, at) + piece + html.slice(at);
}

function sliceOf(html: string, random: () => number): string {
  const from = Math.floor(random() * html.length);
  return html.slice(from, from + Math.floor(random() ** 2 * 20_000));
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseBody } from "./choose-body.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import type { Block } from "./list-blocks.ts";
import { listBlocks } from "./list-blocks.ts";
import { indexFurniture } from "./match-furniture.ts";
import { measureText } from "./measure-text.ts";
import { parseHtml } from "./parse-html.ts";

const FURNITURE = indexFurniture([
  { id: "share", phrase: "share this", match: "line", role: "head", origin: "own" },
  { id: "paid", phrase: "paid subscription", match: "note", role: "drop", origin: "own" },
]);
const LONG = "The two foreign ministers met in Vienna on Monday and agreed to reopen the crossing that had been shut since the spring.";

const block = (text: string): Block => ({ text, linked: 0, link: "", measure: measureText(text), kind: "p", box: 0, strong: false });

function choose(rows: readonly (readonly [text: string, score: number])[]): readonly string[] {
  const blocks = rows.map(([text]) => block(text));
  const kept = chooseBody(
    { boxes: [], blocks },
    Float64Array.from(rows, ([, score]) => score),
    { furniture: FURNITURE },
  );
  return blocks.filter((_, i) => kept[i]).map(({ text }) => text);
}

test("chooseBody() keeps what is likely and what is nearly so between two that are", () => {
  assert.deepEqual(
    choose([
      ["Menu", 0.1],
      [LONG, 0.9],
      ["What next", 0.35],
      [LONG, 0.9],
      ["Tags", 0.35],
    ]),
    [LONG, "What next", LONG],
  );
});

test("chooseBody() keeps a short sentence that the article ends with, and no headline after it", () => {
  assert.deepEqual(
    choose([
      [LONG, 0.9],
      [LONG, 0.9],
      ["The first crossing was shut in 1986.", 0.35],
      ["Five bridges to see this weekend in the rain", 0.35],
    ]),
    [LONG, LONG, "The first crossing was shut in 1986."],
  );
});

test("chooseBody() lowers the bar where next to nothing is above it", () => {
  assert.deepEqual(
    choose([
      ["Menu", 0.02],
      [LONG, 0.3],
    ]),
    [LONG],
  );
});

test("chooseBody() keeps no line that no article has, and no date before the first sentence", () => {
  assert.deepEqual(
    choose([
      ["5 April 2016", 0.9],
      [LONG, 0.9],
      ["Share this", 0.9],
      ["© 2016 The Example", 0.9],
      [LONG, 0.9],
    ]),
    [LONG, LONG],
  );
});

/** Every block as likely as any. */
function chooseOf(html: string): readonly string[] {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  assert.ok(!("reason" in parsed));
  const page = listBlocks(parsed.root);
  const kept = chooseBody(page, new Float64Array(page.blocks.length).fill(0.9), { furniture: FURNITURE, title: "Border to reopen" });
  return page.blocks.filter((_, i) => kept[i]).map(({ text }) => text);
}

test("chooseBody() begins after the headline and the standfirst, whatever they are written in", () => {
  const head = `<header><p>Border to reopen</p><p class="standfirst">${LONG} So it was said.</p></header>`;
  assert.deepEqual(chooseOf(`${head}<p>${LONG}</p>`), [LONG]);
  assert.deepEqual(chooseOf(`<header><h1>A bridge opens</h1><p>${LONG} So much for that.</p></header><p>${LONG}</p>`), [LONG]);
  assert.deepEqual(chooseOf(`<header><p>${LONG} No headline here.</p></header><p>${LONG}</p>`), [`${LONG} No headline here.`, LONG]);
  assert.deepEqual(chooseOf(`<p>${LONG}</p><p>Border to reopen</p>`), [LONG, "Border to reopen"]);
});

test("chooseBody() keeps no pull quote, and quotations that stand nowhere else", () => {
  const quote = (words: string): string => `<blockquote><p>“${words}”</p></blockquote>`;
  assert.deepEqual(chooseOf(`<p>${LONG}</p>${quote("agreed to reopen the crossing")}<p>${LONG}</p>`), [LONG, LONG]);
  assert.deepEqual(chooseOf(`<p>${LONG}</p>${quote("reopened at last")}`), [LONG, "“reopened at last”"]);
});

test("chooseBody() keeps no teaser, no hour beside a link to share, and no word on licences", () => {
  const entry = `<div>10:12 a.m. <a href="#e1">Share this</a></div>`;
  const teaser = `<div class="teaser"><a href="/1">Envoys of both banks meet again in the spring</a></div>`;
  assert.deepEqual(chooseOf(`<p>${LONG}</p>${entry}${teaser}<p>Agency content is supplied under licence.</p>`), [LONG]);
});

test("chooseBody() keeps no word on what the outlet earns by its links, and what others say of theirs", () => {
  const own = "Our desk picks what it likes. If you buy by a link in this report we may earn a small commission.";
  const said = "“We earn a commission on what readers buy by our links,” the owner of the shop told the court.";
  const other = "The brokers receive payments from retailers whose products they praise, the ministry found.";
  assert.deepEqual(choose([LONG, own, said, other, LONG].map((text) => [text, 0.9] as const)), [LONG, said, other, LONG]);
});

test("chooseBody() drops a run of text that holds the paragraphs beside it once more", () => {
  const paragraphs = Array.from({ length: 6 }, (_, i) => `On day ${i} of the talks ${LONG.slice(4)}`);
  const copy = paragraphs.join(" ");
  assert.deepEqual(choose([...paragraphs, copy].map((text) => [text, 0.9] as const)), paragraphs);
  assert.deepEqual(choose([[LONG, 0.9] as const, [copy, 0.9] as const]), [LONG, copy]);
});

test("chooseBody() keeps the likeliest long paragraph where no block is likely", () => {
  const lone = `${LONG} ${LONG} ${LONG} It was shut in March.`;
  assert.deepEqual(
    choose([
      ["Menu", 0.05],
      [lone, 0.04],
      [LONG, 0.06],
    ]),
    [lone],
  );
  assert.deepEqual(choose([[lone, 0.01]]), []);
});

test("chooseBody() leaves out hours that stand alone, and keeps numbers that look like them", () => {
  const rows = [LONG, "15.12 CET", "9:40 am", "2.22", LONG];
  assert.deepEqual(choose(rows.map((text) => [text, 0.9] as const)), [LONG, "2.22", LONG]);
});

test("chooseBody() leaves out what asks for a subscription, in a part that calls itself so", () => {
  const pitch = "If you like what you read consider a paid subscription.";
  assert.deepEqual(chooseOf(`<p>${LONG}</p><div class="subscription-box"><p>${pitch}</p></div><p>${LONG}</p>`), [LONG, LONG]);
  assert.deepEqual(chooseOf(`<p>${LONG}</p><p>${pitch}</p><p>${LONG}</p>`), [LONG, pitch, LONG]);
});

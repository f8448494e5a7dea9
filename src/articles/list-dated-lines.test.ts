import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_LIMITS } from "./limits.ts";
import { listBlocks } from "./list-blocks.ts";
import { listDatedLines, listPlainDates } from "./list-dated-lines.ts";
import { placeTitle } from "./page-zone.ts";
import { parseHtml } from "./parse-html.ts";

/** First signals of the dated lines of a page whose body is its `<p>` elements. */
function placesIn(html: string): readonly (string | undefined)[] {
  const parsed = parseHtml(`<body>${html}</body>`, DEFAULT_LIMITS);
  if ("reason" in parsed) throw new Error(parsed.why);
  const page = listBlocks(parsed.root);
  const isBody = page.blocks.map(({ kind }) => kind === "p");
  const facts = {
    title: "Talks end",
    place: placeTitle(parsed, "Talks end"),
    first: isBody.indexOf(true),
    last: isBody.lastIndexOf(true),
  };
  return listDatedLines(page, facts).map(({ signals }) => signals[0]);
}

test("listDatedLines() tells where a line stands between headline and body", () => {
  const html =
    "<h1>Talks end</h1><div>15 August 2022</div><p>They met in Vienna.</p><p>They will meet again in 2023.</p><div>Archive 2021</div>";
  assert.deepEqual(placesIn(html), ["line head", "line body end", "line tail"]);
});

test("listDatedLines() looks into a long paragraph only at its start, and only in the first ones", () => {
  const long = "They met in Vienna and spoke of the border and of the trains that cross it, of visas, of fees and of much else. ".repeat(3);
  assert.deepEqual(placesIn(`<h1>Talks end</h1><p>Vienna, 15 August 2022. ${long}</p><p>${long} It was 15 August 2022.</p>`), [
    "line body start",
  ]);
});

test("listDatedLines() looks into a long paragraph between the headline and the body", () => {
  const long =
    "Envoys of both banks met and spoke of the border and of the trains that cross it, of visas, of fees and of much else. ".repeat(2);
  assert.deepEqual(placesIn(`<h1>Talks end</h1><div>Statement of 25 January 2022. ${long}</div><p>${long}</p>`), ["line head"]);
});

test("listDatedLines() reads the day that a paragraph begins with, wherever in the body it stands", () => {
  const long =
    "Envoys of both banks met and spoke of the border and of the trains that cross it, of visas, of fees and of much else. ".repeat(2);
  const paragraphs = [long, long, long, `27.1.2022 - ${long}`, `${long} It was 27.1.2022.`, long];
  assert.deepEqual(placesIn(`<h1>Talks end</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}`), ["line body"]);
});

test("listPlainDates() gives the dated lines before and after the body of a page without tags", () => {
  const clues = listPlainDates(["Talks end", "Posted on 15 August 2022"], ["© 2022 Harbour Post", "Leave a Reply"]);
  assert.deepEqual(
    clues.map(({ text, signals }) => [text, signals[0]]),
    [
      ["Posted on 15 August 2022", "line head"],
      ["© 2022 Harbour Post", "line tail"],
    ],
  );
});

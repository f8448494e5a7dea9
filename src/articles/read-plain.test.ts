import assert from "node:assert/strict";
import { test } from "node:test";
import type { ArticleTables } from "../model/index.ts";
import { prepareArticles } from "./prepare-articles.ts";
import { listLines, readPlain } from "./read-plain.ts";

/** One tree: lines of more than ten words are the article. */
const LINES: ArticleTables["lines"] = [
  { tree: 0, node: 0, feature: "words", cut: 10, low: 1, high: 2, value: 0 },
  { tree: 0, node: 1, feature: "", cut: 0, low: 0, high: 0, value: -3 },
  { tree: 0, node: 2, feature: "", cut: 0, low: 0, high: 0, value: 3 },
];
const TABLES: ArticleTables = {
  furniture: [{ id: "reply", phrase: "leave a reply", match: "line", role: "tail", origin: "own" }],
  agencies: [],
  holidays: [],
  daySignals: new Map(),
  months: new Map(),
  blocks: [],
  words: [],
  lines: LINES,
  languages: [],
};
const FIRST = "The two foreign ministers met in Vienna on Monday and agreed to reopen the crossing that had been shut since the spring.";
const SECOND = "They said that teams from both sides would meet again next month to settle the question of visas and of rail traffic.";

test("listLines() takes each line that is not empty for a block", () => {
  assert.deepEqual(
    listLines("Talks began.\r\n\n  They end  today.\u2028").blocks.map((block) => block.text),
    ["Talks began.", "They end today."],
  );
});

test("readPlain() finds headline, body and related headlines", () => {
  const text = ["Border crossing to reopen", "By Ann Example", "0", FIRST, SECOND, "Storm shuts the harbour", "Leave a Reply"].join("\n");
  const { title, paragraphs, related } = readPlain(text, prepareArticles(TABLES));
  assert.equal(title, "Border crossing to reopen");
  assert.deepEqual(paragraphs, [FIRST, SECOND]);
  assert.deepEqual(related, ["Storm shuts the harbour"]);
});

test("readPlain() takes the headline that the body has words of, and not the name of the site above it", () => {
  const head = [
    "The Harbour Reader",
    "Home About Contact",
    "Ministers agree to reopen a crossing",
    "4 May 2017 by Ana Ruiz",
    FIRST,
    SECOND,
  ];
  const { title, bylines } = readPlain(head.join("\n"), prepareArticles(TABLES));
  assert.equal(title, "Ministers agree to reopen a crossing");
  assert.deepEqual(bylines.visible, ["by Ana Ruiz", ""]);
  const desk = head.map((line) => line.replace("Ana Ruiz", "newsdesk"));
  assert.deepEqual(readPlain(desk.join("\n"), prepareArticles(TABLES)).bylines.visible, []);
});

test("readPlain() ends where a page asks for a reply", () => {
  const text = [
    "Border crossing to reopen",
    FIRST,
    SECOND,
    FIRST,
    "Leave a Reply",
    "I do not believe a word of what these two have signed.",
  ].join("\n");
  assert.deepEqual(readPlain(text, prepareArticles(TABLES)).paragraphs, [FIRST, SECOND, FIRST]);
});

test("readPlain() takes headline and day off a text that has nothing else", () => {
  const kept: ArticleTables["lines"] = [{ tree: 0, node: 0, feature: "", cut: 0, low: 0, high: 0, value: 3 }];
  const text = ["Ministers reopen border crossing", "18 March 2023", FIRST, SECOND].join("\n\n");
  const { title, paragraphs, clues } = readPlain(text, prepareArticles({ ...TABLES, lines: kept }));
  assert.deepEqual([title, paragraphs], ["Ministers reopen border crossing", [FIRST, SECOND]]);
  assert.deepEqual(
    clues.map((clue) => clue.text),
    ["18 March 2023"],
  );
});

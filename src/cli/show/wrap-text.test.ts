import assert from "node:assert/strict";
import { test } from "node:test";
import type { Evidence } from "../../model/index.ts";
import { cutToWidth, displayWidth } from "./display-width.ts";
import { markEvidence } from "./mark-evidence.ts";
import { createScreen } from "./screen.ts";
import type { Environment } from "./screen.ts";
import { wrapText } from "./wrap-text.ts";

const screenOf = (env: Environment, isTTY = false, columns = 40) => createScreen({ write: () => true, isTTY, columns }, env);

const WORDS = "Norway praised Chile's new envoy.";
const evidence: Evidence = {
  articleId: "a",
  sentence: { start: 100, end: 100 + WORDS.length },
  words: WORDS,
  hash: "h",
  trigger: [{ start: 107, end: 114 }],
  initiator: { start: 100, end: 106 },
  recipient: { start: 115, end: 120 },
};

test("wrapText() breaks at spaces and never inside a word", () => {
  const lines = wrapText(
    [{ text: "one two three four https://example.org/a/very/long/address/that/does/not/fit five", style: "plain" }],
    screenOf({}),
    { indent: "  " },
  );
  assert.deepEqual(lines, ["  one two three four", "  https://example.org/a/very/long/address/that/does/not/fit", "  five"]);
});

test("markEvidence() marks words where there is no colour", () => {
  assert.deepEqual(wrapText(markEvidence([evidence], screenOf({})), screenOf({})), ["[Norway] «praised» {Chile}'s new envoy."]);
  assert.deepEqual(wrapText(markEvidence([evidence], screenOf({ LANG: "C" })), screenOf({})), ["[Norway] *praised* {Chile}'s new envoy."]);
});

test("markEvidence() colours words on a terminal and adds no mark", () => {
  const screen = screenOf({ TERM: "xterm-256color" }, true);
  const [line = ""] = wrapText(markEvidence([evidence], screen), screen);
  assert.equal(line, "\x1b[4;36mNorway\x1b[24;39m \x1b[1;33mpraised\x1b[22;39m \x1b[4;35mChile\x1b[24;39m's new envoy.");
});

test("markEvidence() passes over a side that stands outside the sentence", () => {
  const outside = { ...evidence, initiator: { start: 3, end: 9 } };
  assert.deepEqual(wrapText(markEvidence([outside], screenOf({})), screenOf({})), ["Norway «praised» {Chile}'s new envoy."]);
});

test("createScreen() heeds NO_COLOR, FORCE_COLOR and TERM=dumb", () => {
  assert.equal(screenOf({ TERM: "xterm" }, true).hasColour, true);
  assert.equal(screenOf({ TERM: "xterm", NO_COLOR: "1" }, true).hasColour, false);
  assert.equal(screenOf({ TERM: "dumb" }, true).hasColour, false);
  assert.equal(screenOf({}).hasColour, false);
  assert.equal(screenOf({ FORCE_COLOR: "1" }).hasColour, true);
});

test("displayWidth() counts columns, not characters", () => {
  assert.equal(displayWidth("会談 ok"), 7);
  assert.equal(displayWidth("naïve"), 5);
  assert.equal(displayWidth("nai\u0308ve"), 5);
  assert.equal(cutToWidth("会談再開", 5), "会談…");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { createScreen } from "../show/screen.ts";
import { progressLine, wordsForTime } from "./show-progress.ts";
import { showSummary } from "./show-summary.ts";
import { addToTally, countSkips, EMPTY_TALLY } from "./tally.ts";
import type { Tally } from "./tally.ts";

const TALLY: Tally = {
  ...EMPTY_TALLY,
  found: 5310,
  allFound: true,
  read: 1204,
  coded: 800,
  withoutEvents: 294,
  known: 0,
  events: 3102,
  skips: { "article/no-text": 90, "text/language": 20 },
};

test("progressLine() tells rate, remaining time and skips by reason", () => {
  assert.equal(
    progressLine(TALLY, 41),
    "1,204 of 5,310 pages, 41 a second, 1 min 41 s left; 3,102 events; 110 skipped: 90 article/no-text, 20 text/language",
  );
  assert.equal(progressLine({ ...EMPTY_TALLY, found: 3 }, null), "0 of 3 or more pages; 0 events");
});

test("wordsForTime() uses the two largest units", () => {
  assert.deepEqual([0.2, 59, 61, 3600, 7500].map(wordsForTime), ["1 s", "59 s", "1 min 1 s", "1 h 0 min", "2 h 5 min"]);
});

test("showSummary() gives a sum that adds up", () => {
  const text = showSummary(TALLY, { seconds: 30, workers: 2, record: "r.db" }, createScreen({ write: () => true }, {}));
  assert.equal(
    text,
    [
      "Read 1,204 pages into r.db in 30 s, 40 a second (2 threads)",
      "  800  coded: 3,102 events",
      "  294  without events",
      "    0  in the record already",
      "  110  skipped:",
      "         90  article/no-text",
      "         20  text/language",
      "",
    ].join("\n"),
  );
});

test("showSummary() shows each defect with its page", () => {
  const skip = { kind: "skip", reason: "pipeline/crashed", where: "a.html", why: "TypeError: x" } as const;
  const tally = addToTally(
    EMPTY_TALLY,
    { kind: "outcome", outcome: { page: { id: "x", from: "a.html", size: 1 }, result: skip } },
    "skipped",
  );
  assert.match(
    showSummary(tally, { seconds: 1, workers: 1, record: "r.db" }, createScreen({ write: () => true }, {})),
    /A defect in Demarche showed on a\.html: TypeError: x/,
  );
});

test("addToTally() counts every answer in exactly one place", () => {
  const skip = { kind: "skip", reason: "source/empty", where: "a", why: "0 bytes" } as const;
  const page = { id: "x", from: "a", size: 0 };
  const once = addToTally(EMPTY_TALLY, { kind: "outcome", outcome: { page, result: skip } }, "skipped");
  const twice = addToTally(once, { kind: "known" }, null);
  assert.deepEqual([twice.read, countSkips(twice), twice.known], [2, 1, 1]);
});

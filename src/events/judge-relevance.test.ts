import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeRelevance } from "./judge-relevance.ts";

const weights = new Map([
  ["bias", -1],
  ["who:GOV", 3],
  ["word:goalkeeper", -4],
]);

test("judgeRelevance() adds up what speaks for and against, each feature once", () => {
  assert.ok(judgeRelevance(["who:GOV"], weights) > 0.8);
  assert.ok(judgeRelevance(["who:GOV", "word:goalkeeper"], weights) < 0.2);
  assert.ok(judgeRelevance(["word:unheard-of"], weights) < 0.5);
});

test("judgeRelevance() lets everything pass without a model", () => {
  assert.equal(judgeRelevance(["word:goalkeeper"], new Map()), 1);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { scoreBCubed, scorePairs } from "../eval/score-clusters.ts";

const clusters = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(" ").flatMap((group, index) => group.split("").map((item) => [item, String(index)] as const)));

test("scorePairs() and scoreBCubed() give 1 for the same groups under other names", () => {
  const [gold, found] = [clusters("ab cde f"), clusters("f cde ab")];
  assert.equal(scorePairs(gold, found).f1, 1);
  assert.equal(scoreBCubed(gold, found).f1, 1);
});

test("scorePairs() counts pairs that are split and pairs that are made up", () => {
  const { precision, recall } = scorePairs(clusters("abc d"), clusters("ab cd"));
  assert.deepEqual([precision, recall], [1 / 2, 1 / 3]);
});

test("scoreBCubed() weighs every item alike", () => {
  const { precision, recall } = scoreBCubed(clusters("ab cd"), clusters("abcd"));
  assert.deepEqual([precision, recall], [0.5, 1]);
});

test("scorePairs() takes groups of one for right when there are no others", () => {
  assert.equal(scorePairs(clusters("a b"), clusters("b a")).f1, 1);
  assert.equal(scorePairs(clusters("a b"), clusters("ab")).precision, 0);
});

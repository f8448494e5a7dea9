import assert from "node:assert/strict";
import { test } from "node:test";
import { hashName } from "../lib/hash-name.ts";
import { BREAK_BIAS, createBreakScorer, describeBreak } from "./describe-break.ts";

const TEXT = "Kind regards, João B. O'Neil\nSee www.example.org or 3rd floor: 2021-22 NATO ÉTATS x ½ a@b.cd “Go” İstanbul 5 .";

function tokensOf(text: string): { readonly text: string; readonly offsets: readonly number[] } {
  return { text, offsets: [...text.matchAll(/[\p{L}\d@.'-]+|\S/gu)].flatMap(({ 0: word, index }) => [index, index + word.length]) };
}

test("createBreakScorer() weighs a gap by the very names that describeBreak() gives", () => {
  const tokens = tokensOf(TEXT);
  for (let at = 1; at < tokens.offsets.length / 2; at++) {
    for (const start of [0, Math.max(0, at - 5)]) {
      const names = describeBreak(tokens, { start, at });
      // Powers of two: the sum tells which names were found.
      const breaks = new Map(
        [[BREAK_BIAS, 0.5] as const, ...names.map((name, i) => [name, 2 ** i] as const)].map(([name, w]) => [hashName(name), w]),
      );
      const wanted = names.reduce((sum, name) => sum + (breaks.get(hashName(name)) ?? 0), 0.5);
      assert.equal(createBreakScorer(breaks)(tokens, { start, at }), wanted, names.join("; "));
      assert.equal(new Set(names).size, names.length);
    }
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { choosePhrases } from "./find-phrases.ts";

const weights = {
  named: new Map([
    ["bias", -1],
    ["likely", 3],
    ["sure", 5],
  ]),
  kinds: new Map([
    ["place", [-3, -3, 3, -3, -3]],
    ["either", [1, 1, -3, -3, -3]],
  ]),
};

/** What may be a mention of the first sentence: its first and last token and its head, what speaks for a name and what for a kind. */
function chosen(
  ...seen: readonly (readonly [first: number, last: number, head: number, names: string, kinds: string])[]
): readonly string[] {
  const phrases = seen.map(([first, last, head, names, kinds]) => ({ sentence: 0, first, last, head, names: [names], kinds: [kinds] }));
  return choosePhrases(phrases, weights).map(({ phrase, kind }) => `${phrase.first}-${phrase.last} ${kind}`);
}

test("choosePhrases() gives of the stretches with one head the most probable, whichever comes first", () => {
  const [whole, alone, other] = [
    [0, 2, 1, "likely", "place"],
    [1, 1, 1, "sure", "place"],
    [4, 5, 5, "likely", "place"],
  ] as const;
  assert.deepEqual(chosen(whole, alone, other), ["1-1 LOC", "4-5 LOC"]);
  assert.deepEqual(chosen(alone, whole, other), ["1-1 LOC", "4-5 LOC"]);
});

test("choosePhrases() leaves out what is hardly a name, or of no kind more than of others", () => {
  assert.deepEqual(chosen([0, 0, 0, "nothing", "place"]), []);
  assert.deepEqual(chosen([0, 0, 0, "sure", "nothing"]), []);
  assert.deepEqual(chosen([0, 0, 0, "sure", "either"]), ["0-0 PER"]);
});

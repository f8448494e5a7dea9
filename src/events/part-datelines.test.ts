import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sentence } from "../model/index.ts";
import { partDatelines } from "./part-datelines.ts";

/** A text of one sentence, its words parted by spaces. */
function sentenceOf(text: string, paragraph = 0): Sentence {
  const found = [...text.matchAll(/\S+/g)];
  const starts = Uint32Array.from(found, ({ index }) => index);
  const ends = Uint32Array.from(found, ({ index, 0: word }) => index + word.length);
  return { index: 0, paragraph, start: 0, end: text.length, starts, ends, words: found.map(([word]) => word) };
}

const partsOf = (text: string): readonly string[] =>
  partDatelines(text, [sentenceOf(text)]).map(({ start, end }) => text.slice(start, end));

const PARTED: readonly (readonly [string, string])[] = [
  ["QUITO -", "Mexico severed ties with Ecuador."],
  ["VILNIUS, Jan 5 (Reuters) -", "Lithuania expelled two Belarusian diplomats."],
  ["SEOUL, South Korea --", "The South offered talks."],
  ["TUNIS (AP) —", "Tunisia recalled its envoy."],
  ["Nairobi, 5 May (AFP) -", "Kenya received the Ugandan president."],
];

for (const [dateline, rest] of PARTED)
  test(`partDatelines() parts "${dateline}" from what follows`, () => assert.deepEqual(partsOf(`${dateline} ${rest}`), [dateline, rest]));

for (const whole of [
  "Mexico - a member since 1945 - severed ties.",
  "Kenya (population 50m) received the president.",
  "NATO met in Vilnius.",
  "NATO: Russia must withdraw its troops.",
])
  test(`partDatelines() leaves "${whole}" whole`, () => assert.deepEqual(partsOf(whole), [whole]));

test("partDatelines() numbers the sentences anew and looks only at what begins a paragraph", () => {
  const text = "OSLO - Norway agreed.";
  const [first] = [sentenceOf(text)];
  const later = { ...first, index: 1 };
  assert.deepEqual(
    partDatelines(text, [first, later]).map(({ index, words }) => [index, words.length]),
    [
      [0, 2],
      [1, 2],
      [2, 4],
    ],
  );
});

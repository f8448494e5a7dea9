import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParsedSentence } from "../../model/index.ts";
import { BOUND_FLAGS, describeBounds } from "./describe-bounds.ts";
import { viewText } from "./view-text.ts";

const vectors = { width: 1, rowOf: () => -1, add: () => undefined, listsOf: () => 0 };

function sentenceOf(text: string): ParsedSentence {
  const words = text.split(" ");
  const [blank, none] = [new Uint32Array(words.length), words.map(() => "")];
  return {
    ...{ index: 0, paragraph: 0, start: 0, end: 0, starts: blank, ends: blank, words, lemmas: none, fineTags: none },
    ...{ tags: new Uint8Array(words.length), relations: new Uint8Array(words.length), names: new Uint8Array(words.length) },
    heads: Int16Array.from(words, (_, i) => i - 1),
  };
}

function bounds(text: string, first: number, last: number): readonly boolean[] {
  const sentence = sentenceOf(text);
  const stretch = { first, last, kind: null };
  return describeBounds(viewText([sentence], [[stretch]], vectors), sentence, { s: 0, stretch });
}

test("describeBounds() gives as many flags as it says", () => {
  assert.equal(bounds("the Bank of Japan raised rates", 1, 1).length, BOUND_FLAGS);
});

test("describeBounds() tells where a name goes on over a link from where it ends", () => {
  const [part, whole] = [bounds("the Bank of Japan raised rates", 1, 1), bounds("the Bank of Japan raised rates", 1, 3)];
  assert.notDeepEqual(part, whole);
  // Looks on both sides, what goes on before; then after: two capitals, three, over a link, over two.
  const after = 2 * 11 + 9;
  assert.deepEqual(part.slice(after, after + 5), [false, false, true, false, true]);
  assert.deepEqual(whole.slice(after, after + 5), [false, false, false, false, false]);
});

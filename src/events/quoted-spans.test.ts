import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Sentence } from "../model/index.ts";
import { quotedSpans } from "./quoted-spans.ts";

/** One sentence a paragraph, which is all that the finder asks of sentences. */
function sentencesOf(text: string): readonly Sentence[] {
  const none = { starts: new Uint32Array(), ends: new Uint32Array(), words: [] };
  const blocks = [...text.matchAll(/[^\n]+/g)];
  return blocks.map(({ 0: block, index }, i) => ({ index: i, paragraph: i, start: index, end: index + block.length, ...none }));
}

function wordsOf(text: string): readonly string[] {
  return quotedSpans(text, sentencesOf(text)).map(({ start, end }) => text.slice(start, end));
}

test("quotedSpans() knows every pair of marks", () => {
  assert.deepEqual(wordsOf("He said “no” and \"yes\" and ''maybe'' and «oui» and ‘so be it’."), ["no", "yes", "maybe", "oui", "so be it"]);
});

test("quotedSpans() tells apostrophes from single marks", () => {
  assert.deepEqual(wordsOf("It's the ministers' view that '90s deals don't hold, 'em or not."), []);
  assert.deepEqual(wordsOf("She called it 'a poor man's treaty' and left."), ["a poor man's treaty"]);
});

test("quotedSpans() leaves single marks inside double ones alone", () => {
  assert.deepEqual(wordsOf("“They told us ‘go home’ twice,” he said."), ["They told us ‘go home’ twice,"]);
});

test("quotedSpans() ends an open quotation with its paragraph", () => {
  assert.deepEqual(wordsOf("“We stay.\n“We fight,” she said.\nThey left."), ["We stay.", "We fight,"]);
});

test("quotedSpans() gives spans in order, apart and with words in them, for any text", () => {
  const texts = fc.array(fc.constantFrom("“", "”", '"', "''", "'", "‘", "’", "«", "»", "`", "word", " ", "'s ", "\n", "."), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      let end = 0;
      for (const span of quotedSpans(text, sentencesOf(text))) {
        assert.ok(span.start >= end && text.slice(span.start, span.end).trim() !== "");
        end = span.end;
      }
    }),
    { seed: 4, numRuns: 2000 },
  );
});

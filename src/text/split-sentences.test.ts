import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hashName } from "../lib/hash-name.ts";
import { splitSentences } from "./split-sentences.ts";

const tables = {
  abbreviations: new Set(["mr", "u.s", "gen", "e.g"]),
  breaks: new Map([
    [hashName("bias"), -2],
    [hashName("second-last regards"), 2],
    [hashName("last ,"), 1],
    [hashName("last --"), 3],
    [hashName("shapes @ Xx"), 3],
    [hashName("shapes x Xx"), 3],
  ]),
};

function split(text: string): readonly string[] {
  return splitSentences(text, tables).map(({ start, end }) => text.slice(start, end));
}

const CASES: readonly (readonly [name: string, sentences: readonly string[]])[] = [
  ["keeps 'Mr.' inside its sentence", ["Mr. Kim met Gen. Li.", "Talks resumed."]],
  ["may end after 'U.S.'", ["He left the U.S.", "The talks failed."]],
  ["keeps the closing quotation mark", ['"We will not go."', "He left."]],
  ["goes on after a question in quotation marks", ['"Why now?" he asked.', "Nobody knew."]],
  ["begins a sentence with a small letter after a full stop", ["they met.", "nothing came of it."]],
  ["keeps the mark of a footnote", ["He was born in Dulwich.[17]", "He left in 1805."]],
  ["keeps the number of an item with it", ["1. Open the border.", "2. Exchange prisoners."]],
  ["keeps a bracket and a quotation mark that close after a space", ['He said " we go . "', "They left ( by sea . )", "Nobody stayed."]],
  ["keeps a face", ["We won. :)", "They lost."]],
  ["ends where enough speaks for it", ["Kind regards,", "Anna"]],
  ["goes on after three dots where nothing speaks against it", ["He waited... They came."]],
  ["ends before a sum of money and a number sign", ["Exports fell.", "$3 million was lost."]],
  ["ends at an exclamation though a small letter follows", ["We won!", "they went home."]],
  [
    "may end after a link and after a line of dashes, not after a small word or a dash",
    ["See www.example.org/news", "Kim left -- For good.", "--", "Posted"],
  ],
  ["does not end in a name with an exclamation mark", ["Yahoo! said so."]],
  ["does not end inside a number", ["Trade fell by 3.5 per cent.", "Aid rose."]],
];

for (const [name, sentences] of CASES) test(`splitSentences() ${name}`, () => assert.deepEqual(split(sentences.join(" ")), sentences));

test("splitSentences() never joins paragraphs, and counts them", () => {
  const sentences = splitSentences("A headline\n\nThe text.", tables);
  assert.deepEqual(
    sentences.map(({ paragraph }) => paragraph),
    [0, 1],
  );
});

test("splitSentences() slices any string without gap or overlap", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc
      .array(fc.constantFrom("Mr.", "U.S.", "he", "The", "[17]", '."', "\n\n", "...", "?", "“", "3.5", " "), { maxLength: 60 })
      .map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      let at = 0;
      for (const { start, end, starts, ends, words } of splitSentences(text, tables)) {
        assert.equal(text.slice(at, start).trim(), "");
        assert.deepEqual([start, end], [starts[0], ends.at(-1)]);
        for (const [i, word] of words.entries()) {
          assert.equal(text.slice(starts[i], ends[i]), word);
          if (i > 0) assert.equal(text.slice(ends[i - 1], starts[i]).trim(), "");
        }
        at = end;
      }
      assert.equal(text.slice(at).trim(), "");
    }),
    { seed: 7, numRuns: 500 },
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NAME_TAGS, RELATIONS } from "../src/model/index.ts";
import type { ParsedSentence } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser } from "../src/text/create-parser.ts";
import { splitSentences } from "../src/text/split-sentences.ts";

const { text: tables } = loadTables();
const parser = createParser(tables);

function parse(text: string): readonly ParsedSentence[] {
  return parser.parse(splitSentences(text, tables));
}

function relation(sentence: ParsedSentence | undefined, word: string): string {
  const i = sentence?.words.indexOf(word) ?? -1;
  return `${RELATIONS[sentence?.relations[i] ?? 0]} of ${sentence?.words[sentence.heads[i] ?? -1] ?? "the root"}`;
}

test("createParser() finds who did what to whom", () => {
  const [sentence] = parse("Iceland expelled two Danish diplomats on Monday.");
  assert.equal(relation(sentence, "Iceland"), "nsubj of expelled");
  assert.equal(relation(sentence, "diplomats"), "obj of expelled");
  assert.equal(relation(sentence, "expelled"), "root of the root");
});

test("createParser() reads a headline in capitals as it reads one in small letters", () => {
  const [shouted] = parse("NORWAY SIGNS FISHERIES TREATY WITH ICELAND");
  assert.equal(relation(shouted, "NORWAY"), "nsubj of SIGNS");
});

test("createParser() finds names that no table knows", () => {
  const [sentence] = parse("The minister met Gudrun Aslaksen in Trondheim.");
  const tags = Array.from(sentence?.names ?? [], (name) => NAME_TAGS[name]);
  assert.deepEqual(tags.slice(3, 7), ["B-PER", "I-PER", "O", "B-LOC"]);
});

test("createParser() gives one root, heads within the sentence and no circle, for any string", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("Talks", "resumed", ".", "U.S.", "(", '"', "-", "said", "the", "1998", "МИД", "外交部", "😀", "AND"),
  );
  const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" "));
  fc.assert(
    fc.property(texts, (text) => {
      for (const { words, heads, relations } of parse(text)) {
        assert.equal(heads.length, words.length);
        assert.equal(heads.filter((head) => head === -1).length, 1);
        for (const [word, head] of heads.entries()) {
          assert.equal(relations[word] === 0, head === -1);
          let at = word;
          for (let steps = 0; at >= 0; steps++) {
            assert.ok(steps <= words.length, "a circle");
            at = heads[at] ?? -1;
          }
        }
      }
    }),
    { seed: 7, numRuns: 150 },
  );
});

test("createParser() gives a sentence the same tree alone and in any company", () => {
  const text =
    "Talks resumed. The two ministers, who met in Oslo, signed nothing. Why? Nobody at the ministry would say so on Friday, it was said.";
  const sentences = splitSentences(text, tables);
  const together = parser.parse(sentences);
  const alone = sentences.toReversed().flatMap((sentence) => parser.parse([sentence]));
  assert.deepEqual(together, alone.toReversed());
});

test("createParser() reads a sentence of five hundred words and an empty list", () => {
  const words = Array.from({ length: 500 }, (_, i) => (i % 7 === 0 ? "and" : "talks"));
  const blank = new Uint32Array(words.length);
  const [sentence] = parser.parse([{ index: 0, paragraph: 0, start: 0, end: 0, starts: blank, ends: blank, words }]);
  assert.equal(sentence?.heads.length, 500);
  assert.deepEqual(parser.parse([]), []);
});

test("createParser() gives the same bytes when it has had to forget what it knew of words", () => {
  const own = createParser(tables);
  const sentences = splitSentences("Iceland expelled two Danish counter-intelligence diplomats on Monday.", tables);
  const before = own.parse(sentences);
  const [sentence] = sentences;
  assert.ok(sentence);
  const unheard = Array.from({ length: 560 }, (_, s) => ({
    ...sentence,
    words: Array.from({ length: 30 }, (__, i) => `talk${s * 30 + i}`),
  }));
  own.parse(unheard);
  assert.deepEqual(own.parse(sentences), before);
});

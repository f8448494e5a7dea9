import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadPhraseWeights, loadTables } from "../src/tables/load-tables.ts";
import { createParser, createPhraseFinder, splitSentences } from "../src/text/index.ts";

const { text: tables } = loadTables();
const parser = createParser(tables);
const findPhrases = createPhraseFinder(tables, loadPhraseWeights());

function phrasesOf(text: string): readonly string[] {
  const sentences = parser.parse(splitSentences(text, tables));
  return findPhrases(sentences).map(({ sentence: i, first, last, kind }) => {
    const sentence = sentences[i];
    return `${text.slice(sentence?.starts[first], sentence?.ends[last])} ${kind}`;
  });
}

test("createPhraseFinder() gives the whole phrase of a name and the names within it", () => {
  assert.deepEqual(phrasesOf("The city of Bergen lies in western Norway."), ["The city of Bergen LOC", "Bergen LOC", "western Norway LOC"]);
  const phrases = phrasesOf("Norway's prime minister Jens Holm met the leaders of the European Union.");
  for (const phrase of [
    "Norway's LOC",
    "Norway's prime minister Jens Holm PER",
    "the leaders of the European Union PER",
    "the European Union ORG",
  ])
    assert.ok(phrases.includes(phrase), phrase);
});

test("createPhraseFinder() takes 'he' for a mention where persons are named, and not where none is", () => {
  const named = "Gudrun Aslaksen met Per Holm in Trondheim. Holm had asked for the talks, and he thanked Aslaksen. Later he left for Oslo.";
  assert.ok(phrasesOf(named).includes("he PER"));
  assert.ok(!phrasesOf("It rained all day. Whoever had no coat was wet when he came home.").includes("he PER"));
});

test("createPhraseFinder() stays within its sentences, each head within its phrase, for any string", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("Oslo", "the", "(", ")", "-", ".", "of", "Kim", "'s", "МИД", "he"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const sentences = parser.parse(splitSentences(pieces.join(" "), tables));
      for (const { sentence, first, last, head } of findPhrases(sentences)) {
        assert.ok(first <= head && head <= last && first >= 0 && last < (sentences[sentence]?.words.length ?? 0));
      }
    }),
    { seed: 11, numRuns: 100 },
  );
});

test("createPhraseFinder() of a text without sentences is empty", () => {
  assert.deepEqual(findPhrases([]), []);
});

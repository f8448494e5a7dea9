import assert from "node:assert/strict";
import { test } from "node:test";
import { UPOS } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createTagger } from "../src/text/create-tagger.ts";
import { splitSentences } from "../src/text/split-sentences.ts";

const { text: tables } = loadTables();
const tagger = createTagger(tables);
const TEXT = "Iceland expelled two Danish diplomats on Monday. Talks resumed. Nobody knew why.";

test("createTagger() tags every word", () => {
  const [tags = new Uint8Array()] = tagger.tag(splitSentences(TEXT, tables));
  assert.equal(Array.from(tags, (tag) => UPOS[tag]).join(" "), "PROPN VERB NUM ADJ NOUN ADP PROPN PUNCT");
});

test("createTagger() gives a sentence the same tags alone and in any company", () => {
  const sentences = splitSentences(TEXT, tables);
  assert.deepEqual(
    tagger.tag(sentences),
    sentences.flatMap((sentence) => tagger.tag([sentence])),
  );
  assert.deepEqual(tagger.tag([]), []);
});

test("createTagger() gives the same tags when it has had to forget what it knew of words", () => {
  const sentences = splitSentences(TEXT, tables);
  const before = tagger.tag(sentences);
  const words = Array.from({ length: 9000 }, (_, i) => `talk${i}`);
  assert.equal(tagger.tag([{ words }])[0]?.length, words.length);
  assert.deepEqual(tagger.tag(sentences), before);
});

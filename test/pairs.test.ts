import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createEventReader } from "../eval/events/event-reader.ts";
import type { MarkedPair } from "../eval/events/event-reader.ts";
import { askedType } from "../src/events/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { readCases } from "../scripts/train-acts/read-cases.ts";
import { bestType, trainWeights } from "../scripts/train-acts/train-weights.ts";

const tables = loadTables();
const reader = createEventReader(tables);

/** "{Peru} praised [Chile]." with its sides marked. */
function marked(text: string): { readonly text: string; readonly sides: MarkedPair } {
  const plain = text.replaceAll(/[{}[\]]/g, "");
  const spanOf = (words: string) => [{ start: plain.indexOf(words), end: plain.indexOf(words) + words.length }];
  const source = /\{(.*?)\}/.exec(text)?.[1] ?? "";
  const target = /\[(.*?)\]/.exec(text)?.[1] ?? "";
  return { text: plain, sides: { source: spanOf(source), target: spanOf(target) } };
}

function answerTo(sentence: string): string | undefined {
  const { text, sides } = marked(sentence);
  return reader.pair(text, sides)?.plover;
}

test("codePair() names the act between two strangers", () => {
  assert.equal(answerTo("{The dockers} praised [the harbour master]."), "SUPPORT");
  assert.equal(answerTo("{Gunmen} attacked [a convoy]."), "ASSAULT");
});

test("codePair() takes the act that joins the pair, not the first one", () =>
  assert.equal(answerTo("After meeting reporters {the king} condemned [the raiders]."), "ACCUSE"));

test("codePair() hears an accusation where one says what another did", () =>
  assert.equal(answerTo("{The watchdog} said [the police] had tortured prisoners."), "ACCUSE"));

test("pair features can be read: best answer, words by place, words above", () => {
  const { text, sides } = marked("{Gunmen} attacked [a convoy].");
  const { features, rows } = reader.examine(text, sides);
  assert.equal(rows, "ASSAULT");
  for (const feature of ["reading:ASSAULT", "between:attack", "above-target:attack"]) assert.ok(features.includes(feature), feature);
  assert.equal(new Set(features).size, features.length);
});

test("askedType() makes one of giving ground in words and in deeds", () => {
  assert.equal(askedType("CONCEDE"), "YIELD");
  assert.equal(askedType("RETREAT"), "YIELD");
  assert.equal(askedType("AID"), "AID");
});

test("every case of data/rules/cases.tsv has its sides in the sentence, a known code and that code's type", () => {
  const cases = readCases(fileURLToPath(new URL("../data/rules/cases.tsv", import.meta.url)));
  for (const { sentence, cameo, plover } of cases) assert.equal(tables.rules.cameo.get(cameo)?.plover, plover, sentence);
  assert.equal(new Set(cases.map(({ sentence }) => sentence)).size, cases.length);
});

test("trainWeights() learns what tells two types apart, the same way each time", () => {
  const examples = [0, 1, 2, 3].flatMap(() => [
    { features: ["bias", "word:rice", "word:the"], type: 0 },
    { features: ["bias", "word:bomb", "word:the"], type: 1 },
  ]);
  const weights = trainWeights(examples, { types: 2, pull: 3 });
  assert.equal(bestType(["bias", "word:rice"], weights), 0);
  assert.equal(bestType(["bias", "word:bomb"], weights), 1);
  assert.deepEqual([...trainWeights(examples, { types: 2, pull: 3 })], [...weights]);
});

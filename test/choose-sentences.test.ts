import assert from "node:assert/strict";
import { test } from "node:test";
import type { NamedThing, Sentence } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { ENOUGH, chooseFirst, chooseOthers } from "../src/events/choose-sentences.ts";
import { compileRules } from "../src/events/compile-rules.ts";
import { chooseLikely, chooseSure } from "../src/events/judge-telling.ts";

const rules = compileRules(loadTables().rules);
const bare = { index: 0, paragraph: 0, start: 0, end: 0, starts: new Uint32Array(), ends: new Uint32Array() };

/**
 * Chooses among sentences of one paragraph each; `names` counts the names of the tables in them, of cities or of others, the first `told` of those parsed
 * first tell something.
 */
function choose(
  texts: readonly string[],
  names: readonly number[],
  { paragraph = (at: number) => at, told = ENOUGH, cities = false } = {},
) {
  const sentences = texts.map((text, index): Sentence => {
    return { ...bare, index, paragraph: paragraph(index), words: text.split(" ") };
  });
  const things = new Set<NamedThing>(cities ? ["city"] : []);
  const named = new Map(
    names.flatMap((count, at) =>
      count > 0 ? [[at, { count, things, kinds: new Set<string>(), actors: count, countries: count }] as const] : [],
    ),
  );
  const first = chooseFirst(sentences, named, rules);
  const others = chooseOthers(sentences, { first, parsed: first, telling: first.slice(0, told), names: named }, rules);
  const indices = (list: readonly Sentence[]): readonly number[] => list.map(({ index }) => index);
  return { first: indices(first), others: indices(others) };
}

test("chooseFirst() leaves out what names nobody and what tells nothing", () => {
  assert.deepEqual(choose(["France thanked Chad .", "France borders on Chad .", "Rain fell ."], [2, 2, 0]), { first: [0], others: [] });
});

test("chooseFirst() leaves out operators that wrap nothing, and phrases of which a word is missing", () => {
  const texts = [
    "France began to paint walls in Chad .",
    "France remained in a state of joy over Chad .",
    "France asked Chad for troops .",
  ];
  assert.deepEqual(choose(texts, [2, 2, 2]).first, [2]);
});

test("chooseFirst() lets a name stand for the city that an act asks for", () => {
  assert.deepEqual(choose(["Rebels left Goma ."], [1]).first, []);
  assert.deepEqual(choose(["Rebels left Goma ."], [1], { cities: true }).first, [0]);
});

test("chooseLikely() leaves for later what hardly tells anything by its words and who is named, and nothing without a model", () => {
  const sentences = ["France sent troops to Chad .", "If you want a phone , there are many you can use , like this Samsung one ."].map(
    (text, index): Sentence => ({ ...bare, index, words: text.split(" ") }),
  );
  const names = new Map([
    [0, { count: 2, things: new Set<NamedThing>(), kinds: new Set(["state"]), actors: 2, countries: 2 }],
    [1, { count: 1, things: new Set<NamedThing>(), kinds: new Set(["organisation:BUS"]), actors: 1, countries: 1 }],
  ]);
  assert.deepEqual(chooseLikely(sentences, names, rules), sentences.slice(0, 1));
  const untrained = { ...rules, tables: { ...rules.tables, telling: new Map<string, number>() } };
  assert.deepEqual(chooseLikely(sentences, names, untrained), sentences);
});

test("chooseSure() gives what surely tells something where it is three sentences or more, and one in eight", () => {
  const told = ["France sent troops to Chad .", "Mali expelled the French envoy .", "France condemned Mali .", "France bombed Mali ."];
  const sentences = told.map((text, index): Sentence => ({ ...bare, index, words: text.split(" ") }));
  const names = new Map(
    sentences.map(({ index }) => [
      index,
      { count: 2, things: new Set<NamedThing>(), kinds: new Set(["state:country"]), actors: 2, countries: 2 },
    ]),
  );
  assert.deepEqual(chooseSure(sentences, names, rules), sentences);
  assert.deepEqual(chooseSure(sentences.slice(2), names, rules), []);
});

test("chooseFirst() and chooseOthers() leave out what names somebody and hardly ever tells anything", () => {
  const unlikely =
    "If you want a phone , there are many you can use and like , such as this Samsung one , so when my friend and I watch a film at home I think you should try what Nokia has to arm your app , which looks like it may work for you .";
  assert.deepEqual(choose([unlikely], [2]).first, []);
  assert.deepEqual(choose(["France thanked Chad .", unlikely], [2, 1]).others, []);
});

test("chooseOthers() adds what a pronoun may tell of somebody named at most three sentences before", () => {
  const rain = "Rain fell .";
  assert.deepEqual(choose(["France thanked Chad .", rain, rain, "It expelled the envoy ."], [2]), { first: [0], others: [3] });
  assert.deepEqual(choose(["France thanked Chad .", rain, rain, rain, "It expelled the envoy ."], [2]), { first: [0], others: [] });
});

test("chooseOthers() adds a name with too few parties, to be parsed only where others tell something", () => {
  assert.deepEqual(choose(["France thanked Chad .", "Mali thanked Chad .", "Ms Lima visited Chad ."], [2, 2, 1]), {
    first: [0, 1],
    others: [2],
  });
});

test("chooseOthers() adds only what stands near where a single sentence tells something", () => {
  const rain = ["Rain fell .", "Rain fell .", "Rain fell ."];
  const texts = ["France thanked Chad .", "Ms Lima visited Chad .", ...rain, "Ms Lima visited Mali .", "Mali thanked Chad ."];
  assert.deepEqual(choose(texts, [2, 1, 0, 0, 0, 1, 2], { told: 1 }), { first: [0, 6], others: [1] });
});

test("chooseOthers() adds who says the quoted words in which an act may be told", () => {
  const texts = ["The envoy spoke .", "Ms Lima said so .", "“ France invaded Chad . ”"];
  assert.deepEqual(choose(texts, [0, 0, 2], { paragraph: (at) => (at < 2 ? 0 : 1) }), { first: [2], others: [1] });
});

test("chooseOthers() adds where somebody is first named in full", () => {
  const texts = ["Ana Lima was born in Faro .", "France arrested Lima .", "Ana Lima swims ."];
  assert.deepEqual(choose(texts, [0, 1, 0]), { first: [1], others: [0] });
});

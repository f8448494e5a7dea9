import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compileRules, findTimes } from "../src/events/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { splitSentences } from "../src/text/index.ts";

const tables = loadTables();
const rules = compileRules(tables.rules);
/** A Wednesday. */
const DAY = "2024-05-15";

function timesOf(text: string, day: string | null = DAY): readonly (readonly [string, string])[] {
  return findTimes({ sentences: splitSentences(text, tables.text), day }, rules).map(
    ({ start, end, value }) => [text.slice(start, end), value] as const,
  );
}

for (const row of tables.rules.times) {
  test(`data/rules/times.tsv, ${row.id}: "${row.words}" is ${row.value}`, () => {
    const found = timesOf(row.yes);
    assert.ok(
      found.some(([words, value]) => words === row.words && value === row.value),
      JSON.stringify(found),
    );
  });
}

test("findTimes() lets the verb decide between the Tuesday that was and the one to come", () => {
  assert.deepEqual(timesOf("Envoys met on Tuesday."), [["Tuesday", "2024-05-14"]]);
  assert.deepEqual(timesOf("Envoys will meet on Tuesday."), [["Tuesday", "2024-05-21"]]);
  assert.deepEqual(timesOf("On Wednesday envoys met."), [["Wednesday", "2024-05-15"]]);
  assert.deepEqual(timesOf("The summit is due to open on Friday, and on Monday the ministers met."), [
    ["Friday", "2024-05-17"],
    ["Monday", "2024-05-13"],
  ]);
});

test("findTimes() takes what programmes announce in the present, and 'this Friday', as to come", () => {
  assert.deepEqual(timesOf("The council meets on Thursday."), [["Thursday", "2024-05-16"]]);
  assert.deepEqual(timesOf("The council met on Thursday."), [["Thursday", "2024-05-09"]]);
  assert.deepEqual(timesOf("The envoy is in Rome this Friday."), [["this Friday", "2024-05-17"]]);
  assert.deepEqual(timesOf("The envoys spoke this Monday in Rome."), [["this Monday", "2024-05-13"]]);
});

test("findTimes() reads hours in GMT beside local ones as one time, of the day named after them", () => {
  const clock = "10:30 p.m. local time (1930 GMT) on Tuesday";
  assert.deepEqual(timesOf(`The strait was shut at ${clock}.`), [[clock, "2024-05-14T22:30"]]);
});

test("findTimes() takes no number of a resolution and no count for a year", () => {
  assert.deepEqual(timesOf("Both accept Security Council Resolution 1701."), []);
  assert.deepEqual(timesOf("A column of 1500 rebels left with about 2000 prisoners."), []);
  assert.deepEqual(timesOf("He lost the vote of 2014 and disputes the results of 2014 elections."), [
    ["2014", "2014"],
    ["2014", "2014"],
  ]);
});

test("findTimes() reads 'mid-April' as a month", () => {
  assert.deepEqual(timesOf("Fighting broke out in mid-April last year."), [["mid-April last year", "2023-04"]]);
});

test("findTimes() takes a month without a year as the last one, or the next where it is to come", () => {
  assert.deepEqual(timesOf("Kyiv cut ties in July."), [["July", "2023-07"]]);
  assert.deepEqual(timesOf("The treaty will lapse in July."), [["July", "2024-07"]]);
  assert.deepEqual(timesOf("The treaty will lapse in March."), [["March", "2025-03"]]);
});

test("findTimes() goes on from the date told last where a text tells history", () => {
  const text =
    "War broke out in June 1967. By 11 June it was over. In November the Council voted. Peace came in 1979, and a year later envoys were exchanged in Cairo. Sinai was returned in 1982.";
  assert.deepEqual(
    timesOf(text).map(([, value]) => value),
    ["1967-06", "1967-06-11", "1967-11", "1979", "1980", "1982"],
  );
});

test("findTimes() leaves what is to come out of the history around it", () => {
  const text = "The pact of 1955 was renewed in 1975 and 1985. A new one will be signed in July.";
  assert.equal(timesOf(text).at(-1)?.[1], "2024-07");
});

test("findTimes() joins the parts of one expression and takes in what narrows it", () => {
  assert.deepEqual(timesOf("It begins at 15:00 GMT on Saturday."), [["15:00 GMT on Saturday", "2024-05-18T15:00"]]);
  assert.deepEqual(timesOf("They met on Wednesday, June 3, 2020."), [["Wednesday, June 3, 2020", "2020-06-03"]]);
  assert.deepEqual(timesOf("It fell in early December 2012."), [["early December 2012", "2012-12"]]);
  assert.deepEqual(timesOf("It fell at the end of 2012."), [["the end of 2012", "2012"]]);
  assert.deepEqual(timesOf("It lasted almost seven years."), [["almost seven years", "P7Y"]]);
});

test("findTimes() knows what only looks like time", () => {
  for (const text of [
    "The army lost 2000 soldiers.",
    "It cost $ 1990 at most.",
    "They may march again.",
    "He was 20 years old.",
    "The port handles 300 ships a week.",
    "Now, that is a surprise.",
    "LA Weekly had the story.",
  ])
    assert.deepEqual(timesOf(text), [], text);
});

test("findTimes() gives relative expressions no day where the day of publication is unknown", () => {
  assert.deepEqual(timesOf("They met on Tuesday, and again on 3 June.", null), [["3 June", "XXXX-06-03"]]);
  assert.deepEqual(timesOf("They met on 3 June 2020.", null), [["3 June 2020", "2020-06-03"]]);
});

test("findTimes() never throws, and its spans are in order, apart, and hold words", () => {
  const words = [
    ...tables.rules.timeWords.map((row) => row.word),
    "1990s",
    "31",
    "2024",
    "15:00",
    "-",
    ",",
    "the",
    "of",
    "Monday",
    "May",
    "9999",
    "\n\n",
    "\u{1f600}",
  ];
  const texts = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(" ")),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(DAY, "1900-02-28", "0001-01-01", "2999-12-31", null), (text, day) => {
      const found = findTimes({ sentences: splitSentences(text, tables.text), day }, rules);
      let end = 0;
      for (const time of found) {
        assert.ok(time.start >= end && time.end > time.start && text.slice(time.start, time.end).trim() !== "");
        end = time.end;
      }
    }),
    { seed: 6, numRuns: 1500 },
  );
});

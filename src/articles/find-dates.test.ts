import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findDates, findDaysOfYear } from "./find-dates.ts";

const AUGUST = ["august", "aug", "août", "agosto", "sierpnia", "августа", "серпня", "αυγούστου", "ağustos"];
const months = new Map([["september", 9], ...AUGUST.map((name) => [name, 8] as const)]);
const daysIn = (text: string, order: "day first" | "month first" = "day first"): readonly string[] =>
  findDates(text, { months, order }).map(({ day }) => day);

test("findDates() reads the dates of many languages", () => {
  for (const text of [
    "Monday, 15th of August, 2022",
    "Aug. 15, 2022",
    "15. August 2022, 9:30 Uhr",
    "lundi 15 août 2022",
    "15 de agosto de 2022",
    "15 agosto 2022",
    "15 sierpnia 2022 r.",
    "15 августа 2022 г.",
    "15 серпня 2022",
    "15 Αυγούστου 2022",
    "15 Ağustos 2022",
    "2022年8月15日",
    "2022년 8월 15일",
    "2022-08-15T09:30",
    "15.8.2022",
    "15.08.22",
  ])
    assert.deepEqual(daysIn(text), ["2022-08-15"], text);
});

test("findDates() reads 03/04/2022 by the order asked for, and by its parts where one is above 12", () => {
  assert.deepEqual(daysIn("03/04/2022"), ["2022-04-03"]);
  assert.deepEqual(daysIn("03/04/2022", "month first"), ["2022-03-04"]);
  assert.deepEqual(daysIn("08/15/2022"), ["2022-08-15"]);
});

test("findDates() reads 11/02/2022 by the weekday before it, where it was one in one order alone", () => {
  assert.deepEqual(daysIn("Wed, 11/02/2022 - 20:15"), ["2022-11-02"]);
  assert.deepEqual(daysIn("Friday 11.02.2022", "month first"), ["2022-02-11"]);
  assert.deepEqual(daysIn("Monday, 11/02/2022"), ["2022-02-11"]);
  assert.deepEqual(daysIn("Tues 01/02/2022"), ["2022-02-01"]);
});

test("findDates() finds none in numbers, ranges of years and days that no month has", () => {
  for (const text of ["2019-2022", "call 0815 2022 33", "version 1.2.2022.4000", "31.02.2022", "15 August"])
    assert.deepEqual(daysIn(text).includes("2022-02-31"), false, text);
  assert.deepEqual(daysIn("31.02.2022"), []);
});

test("findDaysOfYear() finds days without their year", () => {
  assert.deepEqual(
    findDaysOfYear("on Monday 15 August, and on September 1", months).map(({ month, dayOfMonth }) => [month, dayOfMonth]),
    [
      [8, 15],
      [9, 1],
    ],
  );
});

test("findDates() gives spans that lie in the text, in order, for any text", () => {
  const piece = fc.oneof(fc.constantFrom("15 August 2022", "2022-08-15", "8/9/22", "年", " ", "ß", "\u0130"), fc.string({ maxLength: 12 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(" ");
      let end = 0;
      for (const found of findDates(text, { months, order: "day first" })) {
        assert.ok(found.start >= end && found.end > found.start && found.end <= text.length);
        end = found.end;
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

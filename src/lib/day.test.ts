import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  dayNumber,
  dayOfNumber,
  dayOfWeek,
  daysBetween,
  expandPeriod,
  formatDay,
  inWholeSeconds,
  isDay,
  isoWeek,
  startOfMonth,
  startOfWeek,
  startOfYear,
} from "./day.ts";

test("isDay() takes real days only", () => {
  assert.deepEqual(["2024-02-29", "2023-02-29", "2022-13-01", "2022-1-1", ""].map(isDay), [true, false, false, false, false]);
});

test("formatDay() gives null for a day that is not in the calendar", () => {
  assert.equal(formatDay(2022, 8, 15), "2022-08-15");
  assert.equal(formatDay(2022, 2, 30), null);
});

test("dayOfWeek() counts from Monday, before 1970 too", () => {
  assert.deepEqual(["2022-08-15", "2022-08-21", "1945-08-15"].map(dayOfWeek), [1, 7, 3]);
});

test("isoWeek() gives the first days of January to the old year where they belong there", () => {
  assert.deepEqual(["2021-01-03", "2021-01-04", "2020-12-31"].map(isoWeek), ["2020-W53", "2021-W01", "2020-W53"]);
});

test("addMonths() clips to the end of the month", () => {
  assert.deepEqual(
    [addMonths("2024-01-31", 1), addMonths("2023-01-31", 1), addMonths("2023-01-15", -13)],
    ["2024-02-29", "2023-02-28", "2021-12-15"],
  );
});

test("expandPeriod() gives first and last day at every precision", () => {
  assert.deepEqual(expandPeriod("2022-W33"), { first: "2022-08-15", last: "2022-08-21" });
  assert.deepEqual(expandPeriod("2024-02"), { first: "2024-02-01", last: "2024-02-29" });
  assert.deepEqual(expandPeriod("2022-Q3"), { first: "2022-07-01", last: "2022-09-30" });
  assert.deepEqual(expandPeriod("2022-W33-WE"), { first: "2022-08-20", last: "2022-08-21" });
  assert.deepEqual(expandPeriod("2022-WI"), { first: "2022-12-01", last: "2023-02-28" });
  assert.deepEqual(expandPeriod("2022-H2"), { first: "2022-07-01", last: "2022-12-31" });
  assert.deepEqual(expandPeriod("19"), { first: "1900-01-01", last: "1999-12-31" });
  assert.deepEqual(expandPeriod("202"), { first: "2020-01-01", last: "2029-12-31" });
  assert.equal(expandPeriod("PRESENT_REF"), null);
});

test("day arithmetic goes there and back", () => {
  const days = fc.integer({ min: -200_000, max: 200_000 }).map(dayOfNumber);
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      assert.equal(addDays(addDays(day, count), -count), day);
      assert.equal(daysBetween(day, addDays(day, count)), count);
      assert.equal(dayOfNumber(dayNumber(day)), day);
      assert.equal(dayOfWeek(startOfWeek(day)), 1);
      assert.ok(startOfYear(day) <= startOfMonth(day) && startOfMonth(day) <= day);
    }),
    { seed: 7 },
  );
});

test("inWholeSeconds() makes instants of any offset and fineness order as text, days before them", () => {
  const moments = ["2024-05-01", "2024-05-01T00:00:00.250Z", "2024-05-01T02:30:00+02:00", "2024-05-01T01:00:00Z"].map(inWholeSeconds);
  assert.deepEqual(moments, ["2024-05-01", "2024-05-01T00:00:00Z", "2024-05-01T00:30:00Z", "2024-05-01T01:00:00Z"]);
  assert.deepEqual(moments.toSorted(), moments);
});

test("dayNumber() and dayOfNumber() count as the platform's own calendar does, and give each other back", () => {
  for (let number = -719_528; number <= 2_932_896; number += 37) {
    const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
    assert.equal(dayOfNumber(number), day);
    assert.equal(dayNumber(day), number);
  }
  for (const day of ["0000-01-01", "0000-02-29", "1600-02-29", "1900-03-01", "2000-02-29", "2024-12-31", "9999-12-31"])
    assert.equal(dayOfNumber(dayNumber(day)), day);
});

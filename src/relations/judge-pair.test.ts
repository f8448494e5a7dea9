import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "../lib/day.ts";
import type { DayTally } from "../model/index.ts";
import { judgePair } from "./judge-pair.ts";
import { startOfPeriod } from "./periods.ts";

/** A Tuesday, so that the first week that was read begins before the first day that was. */
const FIRST = "2022-01-04";
const articlesByDay = new Map(Array.from({ length: 210 }, (_, day) => [addDays(FIRST, day), 10] as const));
const pair = { a: "POL", b: "BLR", by: "week", articlesByDay } as const;

function shots(day: string, count: number): DayTally {
  const sum = { count, goldstein: -10 * count };
  return {
    initiator: "BLR",
    recipient: "POL",
    day,
    precision: "day",
    plover: "ASSAULT",
    status: "occurred",
    quad: 4,
    happenings: sum,
    reports: sum,
    events: sum,
  };
}

const tallies = [shots(FIRST, 1), shots(addDays(FIRST, 140), 9), shots(addDays(FIRST, 141), 3)];

test("judgePair() judges all days that were read, whatever days are shown", () => {
  const starts = (range: object): readonly string[] => judgePair(tallies, { ...pair, ...range }).map(({ start }) => start);
  const week = startOfPeriod(addDays(FIRST, 140), "week");
  assert.deepEqual(starts({}), [week]);
  assert.deepEqual(starts({ since: addDays(week, 3), until: addDays(week, 3) }), [week]);
  assert.deepEqual(starts({ since: addDays(week, 7) }), []);
  assert.deepEqual(starts({ until: addDays(week, -1) }), []);
});

test("judgePair() gives the same from sums a day and sums a period, the first one too", () => {
  const summed = tallies.map((tally) => ({ ...tally, day: startOfPeriod(tally.day ?? "", "week") }));
  assert.deepEqual(judgePair(summed, pair), judgePair(tallies, pair));
  assert.deepEqual(judgePair(tallies, { ...pair, articlesByDay: new Map() }), []);
});

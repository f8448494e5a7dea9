import assert from "node:assert/strict";
import { test } from "node:test";
import type { DyadPeriod, DyadSeries, Tally } from "../model/index.ts";
import { findAlerts } from "./find-alerts.ts";
import { tailOf } from "./negative-binomial.ts";

function tally(cooperation: number, conflict: number): Tally {
  return { quads: [cooperation, 0, 0, conflict], types: {}, goldsteinSum: 0, goldsteinMean: null };
}

/** Weeks of conflict counts, each with so many articles read. */
function seriesOf(counts: readonly number[], readOf: (week: number) => number = () => 100): DyadSeries {
  const periods = counts.map((count, week): DyadPeriod => ({
    start: `week ${String(week).padStart(3, "0")}`,
    aToB: tally(0, 0),
    bToA: tally(0, 0),
    both: tally(1, count),
    ids: [`h${week}`],
    articlesRead: readOf(week),
  }));
  return { a: "AAA", b: "BBB", by: "week", count: "happenings", periods, statuses: [], undated: 0, formula: "" };
}

const quiet = Array.from({ length: 60 }, (_, week) => 1 + (week % 3));

test("findAlerts() finds a week of far more conflict than usual, tells what is usual and which happenings stand behind it", () => {
  const [alert, ...others] = findAlerts(seriesOf([...quiet, 20]));
  assert.deepEqual(others, []);
  assert.deepEqual([alert?.start, alert?.measure, alert?.count, alert?.ids], ["week 060", "conflict", 20, ["h60"]]);
  assert.ok(Math.abs((alert?.expected ?? 0) - 2) < 0.2);
  assert.ok((alert?.probability ?? 1) < 0.001);
});

test("findAlerts() is silent while nothing changes and before enough was read to know what is usual", () => {
  assert.deepEqual(findAlerts(seriesOf(quiet)), []);
  assert.deepEqual(findAlerts(seriesOf([...quiet.slice(0, 8), 20])), []);
});

test("findAlerts() takes more reading for more reading, not for more conflict", () => {
  assert.deepEqual(findAlerts(seriesOf([...quiet, 20], (week) => (week === 60 ? 1000 : 100))), []);
});

test("findAlerts() judges no week in which nothing was read, and takes none for usual", () => {
  assert.deepEqual(findAlerts(seriesOf([...quiet, 20], (week) => (week === 60 ? 0 : 100))), []);
  const gaps = seriesOf([...quiet.map((count, week) => (week % 2 === 0 ? 0 : count * 4)), 8], (week) =>
    week % 2 === 0 && week < 60 ? 0 : 100,
  );
  assert.deepEqual(findAlerts(gaps), []);
});

test("findAlerts() says that an alert goes on, and gives more with a looser promise", () => {
  const lasting = findAlerts(seriesOf([...quiet, 20, 25]));
  assert.deepEqual(
    lasting.map(({ goesOn }) => goesOn),
    [false, true],
  );
  const slight = seriesOf([...quiet, 6]);
  assert.deepEqual(findAlerts(slight), []);
  assert.equal(findAlerts(slight, { falseAlarmsAYear: 10 }).length, 1);
});

test("tailOf() is the upper tail of Poisson and of the negative binomial", () => {
  const near = (x: number, y: number): void => assert.ok(Math.abs(x - y) < 1e-9, `${x} is not ${y}`);
  near(tailOf(1, 2, 2), 1 - Math.exp(-2));
  // Mean 2 and variance 4: size 2, so the chances of 0 and 1 are 1/4 each.
  near(tailOf(1, 2, 4), 0.75);
  near(tailOf(2, 2, 4), 0.5);
  near(tailOf(0, 2, 4), 1);
  assert.ok(tailOf(1100, 1000, 1000) > 0.0005 && tailOf(1100, 1000, 1000) < 0.002);
});

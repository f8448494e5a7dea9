import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { Fault } from "../lib/fault.ts";
import { dayOfNumber } from "../lib/day.ts";
import { PLOVER } from "../model/index.ts";
import type { CountBy, DayTally, DyadSeries, Happening, HappeningRow, Period, Status } from "../model/index.ts";
import { buildSeries } from "./build-series.ts";
import { countTypes } from "./count-types.ts";

function rowOf(parts: Partial<Happening>): HappeningRow {
  const happening: Happening = {
    id: "h",
    initiator: "RUS",
    recipient: "UKR",
    initiatorName: "Russia",
    recipientName: "Ukraine",
    plover: "ACCUSE",
    cameo: "112",
    quad: 3,
    goldstein: -2,
    status: "occurred",
    day: "2022-03-10",
    precision: "day",
    eventIds: ["e"],
    reports: 1,
    confidence: null,
    against: [],
    origins: 1,
    ...parts,
  };
  return { happening, storyId: "s", recordedAt: "2024-01-01T00:00:00Z" };
}

const pair = { a: "UKR", b: "RUS", articlesByDay: new Map<string, number>() } as const;

function countOf(series: DyadSeries): number {
  return series.periods.flatMap(({ aToB, bToA }) => [...aToB.quads, ...bToA.quads]).reduce((sum, count) => sum + count, 0);
}

test("buildSeries() sorts the pair and keeps directions apart", () => {
  const rows = [
    rowOf({ id: "1" }),
    rowOf({ id: "2", initiator: "UKR", recipient: "RUS", quad: 1, goldstein: 3.4 }),
    rowOf({ id: "3", recipient: "POL" }),
  ];
  const series = buildSeries(rows, { ...pair, by: "day" });
  assert.equal(`${series.a} ${series.b}`, "RUS UKR");
  assert.deepEqual(series.periods, [
    {
      start: "2022-03-10",
      aToB: { quads: [0, 0, 1, 0], types: { ACCUSE: 1 }, goldsteinSum: -2, goldsteinMean: -2 },
      bToA: { quads: [1, 0, 0, 0], types: { ACCUSE: 1 }, goldsteinSum: 3.4, goldsteinMean: 3.4 },
      both: { quads: [1, 0, 1, 0], types: { ACCUSE: 2 }, goldsteinSum: 1.4, goldsteinMean: 0.7 },
      ids: ["1", "2"],
      articlesRead: 0,
    },
  ]);
});

test("buildSeries() shows empty periods, and what was read in each", () => {
  const rows = [rowOf({ day: "2022-01-31" }), rowOf({ day: "2022-04-01" })];
  const articlesByDay = new Map([
    ["2021-12-31", 5],
    ["2022-02-10", 7],
    ["2022-02-28", 1],
    ["2022-04-02", 9],
  ]);
  const months = buildSeries(rows, { ...pair, articlesByDay, by: "month" }).periods;
  assert.deepEqual(
    months.map(({ start, articlesRead }) => `${start} ${articlesRead}`),
    ["2022-01-01 0", "2022-02-01 8", "2022-03-01 0", "2022-04-01 0"],
  );
  const asked = buildSeries([], { ...pair, articlesByDay, by: "year", since: "2021-06-01", until: "2022-12-31" }).periods;
  assert.deepEqual(
    asked.map(({ start, articlesRead, aToB }) => `${start} ${articlesRead} ${aToB.goldsteinMean}`),
    ["2021-01-01 5 null", "2022-01-01 17 null"],
  );
  assert.deepEqual(buildSeries([], { ...pair, by: "day" }).periods, []);
});

test("buildSeries() counts deeds and what words do, and no more unless it is asked", () => {
  const statuses: readonly Status[] = ["occurred", "intended", "threatened", "requested", "denied", "hypothetical", "background"];
  const of = (plover: Happening["plover"]): readonly Status[] =>
    statuses.filter((status) => countOf(buildSeries([rowOf({ plover, status })], { ...pair, by: "day" })) === 1);
  assert.deepEqual(of("ASSAULT"), ["occurred"]);
  assert.deepEqual(of("THREATEN"), ["occurred", "threatened"]);
  assert.deepEqual(of("REQUEST"), ["occurred", "requested"]);
  assert.deepEqual(of("AGREE"), ["occurred", "intended"]);
  const denied = buildSeries([rowOf({ status: "denied" }), rowOf({})], { ...pair, by: "day", statuses: ["denied"] });
  assert.equal(countOf(denied), 1);
  assert.deepEqual(denied.statuses, ["denied"]);
});

test("buildSeries() counts reports as often as articles tell a happening", () => {
  const series = buildSeries([rowOf({ reports: 4, goldstein: -7.2 })], { ...pair, by: "day", count: "reports" });
  assert.deepEqual(series.periods[0]?.aToB, { quads: [0, 0, 4, 0], types: { ACCUSE: 4 }, goldsteinSum: -28.8, goldsteinMean: -7.2 });
});

test("buildSeries() counts origins as often as independent voices tell a happening, and refuses sums for that", () => {
  const rows = [rowOf({ reports: 9, origins: 3, goldstein: -2 })];
  assert.deepEqual(buildSeries(rows, { ...pair, by: "day", count: "origins" }).periods[0]?.aToB.quads, [0, 0, 3, 0]);
  assert.throws(() => buildSeries(talliesOf(rows), { ...pair, by: "day", count: "origins" }), /Cannot count origins/);
});

test("buildSeries() counts the halves of mutual acts of a day once in both directions together, and only those", () => {
  const visit = { plover: "CONSULT", quad: 1, goldstein: 2 } as const;
  const back = { initiator: "UKR", recipient: "RUS" };
  const rows = [
    rowOf({ ...visit, id: "1" }),
    rowOf({ ...visit, ...back, id: "2" }),
    rowOf({ ...visit, ...back, id: "3", day: "2022-03-11" }),
    rowOf({ id: "4" }),
    rowOf({ ...back, id: "5" }),
  ];
  const both = { quads: [2, 0, 2, 0], types: { CONSULT: 2, ACCUSE: 2 }, goldsteinSum: 0, goldsteinMean: 0 };
  for (const source of [rows, talliesOf(rows)]) assert.deepEqual(buildSeries(source, { ...pair, by: "month" }).periods[0]?.both, both);
});

test("buildSeries() puts what is known only to the month into months and not into days", () => {
  const rows = [rowOf({ day: "2022-03-01", precision: "month" }), rowOf({ day: null, precision: null }), rowOf({})];
  const of = (by: Period): readonly number[] => {
    const series = buildSeries(rows, { ...pair, by });
    return [countOf(series), series.undated];
  };
  assert.deepEqual(
    [of("day"), of("week"), of("month"), of("year")],
    [
      [1, 2],
      [1, 2],
      [2, 1],
      [2, 1],
    ],
  );
});

test("buildSeries() says in its formula what it counts, N and what is left out", () => {
  const { formula } = buildSeries([rowOf({}), rowOf({ day: null })], { ...pair, by: "week" });
  assert.match(formula, /each happening once/);
  assert.match(formula, /N = 1; 1 more in no period/);
  assert.match(formula, /THREATEN threatened/);
});

test("buildSeries() refuses one country and rows that do not hold what is counted", () => {
  const code = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      return error instanceof Fault ? error.code : "";
    }
    return "none";
  };
  assert.equal(
    code(() => buildSeries([], { ...pair, a: "RUS", by: "day" })),
    "relations/same-country",
  );
  assert.equal(
    code(() => buildSeries([rowOf({})], { ...pair, by: "day", count: "events" })),
    "relations/wrong-rows",
  );
});

const happening: fc.Arbitrary<HappeningRow> = fc
  .record({
    id: fc.integer({ min: 0, max: 1e9 }).map(String),
    sides: fc.constantFrom(["RUS", "UKR"], ["UKR", "RUS"], ["RUS", "POL"]),
    day: fc.option(fc.integer({ min: 18_900, max: 19_300 }).map(dayOfNumber), { nil: null, freq: 8 }),
    type: fc.constantFrom(...PLOVER),
    status: fc.constantFrom<Status>("occurred", "threatened", "denied", "background"),
    goldstein: fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10),
    reports: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ sides, type, ...rest }) =>
    rowOf({ initiator: sides[0] ?? null, recipient: sides[1] ?? null, plover: type.type, quad: type.quad, ...rest }),
  );

/** The same rows summed a day, as the record keeps them. */
function talliesOf(rows: readonly HappeningRow[]): readonly DayTally[] {
  return rows.map(({ happening: { initiator, recipient, day, precision, plover, status, quad, goldstein, reports } }) => ({
    initiator: initiator ?? "",
    recipient: recipient ?? "",
    day,
    precision,
    plover,
    status,
    quad,
    happenings: { count: 1, goldstein },
    reports: { count: reports, goldstein: (Math.round(goldstein * 10) * reports) / 10 },
    events: { count: 0, goldstein: 0 },
  }));
}

test("buildSeries() gives counts that add up to the happenings of the pair, whatever the period, and the same from sums", () => {
  const by = fc.constantFrom<Period>("day", "week", "month", "year");
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), by, fc.constantFrom<CountBy>("happenings", "reports"), (rows, period, count) => {
      const series = buildSeries(rows, { ...pair, by: period, count });
      const counted = rows.filter(
        (row) =>
          row.happening.recipient !== "POL" &&
          (row.happening.status === "occurred" || (row.happening.plover === "THREATEN" && row.happening.status === "threatened")),
      );
      const wanted = counted.reduce((sum, row) => sum + (count === "reports" ? row.happening.reports : 1), 0);
      assert.equal(countOf(series) + series.undated, wanted);
      for (const statuses of [undefined, ["denied", "occurred"]] as const) {
        const whole = buildSeries(rows, { ...pair, by: period, count, statuses });
        const parted = countTypes(whole).flatMap(({ aToB, bToA }) => [...aToB, ...bToA]);
        assert.equal(
          parted.reduce((sum, one) => sum + one, 0),
          countOf(whole),
        );
      }
      const summed = buildSeries(talliesOf(rows), { ...pair, by: period, count });
      assert.deepEqual(
        summed.periods.map(({ aToB, bToA, both }) => [aToB, bToA, both]),
        series.periods.map(({ aToB, bToA, both }) => [aToB, bToA, both]),
      );
      assert.deepEqual(buildSeries(rows.toReversed(), { ...pair, by: period, count }), series);
    }),
    { seed: 7, numRuns: 300 },
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { DyadPeriod, DyadSeries, Tally } from "../../model/index.ts";
import { drawSeries } from "./draw-series.ts";
import { createScreen } from "./screen.ts";

const tally = (...quads: readonly [number, number, number, number]): Tally => ({ quads, types: {}, goldsteinSum: 0, goldsteinMean: null });
const NONE = tally(0, 0, 0, 0);

const period = (start: string, aToB: Tally, rest: { readonly bToA?: Tally; readonly read?: number } = {}): DyadPeriod => ({
  start,
  aToB,
  bToA: rest.bToA ?? NONE,
  both: NONE,
  ids: [],
  articlesRead: rest.read ?? 1,
});

const seriesOf = (periods: readonly DyadPeriod[]): DyadSeries => ({
  a: "AAA",
  b: "BBB",
  by: "month",
  count: "happenings",
  periods,
  statuses: [],
  undated: 0,
  formula: "",
});
const screen = (columns: number, env = {}) => createScreen({ write: () => true, columns }, env);

test("drawSeries() draws cooperation up, conflict down, and no axis where nothing was read", () => {
  const series = seriesOf([
    period("2022-11-01", tally(1, 0, 0, 0), { read: 4 }),
    period("2022-12-01", NONE, { read: 0 }),
    period("2023-01-01", tally(1, 2, 0, 1), { read: 8, bToA: tally(0, 0, 0, 2) }),
  ]);
  assert.deepEqual(drawSeries(series, screen(40)), [
    "AAA → BBB",
    "     3         ███",
    "               ███",
    "       ███     ███",
    "     0 ────·   ────",
    "     1         ███",
    "BBB → AAA",
    "     0 ────·   ────",
    "               ███",
    "     2         ███",
    "  read ▄▄▄     ███",
    "       2022-11 2023",
  ]);
});

test("drawSeries() continues in further blocks when the screen is narrow, and keeps to its width", () => {
  const periods = Array.from({ length: 30 }, (_, i) =>
    period(`20${String(10 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, "0")}-01`, tally(i, 0, 0, 0)),
  );
  const lines = drawSeries(seriesOf(periods), screen(30));
  assert.ok(lines.every((line) => line.length <= 30));
  assert.equal(lines.filter((line) => line === "AAA → BBB").length, 2);
});

test("drawSeries() has a plain ASCII form", () => {
  const lines = drawSeries(seriesOf([period("2022-01-01", tally(2, 0, 1, 0))]), screen(40, { LANG: "C" }));
  // oxlint-disable-next-line no-control-regex -- anything outside ASCII is the point
  assert.match(lines.join("\n"), /^[\x00-\x7f]*$/);
  assert.equal(lines[0], "AAA -> BBB");
});

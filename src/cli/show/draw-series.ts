import type { DyadPeriod, DyadSeries, Period, SeriesCount, Tally } from "../../model/index.ts";
import { padEnd, padStart } from "./display-width.ts";
import type { Screen, Style } from "./screen.ts";

/** Rows above and below the axis of one direction. */
const UP_ROWS = 4;
const DOWN_ROWS = 3;
/** Room left of the chart for numbers and the axis. */
const GUTTER = 7;
/** Columns that one period takes at most, its gap included. */
const MAX_CELL = 4;

/** What one direction's chart shows: how many of each, period by period. */
interface Bars {
  readonly up: readonly number[];
  readonly down: readonly number[];
}

/**
 * Draws both directions of a dyad over time: cooperation up, conflict down, on one scale; below them how much was read.
 *
 * As many periods as fit stand side by side; more continue in a further block. A period in which nothing was read has no axis, so that it
 * does not look like one in which nothing happened.
 */
export function drawSeries(series: DyadSeries<SeriesCount>, screen: Screen): readonly string[] {
  const room = Math.max(10, Math.min(screen.width, 160) - GUTTER - 1);
  const cell = Math.max(1, Math.min(MAX_CELL, Math.floor(room / Math.max(1, series.periods.length))));
  const perBlock = Math.floor(room / cell);
  const unit = unitOf(series.periods);
  const maxRead = Math.max(1, ...series.periods.map((period) => period.articlesRead));
  const blocks: string[] = [];
  for (let start = 0; start < series.periods.length; start += perBlock) {
    const periods = series.periods.slice(start, start + perBlock);
    const style = { cell, unit, screen };
    blocks.push(
      ...drawDirection(`${series.a} ${screen.glyphs.arrow} ${series.b}`, periods, { ...style, tallyOf: (period) => period.aToB }),
      ...drawDirection(`${series.b} ${screen.glyphs.arrow} ${series.a}`, periods, { ...style, tallyOf: (period) => period.bToA }),
      drawRead(periods, { ...style, unit: maxRead }),
      drawTicks(periods, series.by, cell),
    );
  }
  return blocks;
}

interface ChartStyle {
  /** Columns a period takes. */
  readonly cell: number;
  /** What one full row stands for. */
  readonly unit: number;
  readonly screen: Screen;
}

interface DirectionStyle extends ChartStyle {
  readonly tallyOf: (period: DyadPeriod) => Tally;
}

/** One row is one happening where they fit, else as many as make the highest column fit. */
function unitOf(periods: readonly DyadPeriod[]): number {
  const bars = periods.flatMap((period) => [period.aToB, period.bToA]);
  const up = Math.max(0, ...bars.map(cooperationOf)) / UP_ROWS;
  const down = Math.max(0, ...bars.map(conflictOf)) / DOWN_ROWS;
  return Math.max(1, up, down);
}

export function cooperationOf(tally: Tally): number {
  return tally.quads[0] + tally.quads[1];
}

export function conflictOf(tally: Tally): number {
  return tally.quads[2] + tally.quads[3];
}

function drawDirection(title: string, periods: readonly DyadPeriod[], style: DirectionStyle): readonly string[] {
  const { screen, tallyOf, unit } = style;
  const bars: Bars = {
    up: periods.map((period) => cooperationOf(tallyOf(period))),
    down: periods.map((period) => conflictOf(tallyOf(period))),
  };
  const upRows = Math.ceil(Math.max(0, ...bars.up) / unit);
  const downRows = Math.ceil(Math.max(0, ...bars.down) / unit);
  const rows: string[] = [screen.paint(title, "strong")];
  for (let row = upRows; row >= 1; row--)
    rows.push(
      drawRow(bars.up, {
        ...style,
        row,
        glyphs: screen.glyphs.rising,
        colour: "cooperation",
        label: row === upRows ? Math.round(row * unit) : null,
      }),
    );
  rows.push(drawAxis(periods, style));
  for (let row = 1; row <= downRows; row++)
    rows.push(
      drawRow(bars.down, {
        ...style,
        row,
        glyphs: screen.glyphs.hanging,
        colour: "conflict",
        label: row === downRows ? Math.round(row * unit) : null,
      }),
    );
  return rows;
}

interface RowStyle extends ChartStyle {
  /** From 1, counted from the axis. */
  readonly row: number;
  readonly glyphs: readonly string[];
  readonly colour: Style;
  readonly label: number | null;
}

function drawRow(counts: readonly number[], style: RowStyle): string {
  const cells = counts.map((count) => {
    const glyph = glyphFor(count / style.unit - (style.row - 1), style.glyphs);
    return padEnd(glyph.repeat(Math.max(1, style.cell - 1)), style.cell);
  });
  const painted = style.screen.paint(cells.join("").trimEnd(), style.colour);
  return `${gutter(style.label === null ? "" : String(style.label))}${painted}`.trimEnd();
}

/** The sign for a share of one row: none for nothing, the smallest for the least bit. */
function glyphFor(share: number, glyphs: readonly string[]): string {
  if (share <= 0) return " ";
  return glyphs[Math.min(glyphs.length, Math.ceil(share * glyphs.length)) - 1] ?? " ";
}

function drawAxis(periods: readonly DyadPeriod[], { cell, screen }: ChartStyle): string {
  const axis = periods.map((period) => (period.articlesRead > 0 ? screen.glyphs.line.repeat(cell) : padEnd(screen.glyphs.notRead, cell)));
  return `${gutter("0")}${screen.paint(axis.join("").trimEnd(), "faint")}`;
}

function drawRead(periods: readonly DyadPeriod[], { cell, unit, screen }: ChartStyle): string {
  const cells = periods.map((period) =>
    padEnd(glyphFor(period.articlesRead / unit, screen.glyphs.rising).repeat(Math.max(1, cell - 1)), cell),
  );
  return `${gutter("read")}${screen.paint(cells.join("").trimEnd(), "faint")}`.trimEnd();
}

function gutter(label: string): string {
  return `${padStart(label, GUTTER - 1)} `;
}

/** Dates below the columns that begin a year, a month or the chart, as many as fit. */
function drawTicks(periods: readonly DyadPeriod[], by: Period, cell: number): string {
  let line = "";
  for (const [index, period] of periods.entries()) {
    const label = tickLabel(period.start, by, index === 0 ? null : (periods[index - 1]?.start ?? null));
    if (label !== null && line.length + (line === "" ? 0 : 1) <= index * cell) line = padEnd(line, index * cell) + label;
  }
  return `${gutter("")}${line}`;
}

/** A label where a larger unit begins: the year for months, the month for days and weeks. */
function tickLabel(day: string, by: Period, before: string | null): string | null {
  if (by === "year") return day.slice(0, 4);
  const length = by === "month" ? 4 : 7;
  if (before !== null && before.slice(0, length) === day.slice(0, length)) return null;
  return by === "month"
    ? before === null && !day.endsWith("-01-01")
      ? day.slice(0, 7)
      : day.slice(0, 4)
    : before === null
      ? day
      : day.slice(0, 7);
}

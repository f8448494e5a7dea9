import type { Alert, DyadPeriod, DyadSeries, Measure, Period } from "../model/index.ts";
import { tailOf } from "./negative-binomial.ts";

export interface AlertOptions {
  /** Periods before the judged one that tell what is usual; 52 by default. */
  readonly baseline?: number | undefined;
  /** How many alerts a year a dyad in which nothing changes may give; 0.5 by default. */
  readonly falseAlarmsAYear?: number | undefined;
}

export const ALERT_DEFAULTS = { baseline: 52, falseAlarmsAYear: 0.5 } as const;
/** The period right before is no part of what is usual, so that a change that takes two periods is not measured against its own beginning. */
const GUARD = 1;
/** Fewer periods that were read tell nothing about what is usual. */
const LEAST_BASELINE = 8;
/** One or two acts are never an alert, however quiet it was. */
export const LEAST_FOR_ALERT = 3;
const PERIODS_A_YEAR: Readonly<Record<Period, number>> = { day: 365, week: 52, month: 12, year: 1 };
const MEASURES: readonly Measure[] = ["cooperation", "conflict"];

/**
 * Finds the periods in which two countries did more than usual: a count that is too high for the rate of the periods before, for what was
 * read then and now, by a negative binomial that knows how unsteady they were. Periods in which nothing was read are neither judged nor usual.
 *
 * Method, weights and measured false alarms: docs/relations.md. In order of time; does not change its arguments, never throws.
 *
 * @example findAlerts(series).filter(({ measure }) => measure === "conflict")
 */
export function findAlerts(series: DyadSeries, options: AlertOptions = {}): readonly Alert[] {
  const { baseline = ALERT_DEFAULTS.baseline, falseAlarmsAYear = ALERT_DEFAULTS.falseAlarmsAYear } = options;
  const most = falseAlarmsAYear / (PERIODS_A_YEAR[series.by] * MEASURES.length);
  const alerts: Alert[] = [];
  for (const [at, period] of series.periods.entries()) {
    for (const measure of MEASURES) {
      if (countOf(period, measure) < LEAST_FOR_ALERT || period.articlesRead === 0) continue;
      const usual = series.periods.slice(Math.max(0, at - GUARD - baseline), Math.max(0, at - GUARD));
      const judged = judge(period, usual, measure);
      if (judged === null || judged.probability >= most) continue;
      const previous = series.periods[at - 1]?.start;
      const goesOn = alerts.some((alert) => alert.measure === measure && alert.start === previous);
      alerts.push({ a: series.a, b: series.b, start: period.start, measure, ...judged, goesOn, ids: period.ids });
    }
  }
  return alerts;
}

type Judged = Pick<Alert, "count" | "expected" | "probability" | "articlesRead">;

function judge(period: DyadPeriod, usual: readonly DyadPeriod[], measure: Measure): Judged | null {
  const count = countOf(period, measure);
  const read = usual.filter(({ articlesRead }) => articlesRead > 0);
  if (read.length < LEAST_BASELINE) return null;
  const counts = read.map((one) => countOf(one, measure));
  const weights = read.map(({ articlesRead }) => articlesRead);
  const { expected, variance } = predict(counts, weights, period.articlesRead);
  return { count, expected, probability: tailOf(count, expected, variance), articlesRead: period.articlesRead };
}

/**
 * Dispersion that a pair is taken to have before it is known, and the number of periods that this weighs as much as: news comes in bursts,
 * and a few quiet months do not show it (chosen by the simulation of `npm run eval alerts`).
 */
const PRIOR_DISPERSION = { value: 3, periods: 10 } as const;
/** Half a happening: what a rate is taken to rest on before anything was counted (the prior of Jeffreys). */
const PRIOR = 0.5;

/**
 * What a period with `articles` read should show: the rate of acts an article, and how far the count may lie from it. Acts come in bursts,
 * so the variance is that of Poisson times the dispersion of the periods before (Pearson's, never below 1), plus what the rate itself is
 * unsure by.
 */
function predict(
  counts: readonly number[],
  weights: readonly number[],
  articles: number,
): { readonly expected: number; readonly variance: number } {
  const total = sumOf(counts) + PRIOR;
  const rate = total / sumOf(weights);
  const squares = counts.map((count, at) => (count - rate * (weights[at] ?? 0)) ** 2 / (rate * (weights[at] ?? 1)));
  const { value, periods } = PRIOR_DISPERSION;
  const dispersion = Math.max(1, (sumOf(squares) + value * periods) / (counts.length - 1 + periods));
  const expected = rate * articles;
  return { expected, variance: dispersion * expected * (1 + expected / total) };
}

function countOf({ both: { quads } }: DyadPeriod, measure: Measure): number {
  return measure === "cooperation" ? quads[0] + quads[1] : quads[2] + quads[3];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

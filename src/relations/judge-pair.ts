import type { Alert, CountryCode, Day, DayTally, DyadSeries, Period } from "../model/index.ts";
import { buildSeries } from "./build-series.ts";
import { findAlerts } from "./find-alerts.ts";
import type { AlertOptions } from "./find-alerts.ts";
import { startOfPeriod } from "./periods.ts";

export interface PairToJudge extends AlertOptions {
  readonly a: CountryCode;
  readonly b: CountryCode;
  readonly by: Period;
  /** Of all days that were read, whatever is shown of them. */
  readonly articlesByDay: ReadonlyMap<Day, number>;
  /** Only alerts of periods that lie, in part at least, in these days are told; all days are judged. */
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
}

/**
 * The alerts of one pair, judged over all days that were read: also the silence before its first act counts as usual, and the days that are
 * shown change nothing. `tallies` are all sums of the pair, a day or a period each (`store.tallies({ countries, by })`). In order of time.
 *
 * @example judgePair(store.tallies({ countries: ["POL", "BLR"], by: "week" }), { a: "POL", b: "BLR", by: "week", articlesByDay: store.articlesByDay() })
 */
export function judgePair(
  tallies: Iterable<DayTally>,
  { a, b, by, articlesByDay, since, until, ...options }: PairToJudge,
): readonly Alert[] {
  return judgeSeries(buildSeries(tallies, { a, b, by, articlesByDay, isOfAllRead: true }), { since, until, ...options });
}

/** The same of a series that was made so: of happenings that count as done, over all days that were read (`isOfAllRead`). */
export function judgeSeries(
  series: DyadSeries,
  { since, until, ...options }: Omit<PairToJudge, "a" | "b" | "by" | "articlesByDay">,
): readonly Alert[] {
  const from = since === undefined ? "" : startOfPeriod(since, series.by);
  return findAlerts(series, options).filter(({ start }) => start >= from && start <= (until ?? "~"));
}

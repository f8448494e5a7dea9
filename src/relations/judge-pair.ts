import type { Alert, CountryCode, Day, DayTally, Period } from "../model/index.ts";
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
  const days = [...articlesByDay.keys()].filter((day) => day !== "").sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const read = { a, b, by, articlesByDay, since: startOfPeriod(first, by), until: last };
  const from = since === undefined ? "" : startOfPeriod(since, by);
  return findAlerts(buildSeries(tallies, read), options).filter(({ start }) => start >= from && start <= (until ?? "~"));
}

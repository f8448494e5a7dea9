import { Fault } from "../lib/fault.ts";
import { DONE_BY_WORDS, isDone } from "../model/index.ts";
import type { CountBy, CountryCode, Day, DyadPeriod, DyadSeries, Period, SeriesCount, Status } from "../model/index.ts";
import { countedRow } from "./counted-row.ts";
import type { CountedRow, SeriesRow } from "./counted-row.ts";
import { describeSeries } from "./describe-series.ts";
import { fitsPeriod, listPeriods, startOfPeriod } from "./periods.ts";
import { NOTHING, tallyBoth, tallyOf } from "./tally-rows.ts";

export interface SeriesOptions<Count extends SeriesCount = SeriesCount> {
  /** The two countries, in any order; the series has them sorted. */
  readonly a: CountryCode;
  readonly b: CountryCode;
  readonly by: Period;
  /** First and last day, inclusive; by default those of the rows that are counted. */
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
  /** Where no days are given: from the first to the last day that was read, too, and not only of what is counted. */
  readonly isOfAllRead?: boolean | undefined;
  /** "happenings" by default. */
  readonly count?: Count | undefined;
  /** Exactly these statuses, of any type; by default what was done, by deed or by words (`isDone`). */
  readonly statuses?: readonly Status[] | undefined;
  /** Articles published a day: `Store.articlesByDay()`. */
  readonly articlesByDay: ReadonlyMap<Day, number>;
  /** Data sets whose rows are among the rows, as the formula then says. */
  readonly mixedWith?: readonly string[] | undefined;
}

/**
 * Sums rows into the series of two countries, period by period, empty ones included.
 *
 * Rows of other pairs, statuses or days are left out. A row without a day, or whose date is coarser than the period, is in no period and is
 * counted in `undated`. Does not depend on the order of the rows. Throws the faults "relations/same-country" and "relations/wrong-rows".
 *
 * @example buildSeries(store.happenings({ countries: ["RUS", "PRK"] }), { a: "RUS", b: "PRK", by: "month", articlesByDay: store.articlesByDay() }).a // "PRK"
 */
export function buildSeries(rows: Iterable<SeriesRow>, options: SeriesOptions<CountBy>): DyadSeries;
export function buildSeries(rows: Iterable<SeriesRow>, options: SeriesOptions): DyadSeries<SeriesCount>;
export function buildSeries(rows: Iterable<SeriesRow>, options: SeriesOptions): DyadSeries<SeriesCount> {
  const { by, count = "happenings", statuses, articlesByDay } = options;
  const [a, b] = [options.a, options.b].sort();
  if (a === undefined || b === undefined || a === b)
    throw new Fault("relations/same-country", "A dyad is two countries", { where: options.a });
  const dated: CountedRow[] = [];
  let undated = 0;
  for (const row of rows) {
    const counted = countedRow(row, count);
    if (!isOfPair(counted, a, b) || !isCounted(counted, statuses) || !isWithin(counted.day, options)) continue;
    if (counted.day === null || !fitsPeriod(counted.precision, by)) undated += counted.count;
    else dated.push(counted);
  }
  const range = rangeOf(dated, options);
  const starts = range === null ? [] : listPeriods(range.since, range.until, by);
  const byPeriod = Map.groupBy(dated, (row) => startOfPeriod(row.day ?? "", by));
  const read = readByPeriod(articlesByDay, range, by);
  const periods = starts.map((start) => periodOf(start, { rows: byPeriod.get(start) ?? [], a, articlesRead: read.get(start) ?? 0 }));
  const counted = statuses ?? ["occurred", ...Object.entries(DONE_BY_WORDS).map(([plover, status]) => `${plover} ${status}`)];
  const n = dated.reduce((sum, row) => sum + row.count, 0);
  return {
    a,
    b,
    by,
    count,
    periods,
    statuses: counted,
    undated,
    formula: describeSeries({ count, by, statuses: counted, n, undated, mixedWith: options.mixedWith }),
  };
}

function isOfPair({ initiator, recipient }: CountedRow, a: CountryCode, b: CountryCode): boolean {
  return (initiator === a && recipient === b) || (initiator === b && recipient === a);
}

function isCounted({ plover, status, count }: CountedRow, statuses: readonly Status[] | undefined): boolean {
  return count > 0 && (statuses === undefined ? isDone(plover, status) : statuses.includes(status));
}

/** What has no day is within a range only when there is none. */
function isWithin(day: Day | null, { since, until }: SeriesOptions): boolean {
  if (day === null) return since === undefined && until === undefined;
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}

interface Range {
  readonly since: Day;
  readonly until: Day;
}

function rangeOf(rows: readonly CountedRow[], { since, until, isOfAllRead = false, articlesByDay }: SeriesOptions): Range | null {
  let [first, last] = [since, until];
  const extend = (day: Day): void => {
    if (since === undefined && (first === undefined || day < first)) first = day;
    if (until === undefined && (last === undefined || day > last)) last = day;
  };
  for (const { day } of rows) if (day !== null) extend(day);
  if (isOfAllRead) for (const day of articlesByDay.keys()) if (day !== "") extend(day);
  return first === undefined || last === undefined ? null : { since: first, until: last };
}

function readByPeriod(articlesByDay: ReadonlyMap<Day, number>, range: Range | null, by: Period): ReadonlyMap<Day, number> {
  const read = new Map<Day, number>();
  for (const [day, articles] of articlesByDay) {
    if (range === null || day < range.since || day > range.until) continue;
    const start = startOfPeriod(day, by);
    read.set(start, (read.get(start) ?? 0) + articles);
  }
  return read;
}

interface PeriodInput {
  readonly rows: readonly CountedRow[];
  readonly a: CountryCode;
  readonly articlesRead: number;
}

function periodOf(start: Day, { rows, a, articlesRead }: PeriodInput): DyadPeriod {
  if (rows.length === 0) return { start, aToB: NOTHING, bToA: NOTHING, both: NOTHING, ids: [], articlesRead };
  return {
    start,
    aToB: tallyOf(rows.filter((row) => row.initiator === a)),
    bToA: tallyOf(rows.filter((row) => row.initiator !== a)),
    both: tallyBoth(rows, a),
    ids: [...new Set(rows.flatMap(({ id }) => id ?? []))].sort(),
    articlesRead,
  };
}

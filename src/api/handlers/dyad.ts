import { addDays, addMonths, daysBetween } from "../../lib/day.ts";
import { given } from "../../lib/given.ts";
import type { Column } from "../../lib/column.ts";
import { PLOVER } from "../../model/index.ts";
import type {
  Alert,
  CountBy,
  Day,
  DayRange,
  DayTally,
  DyadPeriod,
  DyadSeries,
  HappeningRow,
  Period,
  SeriesCount,
  TallyQuery,
} from "../../model/index.ts";
import { buildSeries, countTypes, describeAlerts, judgePair, judgeSeries, startOfPeriod } from "../../relations/index.ts";
import type { SeriesOptions, SeriesRow } from "../../relations/index.ts";
import type { Answer, Input, Series } from "../contract.ts";
import { DAYS_IN, checkPeriods } from "../check-periods.ts";
import { ProblemError } from "../problem.ts";
import type { ReadApi } from "../world.ts";

/** A screen holds about so many bars; where nobody says, the period is the shortest that gives no more. */
const FITTING_BARS = 180;

/** Two countries over time, from the record's sums: by quad class and direction, and by type. */
export async function readDyad(api: ReadApi, input: Input<"dyad">): Promise<Answer<"dyad">> {
  const [a, b] = [input.a, input.b].sort();
  if (a === undefined || b === undefined || a === b) throw new ProblemError(400, "A dyad is two different countries", "same-country");
  for (const code of [a, b])
    if (!api.world.countries.has(code)) throw new ProblemError(404, `No country has the code ${code}`, "no-such-country");
  const { count = "happenings", statuses } = input;
  const counted: Counted = { countries: [a, b], ...(statuses === undefined ? { isDone: true } : {}) };
  const months = [...api.store.tallies({ ...counted, by: "month" })];
  const { firstDay, lastDay } = daysOf(api, counted, months);
  const { by, since, until } = rangeOf(input, { firstDay, lastDay });
  const range = given({ since, until });
  const isWhole = since === undefined && until === undefined && (by === "month" || by === "year");
  const within = isWhole
    ? by === "month"
      ? months
      : months.map((tally) => ({ ...tally, day: tally.day === null ? null : startOfPeriod(tally.day, by) }))
    : [...api.store.tallies({ ...counted, by, ...range })];
  const read = await api.overview.articlesByDay();
  const { series, alerts } =
    since === undefined && until === undefined && count === "happenings" && statuses === undefined
      ? wholeOf(within, { a, b, by, articlesByDay: readByPeriod(read, by) })
      : partOf(api, count === "origins" ? happeningsOf(api, [a, b], range) : within, {
          a,
          b,
          by,
          since,
          until,
          count,
          statuses,
          articlesByDay: read,
        });
  return {
    series: columnsOf(series),
    types: countTypes(series),
    alerts: alerts.map(alertOf),
    alertsMethod: describeAlerts(by),
    firstDay,
    lastDay,
  };
}

/** The record keeps no sums of origins: each happening says how many independent voices tell it. */
function happeningsOf(api: ReadApi, countries: readonly string[], range: DayRange): Iterable<HappeningRow> {
  return api.store.happenings({ countries, ...range });
}

interface Judged {
  readonly series: DyadSeries<SeriesCount>;
  readonly alerts: readonly Alert[];
}

/** Everything between two countries: judged over all days that were read, and shown from the first period that has anything to the last. */
function wholeOf(rows: readonly DayTally[], options: SeriesOptions<CountBy>): Judged {
  const judged = buildSeries(rows, { ...options, isOfAllRead: true });
  const hasAny = ({ aToB, bToA }: DyadPeriod): boolean => [...aToB.quads, ...bToA.quads].some((count) => count > 0);
  const first = judged.periods.findIndex(hasAny);
  const periods = first < 0 ? [] : judged.periods.slice(first, judged.periods.findLastIndex(hasAny) + 1);
  return { series: { ...judged, periods }, alerts: judgeSeries(judged, {}) };
}

/** Periods before the first one that is shown, by which it is judged: more than the alerts' own baseline. */
const JUDGED_BY = 60;

/** Some days, or other things counted: the alerts are of happenings all the same, and judged by what was before the days that are shown. */
function partOf(api: ReadApi, rows: Iterable<SeriesRow>, options: SeriesOptions): Judged {
  const { a, b, by, since, until, articlesByDay } = options;
  const first = since === undefined ? undefined : startOfPeriod(addDays(startOfPeriod(since, by), -JUDGED_BY * DAYS_IN[by]), by);
  const past = api.store.tallies({ countries: [a, b], by, isDone: true, ...given({ since: first }) });
  const read = new Map([...readByPeriod(articlesByDay, by)].filter(([day]) => first === undefined || day >= first));
  // The sums of a period lie on its first day, which may be before the first day that is asked for.
  const shown = { ...options, since: since === undefined ? undefined : startOfPeriod(since, by) };
  const series = buildSeries(rows, { ...shown, articlesByDay: sumByPeriod(articlesByDay, by, given({ since, until })) });
  return { series, alerts: judgePair(past, { a, b, by, since, until, articlesByDay: read }) };
}

function alertOf({ start, measure, count, expected, probability, articlesRead, goesOn }: Alert): Answer<"dyad">["alerts"][number] {
  return { start, measure, count, expected, probability, articlesRead, goesOn };
}

type Counted = Pick<TallyQuery, "countries" | "isDone">;

/** First and last day of what is counted, in these sums by month, to the day; where nothing is, of what was only said or denied. */
function daysOf(api: ReadApi, counted: Counted, months: readonly DayTally[]): Known {
  const starts = months.flatMap(({ day }) => day ?? []);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) {
    const { isDone, ...all } = counted;
    return isDone === true ? daysOf(api, all, [...api.store.tallies({ ...all, by: "month" })]) : { firstDay: null, lastDay: null };
  }
  const days = (month: Day): readonly Day[] =>
    [...api.store.tallies({ ...counted, since: month, until: addDays(addMonths(month, 1), -1) })].flatMap(({ day }) => day ?? []);
  return { firstDay: days(first)[0] ?? null, lastDay: days(last).at(-1) ?? null };
}

interface Known {
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

interface Range {
  readonly by: Period;
  readonly since: Day | undefined;
  readonly until: Day | undefined;
}

/** All articles by period: made once for each state of the record, since every pair is set beside it. */
function readByPeriod(byDay: ReadonlyMap<Day, number>, by: Period): ReadonlyMap<Day, number> {
  const made = READ.get(byDay) ?? new Map<Period, ReadonlyMap<Day, number>>();
  READ.set(byDay, made);
  const known = made.get(by) ?? sumByPeriod(byDay, by, {});
  made.set(by, known);
  return known;
}

const READ = new WeakMap<ReadonlyMap<Day, number>, Map<Period, ReadonlyMap<Day, number>>>();

/** Articles of the days that are asked for, summed a period under its first day, where the happenings' sums lie too. */
function sumByPeriod(byDay: ReadonlyMap<Day, number>, by: Period, { since = "", until = "~" }: DayRange): ReadonlyMap<Day, number> {
  const read = new Map<Day, number>();
  for (const [day, articles] of byDay) {
    if (day === "" || day < since || day > until) continue;
    const start = startOfPeriod(day, by);
    read.set(start, (read.get(start) ?? 0) + articles);
  }
  return read;
}

function rangeOf(input: Input<"dyad">, known: Known): Range {
  const { since, until } = input;
  const [first, last] = [since ?? known.firstDay, until ?? known.lastDay];
  if (first === null || last === null || first > last) return { by: input.by ?? "month", since, until };
  const by = input.by ?? fittingPeriod(first, last);
  checkPeriods(by, first, last);
  return { by, since, until };
}

function fittingPeriod(first: Day, last: Day): Period {
  const length = daysBetween(first, last) + 1;
  return (["day", "week", "month"] as const).find((period) => length / DAYS_IN[period] <= FITTING_BARS) ?? "year";
}

/** What else is answered by this answer: a whole past by the period that it is told by where nobody says, with that period and without. */
export function sameDyad(input: Input<"dyad">, { firstDay, lastDay }: Answer<"dyad">): Input<"dyad"> | null {
  const { by, ...rest } = input;
  if (rest.since !== undefined || rest.until !== undefined || firstDay === null || lastDay === null) return null;
  const fitting = fittingPeriod(firstDay, lastDay);
  return by === undefined ? { ...rest, by: fitting } : by === fitting ? rest : null;
}

/** Rows to columns: a tenth of the bytes. */
function columnsOf({ a, b, by, count, periods, statuses, undated, formula }: DyadSeries<SeriesCount>): Series {
  const direction = (side: "aToB" | "bToA"): Series["aToB"] => {
    const quad = (at: 0 | 1 | 2 | 3): readonly number[] => periods.map((period) => period[side].quads[at]);
    return { quads: [quad(0), quad(1), quad(2), quad(3)], goldsteinSum: periods.map((period) => period[side].goldsteinSum) };
  };
  return {
    a,
    b,
    by,
    count,
    starts: periods.map(({ start }) => start),
    aToB: direction("aToB"),
    bToA: direction("bToA"),
    articlesRead: periods.map(({ articlesRead }) => articlesRead),
    statuses,
    undated,
    formula,
  };
}

/** One period and direction of an answer. */
interface DyadRow {
  readonly answer: Answer<"dyad">;
  readonly side: "aToB" | "bToA";
  readonly at: number;
}

/** Every period of the first direction, then of the other. */
export function* dyadRows(answer: Answer<"dyad">): Generator<DyadRow> {
  for (const side of ["aToB", "bToA"] as const) for (const at of answer.series.starts.keys()) yield { answer, side, at };
}

const quadCell =
  (quad: 0 | 1 | 2 | 3) =>
  ({ answer, side, at }: DyadRow): number =>
    answer.series[side].quads[quad][at] ?? 0;

export const DYAD_COLUMNS: readonly Column<DyadRow>[] = [
  { name: "period", meaning: "First day of the period", type: "day", cell: ({ answer, at }) => answer.series.starts[at] ?? null },
  { name: "by", meaning: "Length of the period", type: "text", cell: ({ answer }) => answer.series.by },
  { name: "count", meaning: "What is counted", type: "text", cell: ({ answer }) => answer.series.count },
  { name: "initiator", meaning: "Country code", type: "text", cell: ({ answer, side }) => answer.series[side === "aToB" ? "a" : "b"] },
  { name: "recipient", meaning: "Country code", type: "text", cell: ({ answer, side }) => answer.series[side === "aToB" ? "b" : "a"] },
  { name: "verbal_cooperation", meaning: "Quad class 1", type: "integer", cell: quadCell(0) },
  { name: "material_cooperation", meaning: "Quad class 2", type: "integer", cell: quadCell(1) },
  { name: "verbal_conflict", meaning: "Quad class 3", type: "integer", cell: quadCell(2) },
  { name: "material_conflict", meaning: "Quad class 4", type: "integer", cell: quadCell(3) },
  {
    name: "goldstein_sum",
    meaning: "Sum of Goldstein values",
    type: "number",
    cell: ({ answer, side, at }) => answer.series[side].goldsteinSum[at] ?? 0,
  },
  { name: "articles_read", meaning: "The denominator", type: "integer", cell: ({ answer, at }) => answer.series.articlesRead[at] ?? 0 },
  ...PLOVER.map(({ type }): Column<DyadRow> => {
    const cell = ({ answer, side, at }: DyadRow): number => answer.types.find(({ plover }) => plover === type)?.[side][at] ?? 0;
    return { name: type, meaning: `PLOVER type ${type}`, type: "integer", cell };
  }),
];

import type { SQLOutputValue } from "node:sqlite";
import { addDays, startOfMonth } from "../lib/day.ts";
import type { Day, DayRange, DayTally, Period, TallyQuery, TallySum } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Params, Row } from "./connection.ts";
import { closedValue, ploverOf, precisionOf, quadOf, statusOf } from "./closed-values.ts";
import { filterRows } from "./filter-rows.ts";
import { parseJson } from "./parse-json.ts";
import { TALLY_SUMS } from "./pending-sums.ts";
import { standingEvent, standingRow } from "./standing.ts";

const KEYS = "initiator, recipient, ifnull(day, '') AS day, ifnull(precision, '') AS precision, plover, status, quad";
const PAIRS = "initiator IS NOT NULL AND recipient IS NOT NULL AND initiator <> recipient";

/** A query for tallies made again from the rows that stood as of a commit, with the columns of the table. */
export function talliesFromRows(asOf: number, conditions: string = "TRUE"): string {
  return `SELECT initiator, recipient, day, precision, plover, status, quad,
      sum(h) AS happenings, sum(ht) AS happenings_tenths, sum(r) AS reports, sum(rt) AS reports_tenths, sum(e) AS events, sum(et) AS events_tenths FROM (
    SELECT ${KEYS}, 1 AS h, goldstein_tenths AS ht, reports AS r, reports * goldstein_tenths AS rt, 0 AS e, 0 AS et
    FROM happenings h WHERE ${PAIRS} AND ${standingRow("happenings", "h", asOf)}
    UNION ALL
    SELECT ${KEYS}, 0, 0, 0, 0, 1, e.goldstein_tenths FROM events e JOIN readings r ON r.no = e.reading_no WHERE ${PAIRS} AND ${standingEvent("e", "r", asOf)}
  ) t WHERE ${conditions} GROUP BY 1, 2, 3, 4, 5, 6, 7`;
}

/** Sums that are not empty, by day, then pair. */
export function* readTallies(connection: Connection, query: TallyQuery & { readonly by?: Period }): Generator<DayTally> {
  const { conditions, params } = filterRows("t", query);
  const dated = query.since === undefined && query.until === undefined ? "TRUE" : "t.day <> ''";
  const table = areWholeMonths(query) ? "month_tallies" : "tallies";
  const rows =
    query.asOf === undefined
      ? `SELECT * FROM ${table} t WHERE (happenings > 0 OR events > 0) AND ${dated} AND ${conditions}`
      : talliesFromRows(commitAsOf(connection, query.asOf), `${dated} AND ${conditions}`);
  // What is known to the month stands in one row a month already, and only what is known more coarsely may stand under other days.
  const isSummed = table === "month_tallies" && query.by === "month" && query.asOf === undefined && query.countries?.length === 2;
  const sums = isSummed ? rows : sumPeriods(rows, query.by ?? "day");
  if (query.countries?.length === 2) yield* talliesAtOnce(connection, sums, params);
  else for (const row of connection.each(`SELECT * FROM (${sums}) ORDER BY ${ORDER.join(", ")}`, ...params)) yield tallyOf(row);
}

const ORDER = ["day", "initiator", "recipient", "plover", "status", "quad", "precision"] as const;
const VALUES = ["initiator", "recipient", "day", "precision", "plover", "status", "quad", ...TALLY_SUMS] as const;

/**
 * The sums of one pair, which are some thousands, as one value: handing them over one by one takes twice as long as reading them. They are put
 * in order here, since each direction comes in order of day already and SQLite would sort them from scratch, which doubles its time.
 */
function talliesAtOnce(connection: Connection, sums: string, params: Params): readonly DayTally[] {
  const all = connection.get(`SELECT json_group_array(json_array(${VALUES.join(", ")})) AS rows FROM (${sums})`, ...params);
  if (all === null) return [];
  const lists = parseJson(all, "rows", (value): value is readonly SQLOutputValue[][] => Array.isArray(value) && value.every(Array.isArray));
  return lists.toSorted(byOrder).map((values) => tallyOfValues(values, all));
}

const PLACES = ORDER.map((name) => VALUES.indexOf(name));

function byOrder(a: readonly SQLOutputValue[], b: readonly SQLOutputValue[]): number {
  for (const at of PLACES) {
    const [x, y] = [a[at] ?? "", b[at] ?? ""];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function tallyOfValues(values: readonly SQLOutputValue[], row: Row): DayTally {
  const [
    initiator,
    recipient,
    day,
    precision,
    plover,
    status,
    quad,
    happenings,
    happeningsTenths,
    reports,
    reportsTenths,
    events,
    eventsTenths,
  ] = values;
  const number = (value: SQLOutputValue | undefined): number => (typeof value === "number" ? value : row.wrong("rows", value));
  const text = (value: SQLOutputValue | undefined): string => (typeof value === "string" ? value : row.wrong("rows", value));
  return {
    initiator: text(initiator),
    recipient: text(recipient),
    day: text(day) || null,
    precision: text(precision) === "" ? null : closedValue.precision(text(precision), row),
    plover: closedValue.plover(text(plover), row),
    status: closedValue.status(text(status), row),
    quad: closedValue.quad(number(quad), row),
    happenings: { count: number(happenings), goldstein: number(happeningsTenths) / 10 },
    reports: { count: number(reports), goldstein: number(reportsTenths) / 10 },
    events: { count: number(events), goldstein: number(eventsTenths) / 10 },
  };
}

/** Whether the sums a month hold the answer: longer periods, and no days of a month without the others. */
function areWholeMonths({ by, since, until }: DayRange & { readonly by?: Period }): boolean {
  const isFirst = (day: Day): boolean => day === startOfMonth(day);
  return (
    (by === "month" || by === "year") && (since === undefined || isFirst(since)) && (until === undefined || isFirst(addDays(until, 1)))
  );
}

/** First day of the period that `day` lies in; weeks start on Monday. No day stays none. */
export const PERIOD_OF: Readonly<Record<Period, string>> = {
  day: "day",
  week: "iif(day = '', '', date(day, 'weekday 0', '-6 days'))",
  month: "iif(day = '', '', substr(day, 1, 7) || '-01')",
  year: "iif(day = '', '', substr(day, 1, 4) || '-01-01')",
};

/** Sums of sums: reading a few hundred rows of a busy pair instead of its tens of thousands. */
function sumPeriods(rows: string, by: Period): string {
  if (by === "day") return rows;
  const sums = TALLY_SUMS.map((column) => `sum(${column}) AS ${column}`).join(", ");
  return `SELECT initiator, recipient, ${PERIOD_OF[by]} AS day, precision, plover, status, quad, ${sums} FROM (${rows}) GROUP BY 1, 2, 3, 4, 5, 6, 7`;
}

export function tallyOf(row: Row): DayTally {
  return {
    initiator: row.text("initiator"),
    recipient: row.text("recipient"),
    day: row.text("day") || null,
    precision: row.text("precision") === "" ? null : precisionOf(row, "precision"),
    plover: ploverOf(row),
    status: statusOf(row),
    quad: quadOf(row),
    happenings: sumOf(row, "happenings"),
    reports: sumOf(row, "reports"),
    events: sumOf(row, "events"),
  };
}

function sumOf(row: Row, name: "happenings" | "reports" | "events"): TallySum {
  return { count: row.number(name), goldstein: row.number(`${name}_tenths`) / 10 };
}

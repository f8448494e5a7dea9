import { startOfMonth } from "../lib/day.ts";
import { given } from "../lib/given.ts";
import type {
  AsOf,
  Day,
  DayRange,
  DyadCount,
  Instant,
  OutletRead,
  Period,
  RecordSummary,
  RecordTotals,
  SkipReason,
} from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection, Row } from "./connection.ts";
import { DONE } from "./filter-rows.ts";
import { areWholeYears, FIRST_DAY, firstAndLastDay } from "./read-overview.ts";
import { standingReading } from "./standing.ts";
import { PERIOD_OF, talliesFromRows } from "./tallies.ts";
import { countTotal, readTotal } from "./totals.ts";
import type { TotalName } from "./totals.ts";

/** Pairs that a summary names. */
const DYADS_SHOWN = 20;

/** What the record holds or held, in figures; see `RecordSummary`. */
export function summarise(connection: Connection, asOf?: Instant): RecordSummary {
  const commit = commitAsOf(connection, asOf);
  const then = (name: TotalName): number => countTotal(connection, name, commit);
  const recorded = asOf === undefined ? "TRUE" : `commit_no <= ${commit}`;
  const days = connection.get(`SELECT ${firstAndLastDay(recorded)}`);
  return {
    ...(asOf === undefined ? readTotals(connection) : totalsOf(then)),
    skips: countSkips(connection, commit),
    firstDay: days?.textOrNull("first") ?? null,
    lastDay: days?.textOrNull("last") ?? null,
    dyads: readTopDyads(connection, { limit: DYADS_SHOWN, ...given({ asOf }) }),
    countBy: "happenings",
    schemaVersion: connection.count("PRAGMA user_version"),
  };
}

/** Kept as rows come; see `Store.totals`. */
export function readTotals(connection: Connection): RecordTotals {
  return totalsOf((name) => readTotal(connection, name));
}

function totalsOf(total: (name: TotalName) => number): RecordTotals {
  return {
    pages: total("pages"),
    articles: total("articles"),
    events: total("events"),
    happenings: total("happenings"),
    stories: total("stories"),
  };
}

/** Articles published a day, by day. */
export function readArticlesByDay(connection: Connection, { since, until, asOf }: DayRange & AsOf): ReadonlyMap<Day, number> {
  const rows =
    asOf === undefined
      ? "SELECT day, articles FROM articles_a_day WHERE day >= ? AND day <= ? AND articles > 0"
      : `SELECT published_day AS day, count(*) AS articles FROM readings r WHERE published_day >= ? AND published_day <= ?
          AND ${standingReading("r", commitAsOf(connection, asOf))} GROUP BY 1`;
  const params = [since ?? "", until ?? "~"];
  return new Map(connection.all(`${rows} ORDER BY day`, ...params).map((row) => [row.text("day"), row.number("articles")]));
}

/** The same by outlet, summed a period; see `Store.articlesByOutlet`. */
export function* readArticlesByOutlet(
  connection: Connection,
  { since, until, asOf, by = "day" }: DayRange & AsOf & { readonly by?: Period },
): Generator<OutletRead> {
  const rows =
    asOf === undefined
      ? "SELECT day, outlet, articles FROM days_read"
      : `SELECT published_day AS day, ifnull(outlet, '') AS outlet, 1 AS articles FROM readings r
          WHERE published_day IS NOT NULL AND ${standingReading("r", commitAsOf(connection, asOf))}`;
  const sql = `SELECT ${PERIOD_OF[by]} AS start, outlet, sum(articles) AS articles FROM (${rows}) WHERE day >= ? AND day <= ?
    GROUP BY 1, 2 HAVING sum(articles) > 0 ORDER BY 1, 2`;
  for (const row of connection.each(sql, since ?? "", until ?? "~"))
    yield { outlet: row.text("outlet") || null, day: row.text("start"), articles: row.number("articles") };
}

/** Pages that were skipped and never read, by the reason given last. */
function countSkips(connection: Connection, asOf: number): Readonly<Partial<Record<SkipReason, number>>> {
  const rows = connection.all(`SELECT s.reason, count(*) AS pages FROM skips s WHERE s.commit_no <= ${asOf}
    AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.page_no = s.page_no AND r.commit_no <= ${asOf})
    AND NOT EXISTS (SELECT 1 FROM skips newer WHERE newer.page_no = s.page_no AND newer.no > s.no AND newer.commit_no <= ${asOf})
    GROUP BY s.reason ORDER BY s.reason`);
  return Object.fromEntries(rows.map((row) => [row.text("reason"), row.number("pages")]));
}

/** The pairs with most happenings that were done; see `Store.topDyads`. */
export function readTopDyads(
  connection: Connection,
  { since, until, limit, asOf }: DayRange & AsOf & { readonly limit: number },
): readonly DyadCount[] {
  const first = since === undefined ? undefined : startOfMonth(since);
  const last = until === undefined ? undefined : `${until.slice(0, 7)}-31`;
  const days = [first ?? (last === undefined ? "" : FIRST_DAY), last ?? "~"] as const;
  if (asOf === undefined && areWholeYears({ since: first, until: last }))
    return connection.all(TOP_OF_YEARS, days[0].slice(0, 4), days[1].slice(0, 4), limit).map(dyadOf);
  const sums = asOf === undefined ? "month_tallies" : `(${talliesFromRows(commitAsOf(connection, asOf))})`;
  const sql = `SELECT min(initiator, recipient) AS a, max(initiator, recipient) AS b, sum(happenings) AS happenings FROM ${sums}
    WHERE day >= ? AND day <= ? AND (${DONE}) GROUP BY 1, 2 HAVING sum(happenings) > 0 ORDER BY 3 DESC, 1, 2 LIMIT ?`;
  return connection.all(sql, ...days, limit).map(dyadOf);
}

const TOP_OF_YEARS = `SELECT min(initiator, recipient) AS a, max(initiator, recipient) AS b, sum(happenings) AS happenings FROM pair_sums
  WHERE year >= ? AND year <= ? GROUP BY 1, 2 HAVING sum(happenings) > 0 ORDER BY 3 DESC, 1, 2 LIMIT ?`;

function dyadOf(row: Row): DyadCount {
  return { a: row.text("a"), b: row.text("b"), count: row.number("happenings") };
}

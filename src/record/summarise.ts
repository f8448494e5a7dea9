import { startOfMonth } from "../lib/day.ts";
import type { AsOf, Day, DayRange, DyadCount, RecordSummary, SkipReason } from "../model/index.ts";
import { commitAsOf } from "./commit-as-of.ts";
import type { Connection } from "./connection.ts";
import { DONE } from "./read-overview.ts";
import { standingReading } from "./standing.ts";
import { readTotal } from "./totals.ts";

/** Pairs that a summary names. */
const DYADS_SHOWN = 20;

/** What the record holds, in figures; see `RecordSummary`. */
export function summarise(connection: Connection): RecordSummary {
  const days = connection.get("SELECT min(day) AS first, max(day) AS last FROM happenings");
  return {
    pages: readTotal(connection, "pages"),
    articles: readTotal(connection, "articles"),
    events: readTotal(connection, "events"),
    happenings: readTotal(connection, "happenings"),
    stories: readTotal(connection, "stories"),
    skips: countSkips(connection),
    firstDay: days?.textOrNull("first") ?? null,
    lastDay: days?.textOrNull("last") ?? null,
    dyads: readTopDyads(connection, { limit: DYADS_SHOWN }),
    countBy: "happenings",
    schemaVersion: connection.count("PRAGMA user_version"),
  };
}

/** Articles published a day, by day. */
export function readArticlesByDay(connection: Connection, { since, until, asOf }: DayRange & AsOf): ReadonlyMap<Day, number> {
  const rows =
    asOf === undefined
      ? "SELECT day, sum(articles) AS articles FROM days_read WHERE day >= ? AND day <= ? GROUP BY day HAVING sum(articles) > 0"
      : `SELECT published_day AS day, count(*) AS articles FROM readings r WHERE published_day >= ? AND published_day <= ?
          AND ${standingReading("r", commitAsOf(connection, asOf))} GROUP BY 1`;
  const params = [since ?? "", until ?? "~"];
  return new Map(connection.all(`${rows} ORDER BY day`, ...params).map((row) => [row.text("day"), row.number("articles")]));
}

/** Pages that were skipped and never read, by the reason given last. */
function countSkips(connection: Connection): Readonly<Partial<Record<SkipReason, number>>> {
  const rows = connection.all(`SELECT s.reason, count(*) AS pages FROM skips s
    WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.page_no = s.page_no)
    AND NOT EXISTS (SELECT 1 FROM skips newer WHERE newer.page_no = s.page_no AND newer.no > s.no) GROUP BY s.reason ORDER BY s.reason`);
  return Object.fromEntries(rows.map((row) => [row.text("reason"), row.number("pages")]));
}

/** The pairs with most happenings that were done; see `Store.topDyads`. */
export function readTopDyads(connection: Connection, { since, until, limit }: DayRange & { readonly limit: number }): readonly DyadCount[] {
  const within = since === undefined && until === undefined ? "TRUE" : "day >= ? AND day <= ?";
  const params = within === "TRUE" ? [] : [since === undefined ? "0" : startOfMonth(since), until ?? "~"];
  const sql = `SELECT min(initiator, recipient) AS a, max(initiator, recipient) AS b, sum(happenings) AS happenings FROM month_tallies
    WHERE ${within} AND (${DONE}) GROUP BY 1, 2 HAVING sum(happenings) > 0 ORDER BY 3 DESC, 1, 2 LIMIT ?`;
  return connection.all(sql, ...params, limit).map((row) => ({ a: row.text("a"), b: row.text("b"), count: row.number("happenings") }));
}

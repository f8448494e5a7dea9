import type { Day, DayRange, LatestArticle, OutletCount, PairSum, RecordState } from "../model/index.ts";
import type { Connection } from "./connection.ts";
import { DONE } from "./filter-rows.ts";

const QUADS = [1, 2, 3, 4].map((quad) => `sum(CASE WHEN quad = ${quad} THEN happenings ELSE 0 END) AS q${quad}`).join(", ");

/** Sums of the days of a range; reads all of them. */
const PAIRS_OF_DAYS = `SELECT initiator, recipient, ${QUADS}, max(day) AS last FROM tallies
  WHERE day >= ? AND day <= ? AND happenings > 0 AND (${DONE}) GROUP BY initiator, recipient ORDER BY initiator, recipient`;

/** The same of whole years, from their sums; the last day is one look at the sums a day. */
const PAIRS_OF_YEARS = `SELECT p.*, (SELECT t.day FROM tallies t WHERE t.initiator = p.initiator AND t.recipient = p.recipient AND t.day >= ? AND t.day <= ?
    AND t.happenings > 0 AND (${DONE}) ORDER BY t.day DESC LIMIT 1) AS last
  FROM (SELECT initiator, recipient, ${QUADS} FROM pair_sums WHERE year >= ? AND year <= ? GROUP BY initiator, recipient HAVING sum(happenings) > 0) p
  ORDER BY p.initiator, p.recipient`;

/** Comes after no day at all, which is "", and before every other: a range with an end leaves out what has no day. */
export const FIRST_DAY = "0";

/** Whether a range of days is one of whole years; no end is one. */
export function areWholeYears({ since, until }: { readonly since: Day | undefined; readonly until: Day | undefined }): boolean {
  return (since === undefined || since.endsWith("-01-01")) && (until === undefined || until.endsWith("-12-31"));
}

/** Happenings a directed pair over a range of days, by quad class. Of days that are no whole years it reads all sums a day: for overviews that are kept. */
export function readPairs(connection: Connection, { since, until }: DayRange): readonly PairSum[] {
  const days = [since ?? (until === undefined ? "" : FIRST_DAY), until ?? "~"] as const;
  const rows = areWholeYears({ since, until })
    ? connection.all(PAIRS_OF_YEARS, ...days, days[0].slice(0, 4), days[1].slice(0, 4))
    : connection.all(PAIRS_OF_DAYS, ...days);
  return rows.map((row) => ({
    initiator: row.text("initiator"),
    recipient: row.text("recipient"),
    quads: [row.number("q1"), row.number("q2"), row.number("q3"), row.number("q4")],
    lastDay: row.text("last") || null,
  }));
}

/** What was read of each outlet, most first. */
export function readOutlets(connection: Connection): readonly OutletCount[] {
  const sql = `SELECT outlet, sum(articles) AS articles, min(nullif(day, '')) AS first, max(nullif(day, '')) AS last FROM days_read
    GROUP BY outlet HAVING sum(articles) > 0 ORDER BY 2 DESC, 1`;
  return connection.all(sql).map((row) => ({
    outlet: row.text("outlet") || null,
    articles: row.number("articles"),
    firstDay: row.textOrNull("first"),
    lastDay: row.textOrNull("last"),
  }));
}

/** Columns "first" and "last": two looks at an index of days. Each of them alone is one step, both in one query would read all of it. */
export function firstAndLastDay(recorded: string = "TRUE"): string {
  return `(SELECT min(day) FROM happenings WHERE ${recorded}) AS first, (SELECT max(day) FROM happenings WHERE ${recorded}) AS last`;
}

const STATE = `SELECT no, recorded_at, ${firstAndLastDay()} FROM commits ORDER BY no DESC LIMIT 1`;

/** The latest commit: another one means that answers may have changed. */
export function readState(connection: Connection): RecordState {
  const row = connection.get(STATE);
  if (row === null) return { commit: 0, recordedAt: null, firstDay: null, lastDay: null };
  const [firstDay, lastDay] = [row.textOrNull("first"), row.textOrNull("last")];
  return { commit: row.number("no"), recordedAt: row.text("recorded_at"), firstDay, lastDay };
}

/** What was read last; see `Store.latestArticles`. */
export function readLatestArticles(connection: Connection, limit: number): readonly LatestArticle[] {
  const sql = `SELECT a.id, a.title, r.outlet, c.recorded_at FROM readings r JOIN articles a ON a.no = r.article_no JOIN commits c ON c.no = r.commit_no
    WHERE r.stands = 1 ORDER BY r.no DESC LIMIT ?`;
  return connection.all(sql, Math.max(0, Math.floor(limit))).map((row) => ({
    id: row.text("id"),
    title: row.text("title"),
    outlet: row.textOrNull("outlet"),
    recordedAt: row.text("recorded_at"),
  }));
}

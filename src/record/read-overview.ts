import type { ActorPairSum, Day, DayRange, LatestArticle, OutletCount, PairSum, RecordState, YearRange } from "../model/index.ts";
import type { Connection } from "./connection.ts";
import { DONE } from "./filter-rows.ts";

const QUADS = [1, 2, 3, 4].map((quad) => `sum(CASE WHEN quad = ${quad} THEN happenings ELSE 0 END) AS q${quad}`).join(", ");

/** The last day of a pair is one look at its sums a day. */
const pairsOf = (
  sums: string,
): string => `SELECT p.*, (SELECT t.day FROM tallies t WHERE t.initiator = p.initiator AND t.recipient = p.recipient
    AND t.day >= ? AND t.day <= ? AND t.happenings > 0 AND (${DONE}) ORDER BY t.day DESC LIMIT 1) AS last
  FROM (SELECT initiator, recipient, ${QUADS} FROM (${sums}) GROUP BY initiator, recipient HAVING sum(happenings) > 0) p
  ORDER BY p.initiator, p.recipient`;
const OF_YEARS = "SELECT initiator, recipient, quad, happenings FROM pair_sums WHERE year >= ? AND year <= ?";
const OF_DAYS = "SELECT initiator, recipient, quad, happenings FROM day_pairs WHERE day >= ? AND day <= ?";

/** Comes after no day at all, which is "", and before every other: a range with an end leaves out what has no day. */
export const FIRST_DAY = "0";

/** Whether a range of days is one of whole years; no end is one. */
export function areWholeYears({ since, until }: { readonly since: Day | undefined; readonly until: Day | undefined }): boolean {
  return (since === undefined || since.endsWith("-01-01")) && (until === undefined || until.endsWith("-12-31"));
}

/** Happenings a directed pair over a range of days, by quad class: whole years from their sums, the days before and after them from theirs. */
export function readPairs(connection: Connection, { since, until }: DayRange): readonly PairSum[] {
  const days = [since ?? (until === undefined ? "" : FIRST_DAY), until ?? "~"] as const;
  const parts = partsOf(...days);
  const sums = parts.map(({ sql }) => sql).join(" UNION ALL ");
  return connection.all(pairsOf(sums), ...days, ...parts.flatMap(({ range }) => range)).map((row) => ({
    initiator: row.text("initiator"),
    recipient: row.text("recipient"),
    quads: [row.number("q1"), row.number("q2"), row.number("q3"), row.number("q4")],
    lastDay: row.text("last") || null,
  }));
}

interface SumsOf {
  readonly sql: typeof OF_YEARS | typeof OF_DAYS;
  readonly range: readonly [first: string, last: string];
}

function partsOf(since: string, until: string): readonly SumsOf[] {
  const [year, last] = [since.slice(0, 4), until.slice(0, 4)];
  const first = /^\d{4}-(?!01-01)/.test(since) ? String(Number(year) + 1) : year;
  const end = /^\d{4}-(?!12-31)/.test(until) ? String(Number(last) - 1) : last;
  if (first > end) return [{ sql: OF_DAYS, range: [since, until] }];
  return [
    { sql: OF_YEARS, range: [first, end] },
    ...(first === year ? [] : [{ sql: OF_DAYS, range: [since, `${year}-12-31`] } as const]),
    ...(end === last ? [] : [{ sql: OF_DAYS, range: [`${last}-01-01`, until] } as const]),
  ];
}

const ACTOR_PAIRS = `SELECT initiator_name, recipient_name, initiator, recipient, ${QUADS} FROM actor_sums WHERE year >= ? AND year <= ?
  GROUP BY initiator_name, recipient_name, initiator, recipient HAVING sum(happenings) > 0`;

/** See `Store.actorPairs`. */
export function readActorPairs(connection: Connection, { since, until }: YearRange): readonly ActorPairSum[] {
  return connection.all(ACTOR_PAIRS, since ?? (until === undefined ? "" : FIRST_DAY), until ?? "~").map((row) => ({
    initiator: { name: row.text("initiator_name"), country: row.text("initiator") || null },
    recipient: { name: row.text("recipient_name"), country: row.text("recipient") || null },
    quads: [row.number("q1"), row.number("q2"), row.number("q3"), row.number("q4")],
  }));
}

const PAIR_CHANGES = `SELECT max(commit_no) FROM (SELECT commit_no FROM pair_changes WHERE initiator = ?1 AND recipient = ?2
  UNION ALL SELECT commit_no FROM pair_changes WHERE initiator = ?2 AND recipient = ?1)`;

/** See `Store.pairVersion`. */
export function readPairVersion(connection: Connection, a: string, b: string): number {
  return connection.count(PAIR_CHANGES, a, b);
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

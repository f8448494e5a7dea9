import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { DuckDBInstance } from "@duckdb/node-api";
import { DONE_BY_WORDS } from "../src/model/index.ts";

/** What is asked of the record and of its peers alike. */
export interface Questions {
  /** Events of two countries that were done. */
  readonly count: () => number | Promise<number>;
  /** The same by month, direction and quad class, with the sum of the scale values. */
  readonly months: () => unknown;
  /** The hundred pairs of a year that did most. */
  readonly busiest: () => unknown;
  /** Happenings of all pairs that did anything, by quad class. */
  readonly pairs: () => unknown;
  /** Ids of sentences that hold all these words, at most 20. */
  readonly search: (words: readonly string[]) => unknown;
}

export interface Peer extends Questions {
  readonly name: string;
  readonly close: () => void;
}

const PAIR = "((initiator = 'RUS' AND recipient = 'UKR') OR (initiator = 'UKR' AND recipient = 'RUS'))";
const DONE = `(status = 'occurred' OR ${Object.entries(DONE_BY_WORDS)
  .map(([plover, status]) => `(plover = '${plover}' AND status = '${status}')`)
  .join(" OR ")})`;
export const YEAR = { since: "2022-01-01", until: "2022-12-31" } as const;

const COUNT = `SELECT count(*) AS n FROM events WHERE ${PAIR} AND ${DONE}`;
const MONTHS = `SELECT substr(day, 1, 7) AS month, initiator, quad, count(*) AS n, sum(tenths) AS tenths FROM events WHERE ${PAIR} AND ${DONE} GROUP BY 1, 2, 3`;
const busiest = (least: string, most: string): string =>
  `SELECT ${least}(initiator, recipient) AS a, ${most}(initiator, recipient) AS b, count(*) AS n FROM events
    WHERE ${DONE} AND initiator <> recipient AND day BETWEEN '${YEAR.since}' AND '${YEAR.until}' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 100`;

const PAIRS = `SELECT initiator, recipient, quad, count(*) AS n, max(day) AS last FROM events WHERE ${DONE} AND initiator <> recipient GROUP BY 1, 2, 3`;

const COLUMNS = "initiator, recipient, day, plover, quad, goldstein_tenths AS tenths, status";

export interface PeerOptions {
  /** Whether they hold the sentences too. */
  readonly sentences: boolean;
}

/** The events of a record in one plain table of SQLite, with an index by pair and one by day, and its sentences in a plain FTS5 table. */
export function plainSqlite(record: string, path: string, { sentences }: PeerOptions): Peer {
  const isThere = existsSync(path);
  const database = new DatabaseSync(path);
  if (!isThere) {
    database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000");
    database.prepare("ATTACH ? AS record").run(record);
    database.exec(`CREATE TABLE events (initiator TEXT, recipient TEXT, day TEXT, plover TEXT, quad INTEGER, tenths INTEGER, status TEXT);
      CREATE VIRTUAL TABLE search USING fts5 (words, content = '');
      BEGIN;
      INSERT INTO events SELECT ${COLUMNS} FROM record.events;
      ${sentences ? 'INSERT INTO search (rowid, words) SELECT s.no, substr(a.text, s.start + 1, s."end" - s.start) FROM record.sentences s JOIN record.articles a ON a.no = s.article_no;' : ""}
      COMMIT;
      CREATE INDEX by_pair ON events (initiator, recipient, day);
      CREATE INDEX by_day ON events (day);
      DETACH record`);
  }
  database.exec("PRAGMA cache_size = -65536");
  const [count, months, top, pairs] = [COUNT, MONTHS, busiest("min", "max"), PAIRS].map((sql) => database.prepare(sql));
  const found = database.prepare("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20");
  return {
    name: "plain SQLite",
    count: () => Number(count?.get()?.["n"]),
    months: () => months?.all(),
    busiest: () => top?.all(),
    pairs: () => pairs?.all(),
    search: (words) => found.all(words.map((word) => `"${word}"`).join(" ")),
    close: () => database.close(),
  };
}

/** The same rows in DuckDB, in memory; its full-text extension cannot be loaded offline, so it reads every sentence for words. */
export async function duckdb(record: string, { sentences }: PeerOptions): Promise<Peer> {
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "6GB", threads: "2" });
  const connection = await instance.connect();
  await connection.run(
    "CREATE TABLE events (initiator VARCHAR, recipient VARCHAR, day VARCHAR, plover VARCHAR, quad INTEGER, tenths INTEGER, status VARCHAR)",
  );
  await connection.run("CREATE TABLE words (no BIGINT, words VARCHAR)");
  const database = new DatabaseSync(record, { readOnly: true });
  const events = await connection.createAppender("events");
  for (const row of database.prepare(`SELECT ${COLUMNS} FROM events`).iterate()) {
    for (const name of ["initiator", "recipient", "day", "plover"]) appendText(events, row[name]);
    events.appendInteger(Number(row["quad"]));
    events.appendInteger(Number(row["tenths"]));
    appendText(events, row["status"]);
    events.endRow();
  }
  events.closeSync();
  const words = await connection.createAppender("words");
  const sql = `SELECT s.no, substr(a.text, s.start + 1, s."end" - s.start) AS words FROM sentences s JOIN articles a ON a.no = s.article_no`;
  for (const row of sentences ? database.prepare(sql).iterate() : []) {
    words.appendBigInt(BigInt(Number(row["no"])));
    words.appendVarchar(String(row["words"]));
    words.endRow();
  }
  words.closeSync();
  database.close();
  const ask = async (question: string) => (await connection.runAndReadAll(question)).getRowObjectsJson();
  return {
    name: "DuckDB",
    count: async () => Number((await ask(COUNT))[0]?.["n"]),
    months: async () => ask(MONTHS),
    busiest: async () => ask(busiest("least", "greatest")),
    pairs: async () => ask(PAIRS),
    search: async (list) =>
      ask(
        `SELECT no FROM words WHERE ${list.map((word) => `regexp_matches(words, '\\b${word}\\b')`).join(" AND ")} ORDER BY length(words) LIMIT 20`,
      ),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

interface TextAppender {
  appendVarchar(value: string): void;
  appendNull(): void;
}

function appendText(appender: TextAppender, value: unknown): void {
  if (typeof value === "string") appender.appendVarchar(value);
  else appender.appendNull();
}

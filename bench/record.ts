import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import type { CodedEvent, DyadSeries, Store } from "../src/model/index.ts";
import { openRecord } from "../src/record/index.ts";
import { buildSeries } from "../src/relations/index.ts";
import { record } from "../test/contract/record-sample.ts";
import type { Sample } from "../test/contract/sample-readings.ts";
import { syntheticNews } from "../test/contract/synthetic-news.ts";

/**
 * `npm run bench record [--rows N]`: how fast events go into a record, with all that it keeps beside them, and how fast a dyad comes out;
 * each as a ratio to the same events in one plain SQLite table in the same run, written in the same batches with the same safety. By processor time.
 */
const { values } = parseArgs({ options: { rows: { type: "string", default: "100000" } }, strict: false });
const rows = Number(values.rows);
const BATCH = 64;
const EVENTS_AN_ARTICLE = 10;
const folder = mkdtempSync(join(tmpdir(), "demarche-bench-"));
try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function main(): void {
  const store = openRecord(join(folder, "record.db"), { mode: "write", clock: () => "2024-01-01T00:00:00Z" });
  const plain = openPlain(join(folder, "plain.db"));
  const articles = Math.ceil(rows / EVENTS_AN_ARTICLE);
  const times = { store: 0, plain: 0 };
  let batch: Sample[] = [];
  const flush = (): void => {
    times.store += timed(() => store.write(() => batch.forEach((sample) => void record(store, sample))));
    times.plain += timed(() => plain.insert(batch.flatMap(({ reading }) => reading.events)));
    batch = [];
  };
  for (const sample of syntheticNews({ seed: 1, articles, days: 3650, acts: 2 * EVENTS_AN_ARTICLE - 1 }))
    if (batch.push(sample) === BATCH) flush();
  flush();
  const { events, happenings, stories } = store.summary();
  say(`${events} events in ${articles} articles, ${happenings} happenings, ${stories} stories`);
  const rate = (ms: number): string => `${Math.round((events / ms) * 1000)} events/s`;
  say(
    `ingest: ${rate(times.store)} with text, search, folding and sums; plain table ${rate(times.plain)}; ratio ${(times.store / times.plain).toFixed(1)}`,
  );
  const bytes = (name: string): number => statSync(join(folder, name)).size / events;
  say(`on disk: ${bytes("record.db").toFixed(0)} bytes an event; plain ${bytes("plain.db").toFixed(0)}`);
  queries(store, plain);
  store.close();
  plain.close();
}

function queries(store: Store, plain: Plain): void {
  const countries = ["RUS", "UKR"];
  const articlesByDay = store.articlesByDay();
  const pair = { a: "RUS", b: "UKR", by: "month", since: "2022-01-01", until: "2031-12-31" } as const;
  const series = (): DyadSeries => buildSeries(store.tallies({ countries, by: "month" }), { ...pair, count: "events", articlesByDay });
  const counted = series()
    .periods.flatMap(({ aToB, bToA }) => [...aToB.quads, ...bToA.quads])
    .reduce((sum, count) => sum + count, 0);
  if (counted !== plain.count()) throw new Error(`the record counts ${counted} events of the pair, the plain table ${plain.count()}`);
  compare("ten years by month from sums", series, () => plain.months());
  compare(
    "the same from happenings",
    () => buildSeries(store.happenings({ countries }), { ...pair, articlesByDay }),
    () => plain.months(),
  );
  compare(
    "events of the pair with sentences",
    () => [...store.events({ countries })].length,
    () => plain.rows().length,
  );
  compare(
    "the 100 busiest pairs of a year",
    () => store.topDyads({ since: "2025-01-01", until: "2025-12-31", limit: 100 }),
    () => plain.busiest(),
  );
  const [rare = ""] = store
    .searchSentences("spokesman ministry 7", 1)
    .flatMap(({ articleId }) => store.article(articleId)?.text.split(" ") ?? []);
  say(
    `sentences with a rare word: ${best(() => store.searchSentences(rare, 20)).toFixed(2)} ms; with three words of which two are in one sentence of twelve: ` +
      `${best(() => store.searchSentences("spokesman ministry 7", 20)).toFixed(2)} ms`,
  );
}

function compare(name: string, ours: () => unknown, theirs: () => unknown): void {
  const [own, other] = [best(ours), best(theirs)];
  say(`${name}: ${own.toFixed(2)} ms; plain ${other.toFixed(2)} ms; ratio ${(own / other).toFixed(2)}`);
}

interface Plain {
  insert(events: readonly CodedEvent[]): void;
  count(): number;
  months(): readonly unknown[];
  rows(): readonly unknown[];
  busiest(): readonly unknown[];
  close(): void;
}

function openPlain(path: string): Plain {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
    CREATE TABLE events (id TEXT PRIMARY KEY, initiator TEXT, recipient TEXT, day TEXT, plover TEXT, quad INTEGER, goldstein REAL, status TEXT, event TEXT);
    CREATE INDEX by_pair ON events (initiator, recipient, day)`);
  const insert = database.prepare("INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const pair = "((initiator = 'RUS' AND recipient = 'UKR') OR (initiator = 'UKR' AND recipient = 'RUS'))";
  const done = "(status = 'occurred' OR (plover = 'THREATEN' AND status = 'threatened'))";
  const months = database.prepare(
    `SELECT substr(day, 1, 7) AS month, initiator, quad, count(*), sum(goldstein) FROM events WHERE ${pair} AND ${done} GROUP BY 1, 2, 3`,
  );
  const busiest = database.prepare(
    `SELECT min(initiator, recipient), max(initiator, recipient), count(*) FROM events WHERE ${done} AND recipient IS NOT NULL AND day BETWEEN '2025-01-01' AND '2025-12-31' GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 100`,
  );
  return {
    insert(events) {
      database.exec("BEGIN IMMEDIATE");
      for (const event of events)
        insert.run(
          event.id,
          event.initiator.country,
          event.recipient?.country ?? null,
          event.when?.day ?? null,
          event.plover,
          event.quad,
          event.goldstein,
          event.status,
          JSON.stringify(event),
        );
      database.exec("COMMIT");
    },
    count: () => Number(database.prepare(`SELECT count(*) AS n FROM events WHERE ${pair} AND ${done}`).get()?.["n"]),
    months: () => months.all(),
    rows: () =>
      database
        .prepare(`SELECT event FROM events WHERE ${pair} ORDER BY day, id`)
        .all()
        .map((row) => JSON.parse(String(row["event"]))),
    busiest: () => busiest.all(),
    close: () => database.close(),
  };
}

/** The shortest of five, after one that warms up. */
function best(work: () => unknown): number {
  work();
  return Math.min(...Array.from({ length: 5 }, () => timed(work)));
}

/** Processor time of this process in milliseconds, so that what else the machine does matters little; waiting for the disk is not in it. */
function timed(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

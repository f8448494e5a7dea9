import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import type { DyadSeries, Store } from "../src/model/index.ts";
import { openRecord } from "../src/record/index.ts";
import { buildSeries } from "../src/relations/index.ts";
import { record } from "../test/contract/record-sample.ts";
import type { Sample } from "../test/contract/sample-readings.ts";
import { syntheticNews } from "../test/contract/synthetic-news.ts";
import { EVENTS_AN_ARTICLE, fillRecord, NEWS } from "./record-fill.ts";
import { duckdb, plainSqlite, YEAR } from "./record-peers.ts";
import type { Peer } from "./record-peers.ts";

/**
 * `npm run bench record [--rows N] [--record FILE] [--late N] [--peers FOLDER]`: a record of N made-up events over ten years, filled by a fast
 * road (`record-fill.ts`); then how fast the road that pages take adds N more articles to it, beside the same events in one plain table of SQLite
 * with the same safety, and how fast questions are answered, beside plain SQLite and DuckDB on the same rows. FILE is filled when it is not there,
 * and stays; FOLDER keeps the plain table for the next time.
 */
const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    record: { type: "string" },
    late: { type: "string", default: "2000" },
    peers: { type: "string" },
  },
  strict: false,
});
/** Events of the largest record whose sentences the peers get too: loading them takes longest. */
const MOST_SENTENCES = 1_000_000;
/** Articles a commit, as `ingest` has at most. */
const BATCH = 64;
const folder = mkdtempSync(join(tmpdir(), "demarche-bench-"));
try {
  await main(typeof values.record === "string" ? values.record : join(folder, "record.db"));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(path: string): Promise<void> {
  if (!existsSync(path)) fillRecord(path, { articles: Math.ceil(Number(values.rows) / EVENTS_AN_ARTICLE), progress: () => {} });
  const writer = openRecord(path, { mode: "write", clock: () => new Date().toISOString() });
  const { events, articles, happenings, stories } = writer.summary();
  say(`${number(events)} events in ${number(articles)} articles, ${number(happenings)} happenings, ${number(stories)} stories`);
  say(`on disk: ${number(statSync(path).size / 1e6)} MB, ${(statSync(path).size / events).toFixed(0)} bytes an event`);
  if (Number(values.late) > 0) ingest(writer, Number(values.late));
  writer.close();
  const store = openRecord(path, { mode: "read", clock: () => "" });
  const sentences = events <= MOST_SENTENCES;
  const plain = plainSqlite(path, join(typeof values.peers === "string" ? values.peers : folder, "plain.db"), { sentences });
  const peers = [plain, await duckdb(path, { sentences })];
  await questions(store, peers);
  await searches(store, sentences ? peers : []);
  for (const peer of peers) peer.close();
  store.close();
}

/** Adds articles as pages do, each commit on disk before the next. */
function ingest(store: Store, articles: number): void {
  const plain = openPlain(join(folder, "ingest.db"));
  const times = { store: 0, plain: 0, wall: 0 };
  let events = 0;
  let batch: Sample[] = [];
  const flush = (): void => {
    const started = performance.now();
    times.store += timed(() => store.write(() => batch.forEach((sample) => void record(store, sample))));
    times.wall += performance.now() - started;
    times.plain += timed(() => plain.insert(batch));
    events += batch.reduce((sum, { reading }) => sum + reading.events.length, 0);
    batch = [];
  };
  // Other articles each time, so that a record that is kept may be measured again.
  const seed = store.state().commit;
  for (const sample of syntheticNews({ ...NEWS, seed, articles, since: "2026-01-01", days: 30 })) if (batch.push(sample) === BATCH) flush();
  if (batch.length > 0) flush();
  plain.close();
  const rate = (ms: number): string => `${number((events / ms) * 1000)} events/s`;
  say(
    `${number(articles)} articles more by the road of pages: ${rate(times.store)} by processor time with text, search, folding and sums (${rate(times.wall)} by the clock); ` +
      `bare events in a plain table ${rate(times.plain)}; ratio ${(times.store / times.plain).toFixed(1)}`,
  );
}

async function questions(store: Store, peers: readonly Peer[]): Promise<void> {
  const countries = ["RUS", "UKR"];
  const articlesByDay = store.articlesByDay();
  const pair = { a: "RUS", b: "UKR", by: "month", since: NEWS.since, until: "2025-12-31" } as const;
  const series = (): DyadSeries =>
    buildSeries(store.tallies({ countries, by: "month", since: pair.since, until: pair.until }), {
      ...pair,
      count: "events",
      articlesByDay,
    });
  for (const peer of peers) await checkCount(peer, store);
  await compare("ten years of a pair by month", series, peers, (peer) => peer.months());
  await compare(
    "the 100 busiest pairs of a year",
    () => store.topDyads({ ...YEAR, limit: 100 }),
    peers,
    (peer) => peer.busiest(),
  );
  await compare(
    "all pairs of ten years",
    () => store.pairs(),
    peers,
    (peer) => peer.pairs(),
  );
  say(`all events of a pair in a year with sentences: ${best(() => [...store.events({ countries, ...YEAR })].length).toFixed(1)} ms`);
}

async function searches(store: Store, peers: readonly Peer[]): Promise<void> {
  for (const [name, words] of [
    ["two words that are everywhere", ["w0", "w1"]],
    ["three words, one in every second sentence", ["w0", "w9c", "w2s"]],
    ["a word in every hundredth sentence", ["w3e"]],
    ["a rare word", ["wffa"]],
  ] as const) {
    const found = store.searchSentences(words.join(" "), 20).length;
    await compare(
      `sentences with ${name} (${found} shown)`,
      () => store.searchSentences(words.join(" "), 20),
      peers,
      (peer) => peer.search(words),
    );
  }
}

/** The answers are the same before they are timed. */
async function checkCount(peer: Peer, store: Store): Promise<void> {
  const series = buildSeries(store.tallies({ countries: ["RUS", "UKR"] }), {
    a: "RUS",
    b: "UKR",
    by: "year",
    count: "events",
    articlesByDay: new Map(),
  });
  const own = series.periods.flatMap(({ aToB, bToA }) => [...aToB.quads, ...bToA.quads]).reduce((sum, count) => sum + count, 0);
  const other = await peer.count();
  if (own !== other) throw new Error(`the record counts ${own} events of the pair, ${peer.name} ${other}`);
}

async function compare(
  name: string,
  ours: () => unknown,
  ...[peers, theirs]: readonly [readonly Peer[], (peer: Peer) => unknown]
): Promise<void> {
  const own = best(ours);
  const others: string[] = [];
  for (const peer of peers) {
    const time = await bestOf(() => theirs(peer));
    others.push(`${peer.name} ${time.toFixed(1)}, ratio ${(own / time).toFixed(2)}`);
  }
  say(`${name}: ${own.toFixed(1)} ms; ${others.join("; ")}`);
}

interface Plain {
  insert(samples: readonly Sample[]): void;
  close(): void;
}

/** One table with an index by pair, each commit on disk. */
function openPlain(path: string): Plain {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
    CREATE TABLE events (id TEXT PRIMARY KEY, initiator TEXT, recipient TEXT, day TEXT, plover TEXT, quad INTEGER, goldstein REAL, status TEXT, event TEXT);
    CREATE INDEX by_pair ON events (initiator, recipient, day)`);
  const insert = database.prepare("INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  return {
    insert(samples) {
      database.exec("BEGIN IMMEDIATE");
      for (const event of samples.flatMap(({ reading }) => reading.events)) {
        const { id, initiator, recipient, when, plover, quad, goldstein, status } = event;
        insert.run(
          id,
          initiator.country,
          recipient?.country ?? null,
          when?.day ?? null,
          plover,
          quad,
          goldstein,
          status,
          JSON.stringify(event),
        );
      }
      database.exec("COMMIT");
    },
    close: () => database.close(),
  };
}

/** The shortest of five, after one that warms up. */
function best(work: () => unknown): number {
  return Math.min(...Array.from({ length: 6 }, () => timed(work)));
}

async function bestOf(work: () => unknown): Promise<number> {
  let shortest = Infinity;
  for (let run = 0; run < 4; run++) {
    const started = process.cpuUsage();
    await work();
    shortest = Math.min(shortest, millisecondsSince(started));
  }
  return shortest;
}

/** Processor time of this process in milliseconds, all threads of a peer together, so that what else the machine does matters little; waiting for the disk is not in it. */
function timed(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  return millisecondsSince(started);
}

function millisecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { faultCode } from "../src/lib/fault-code.test-helper.ts";
import type { CodedEvent, Store } from "../src/model/index.ts";
import { recordDecision } from "../src/record-outcomes.ts";
import { dumpRows, openRecord } from "../src/record/index.ts";
import { Connection } from "../src/record/connection.ts";
import { MIGRATIONS } from "../src/record/migrations/index.ts";
import { SqliteStore } from "../src/record/sqlite-store.ts";
import { takeWriteLock } from "../src/record/write-lock.ts";
import { Writer } from "../src/record/writer.ts";
import { writeOlderRecord } from "./contract/older-record.ts";
import { record } from "./contract/record-sample.ts";
import { sampleReading } from "./contract/sample-readings.ts";
import { syntheticNews } from "./contract/synthetic-news.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-upkeep-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const clock = () => "2024-01-01T00:00:00Z";
const whole = join(folder, "whole.db");
const samples = [...syntheticNews({ seed: 31, articles: 60, copies: 0.4, days: 6 })];

before(() => {
  const store = openRecord(whole, { mode: "write", clock });
  store.write(() => samples.forEach((sample) => void record(store, sample)));
  store.close();
});

function seen(store: Store): unknown {
  const happenings = [...store.happenings()].map(({ happening: { confidence: _confidence, against: _against, ...rest } }) => rest);
  return { events: [...store.events()], happenings, tallies: [...store.tallies()], summary: store.summary() };
}

for (const { version } of MIGRATIONS.slice(0, -1)) {
  test(`a record of schema ${version} with rows is brought up to date: the same events, happenings and sums, and it goes on`, () => {
    const path = join(folder, `v${version}.db`);
    writeOlderRecord(whole, path, version);
    assert.equal(
      faultCode(() => openRecord(path, { mode: "read", clock })),
      "record/older",
    );
    const store = openRecord(path, { mode: "write", clock });
    const current = openRecord(whole, { mode: "read", clock });
    assert.deepEqual(store.check(), []);
    assert.deepEqual(seen(store), seen(current));
    assert.equal(store.searchSentences("spokesman ministry", 5).length, 5);
    const [event] = samples[0]?.reading.events ?? [];
    recordDecision(store, { kind: "reject", eventId: event?.id ?? "", why: "a test", by: null });
    const more = [...syntheticNews({ seed: 32, articles: 5, days: 2 })];
    store.write(() => more.forEach((sample) => void record(store, sample)));
    assert.deepEqual(store.check(), []);
    current.close();
    store.close();
  });
}

test("a page that a record of an older schema holds is superseded when it changes, and pages that had changed before stay", () => {
  const [source, path] = [join(folder, "pages.db"), join(folder, "older-pages.db")];
  const page = { url: "https://example.org/1", sentences: ["Norway and Chile met in Oslo on Monday for talks on fish and grain."] };
  const older = openRecord(source, { mode: "write", clock });
  older.write(() => void record(older, sampleReading({ ...page, fetchedAt: "2023-01-01T00:00:00Z" })));
  older.close();
  writeOlderRecord(source, path, 5);
  const store = openRecord(path, { mode: "write", clock });
  const changed = sampleReading({ ...page, sentences: [...page.sentences, "The talks go on."], fetchedAt: "2024-01-01T00:00:00Z" });
  assert.equal(
    store.write(() => record(store, changed)),
    "changed",
  );
  assert.equal(store.summary().articles, 1);
  assert.equal(store.versions(changed.reading.article.id).length, 2);
  assert.deepEqual(store.check(), []);
  store.close();
});

test("check() tells when what is superseded is not what addresses show no more", () => {
  const path = join(folder, "swapped.db");
  const store = openRecord(path, { mode: "write", clock });
  const [shown, hidden] = [1, 2]
    .map((number) => {
      const page = { url: "https://example.org/1", fetchedAt: `2024-01-0${number}T00:00:00Z` };
      const { reading, page: key } = sampleReading({ ...page, sentences: [`Norway sent Chile ${number} ships of grain on Monday.`] });
      store.write(() => void record(store, { page: key, reading }));
      return reading.article.id;
    })
    .toReversed();
  assert.deepEqual(store.check(), []);
  store.close();
  const connection = new Connection(path, { readOnly: false });
  const swap = (article: string, by: string): void =>
    connection.exec(`INSERT INTO superseded (article_no, by_no, commit_no)
      SELECT a.no, ${by}, 1 FROM articles a WHERE a.id = '${article}'`);
  swap(shown ?? "", "a.no");
  swap(hidden ?? "", "NULL");
  connection.close();
  const reader = openRecord(path, { mode: "read", clock });
  const told = reader.check().filter((line) => /superseded|stands$/.test(line));
  assert.deepEqual(
    told.toSorted(),
    [`article ${shown}: it is superseded, and an address shows it`, `article ${hidden}: no address shows it, and it stands`].toSorted(),
  );
  reader.close();
});

test("backup() copies the record as it is while it is written, and compact() works while others read", () => {
  const path = join(folder, "busy.db");
  const writer = openRecord(path, { mode: "write", clock });
  writer.write(() => samples.slice(0, 30).forEach((sample) => void record(writer, sample)));
  const reader = openRecord(path, { mode: "read", clock });
  const open = reader.events();
  open.next();
  const copy = join(folder, "copy.db");
  reader.backup(copy);
  const rows = dumpRows(path);
  writer.write(() => samples.slice(30).forEach((sample) => void record(writer, sample)));
  assert.deepEqual(dumpRows(copy), rows);
  assert.equal(
    faultCode(() => reader.backup(copy)),
    "record/exists",
  );
  const all = dumpRows(path);
  writer.compact();
  assert.deepEqual(dumpRows(path), all);
  assert.ok([...open].length > 0);
  assert.deepEqual(reader.check(), []);
  reader.close();
  writer.close();
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith("-part")),
    [],
  );
});

test("a full disk in a decision, a compaction and a backup is a fault that leaves the record as it was", () => {
  const path = join(folder, "full.db");
  const made = openRecord(path, { mode: "write", clock });
  made.write(() => samples.forEach((sample) => void record(made, sample)));
  made.compact();
  made.close();
  const rows = dumpRows(path);
  const connection = new Connection(path, { readOnly: false });
  const store = new SqliteStore(connection, { writer: new Writer(connection, clock), lock: takeWriteLock(path) });
  connection.exec(`PRAGMA max_page_count = ${connection.count("PRAGMA page_count")}`);
  const [event] = samples[3]?.reading.events ?? [];
  const correct = (coded: CodedEvent | undefined): void => {
    assert.ok(coded);
    for (let index = 0; index < 500; index++)
      recordDecision(store, { kind: "correct", event: { ...coded, status: "denied" }, why: "x".repeat(2000), by: String(index) });
  };
  assert.equal(
    faultCode(() => correct(event)),
    "record/full",
  );
  const decisions = store.decisions().length;
  assert.deepEqual(store.check(), []);
  store.close();
  const again = openRecord(path, { mode: "write", clock });
  assert.equal(again.decisions().length, decisions);
  assert.deepEqual(again.check(), []);
  again.close();
  assert.ok(dumpRows(path).length >= rows.length);
});

/** A process under a limit on the size of files, which the system enforces as it does a full disk. */
function underLimit(path: string, work: string, blocks: number): string {
  const script = `
    import { openRecord } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "../src/record/index.ts")).href)};
    process.on("SIGXFSZ", () => {});
    try {
      const store = openRecord(${JSON.stringify(path)}, { mode: "write", clock: () => "2024-01-01T00:00:00Z" });
      ${work}
      console.log("done");
    } catch (error) { console.log(error.code ?? String(error)); }`;
  const words = ["--norc", "-c", `ulimit -f ${blocks}; exec "$0" --input-type=module-typescript -e "$1"`, process.execPath, script];
  return spawnSync("bash", words, { encoding: "utf8" }).stdout.trim();
}

test("a disk that is full in the middle of compacting, backing up or migrating leaves the record whole", () => {
  const path = join(folder, "limited.db");
  const older = join(folder, "older.db");
  openRecord(whole, { mode: "read", clock }).backup(path);
  writeOlderRecord(whole, older, 1);
  const rows = dumpRows(path);
  const target = join(folder, "never.db");
  assert.match(underLimit(path, "store.compact();", 200), /^record\/(?:disk|full)$/);
  assert.deepEqual(dumpRows(path), rows);
  assert.match(underLimit(path, `store.backup(${JSON.stringify(target)});`, 200), /^record\/(?:disk|full)$/);
  assert.equal(existsSync(target), false);
  assert.match(underLimit(older, "", 60), /^record\/(?:disk|full)$/);
  const store = openRecord(older, { mode: "write", clock });
  assert.deepEqual(store.check(), []);
  assert.equal(store.summary().schemaVersion, MIGRATIONS.length);
  store.close();
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { describeFault, Fault } from "../lib/fault.ts";
import type { PageKey, Store } from "../model/index.ts";
import { Connection } from "./connection.ts";
import { dumpRows } from "./dump-rows.ts";
import { migrate } from "./migrate.ts";
import { openRecord } from "./open-record.ts";
import { SqliteStore } from "./sqlite-store.ts";
import { takeWriteLock } from "./write-lock.ts";
import { Writer } from "./writer.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-record-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const clock = () => "2024-01-01T00:00:00Z";
let made = 0;

function newPath(): string {
  return join(folder, `${made++}.db`);
}

function faultFrom(work: () => unknown): Fault {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error("no fault was thrown");
}

function pageOf(id: string): PageKey {
  return { id, from: `${id}.html`, size: 1 };
}

function skipPage(store: Store, id: string): void {
  store.putSkip(pageOf(id), { kind: "skip", reason: "source/empty", where: `${id}.html`, why: "0 bytes" });
}

function madeRecord(): string {
  const path = newPath();
  const store = openRecord(path, { mode: "write", clock });
  skipPage(store, "a");
  store.close();
  return path;
}

test("openRecord() gives a second writer a clear fault, while readers read on", () => {
  const path = newPath();
  const first = openRecord(path, { mode: "write", clock });
  skipPage(first, "a");
  const fault = faultFrom(() => openRecord(path, { mode: "write", clock }));
  assert.equal(fault.code, "record/locked");
  assert.match(describeFault(fault), /another process is writing to it/);
  const reader = openRecord(path, { mode: "read", clock });
  assert.ok(reader.hasPage(pageOf("a")));
  skipPage(first, "b");
  assert.ok(reader.hasPage(pageOf("b")));
  first.close();
  reader.close();
  openRecord(path, { mode: "write", clock }).close();
});

test("openRecord() gives another process's writer the lock when this one lets go, and not before", () => {
  const path = madeRecord();
  const held = openRecord(path, { mode: "write", clock });
  const script = `import { openRecord } from ${JSON.stringify(new URL("open-record.ts", import.meta.url).href)};
    try { openRecord(${JSON.stringify(path)}, { mode: "write", clock: () => "" }).close(); console.log("open"); } catch (error) { console.log(error.code); }`;
  const other = () => spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }).stdout.trim();
  assert.equal(other(), "record/locked");
  held.close();
  assert.equal(other(), "open");
});

test("a store that was opened for reading cannot be written", () => {
  const store = openRecord(madeRecord(), { mode: "read", clock });
  assert.equal(faultFrom(() => skipPage(store, "b")).code, "record/read-only");
  store.close();
});

test("openRecord() says what is wrong with a file, and leaves it as it is", () => {
  const text = newPath();
  writeFileSync(text, "Dear reader, this is not a record. ".repeat(200));
  for (const mode of ["read", "write"] as const)
    assert.equal(faultFrom(() => openRecord(text, { mode, clock })).code, "record/not-a-record");
  assert.match(readFileSync(text, "utf8"), /^Dear reader/);
  assert.equal(faultFrom(() => openRecord(join(folder, "nowhere.db"), { mode: "read", clock })).code, "record/missing");
  assert.equal(faultFrom(() => openRecord(join(folder, "no", "folder.db"), { mode: "write", clock })).code, "record/unopenable");
  mkdirSync(join(folder, "folder.db"));
  for (const mode of ["read", "write"] as const)
    assert.equal(faultFrom(() => openRecord(join(folder, "folder.db"), { mode, clock })).code, "record/not-a-record");
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("folder.db") || name.startsWith(basename(text))),
    [basename(text), "folder.db"],
  );
});

test("a damaged record is told by check() or by a fault, never passed over", () => {
  const path = newPath();
  const store = openRecord(path, { mode: "write", clock });
  for (let index = 0; index < 2000; index++) skipPage(store, `page-${index}`);
  store.close();
  const bytes = readFileSync(path);
  bytes.fill(0xa5, 40_000, 60_000);
  writeFileSync(path, bytes);
  const lines = (): readonly string[] => {
    const damaged = openRecord(path, { mode: "read", clock });
    try {
      return damaged.check();
    } finally {
      damaged.close();
    }
  };
  try {
    assert.ok(lines().length > 0);
  } catch (error) {
    assert.ok(error instanceof Fault && error.code === "record/corrupt", String(error));
  }
});

test("a full disk is a fault, loses nothing that was acknowledged, and can be gone on from", () => {
  const path = newPath();
  const connection = new Connection(path, { readOnly: false });
  connection.exec("PRAGMA journal_mode = WAL");
  migrate(connection);
  const store = new SqliteStore(connection, { writer: new Writer(connection, clock), lock: takeWriteLock(path) });
  connection.exec(`PRAGMA max_page_count = ${connection.count("PRAGMA page_count") + 4}`);
  let acknowledged = 0;
  const fault = faultFrom(() => {
    for (; acknowledged < 10_000; acknowledged++) store.write(() => skipPage(store, `page-${acknowledged}-${"x".repeat(200)}`));
  });
  assert.equal(fault.code, "record/full");
  assert.match(describeFault(fault), /the disk is full.*run the same command again/);
  assert.equal(store.summary().pages, acknowledged);
  connection.exec("PRAGMA max_page_count = 1000000");
  store.write(() => skipPage(store, "after"));
  assert.equal(store.summary().pages, acknowledged + 1);
  assert.deepEqual(store.check(), []);
  store.close();
});

test("rows of fact can be added and neither changed nor removed", () => {
  const path = madeRecord();
  const connection = new Connection(path, { readOnly: false });
  for (const sql of ["UPDATE pages SET size = 2", "DELETE FROM pages", "DELETE FROM skips", "UPDATE commits SET recorded_at = ''"])
    assert.match(String(faultFrom(() => connection.exec(sql)).cause), /only ever added/);
  connection.close();
});

test("check() tells when a sum is not that of its rows", () => {
  const path = madeRecord();
  const connection = new Connection(path, { readOnly: false });
  connection.exec("UPDATE totals SET count = 5 WHERE name = 'pages'");
  connection.exec("INSERT INTO tallies VALUES ('FRA', 'DEU', '2024-01-01', 'day', 'AID', 'occurred', 2, 1, 74, 1, 74, 1, 74)");
  connection.exec("INSERT INTO days_read VALUES ('2024-01-01', 'Gazette', 1)");
  connection.close();
  const store = openRecord(path, { mode: "read", clock });
  assert.deepEqual(store.check(), [
    "tally FRA DEU 2024-01-01 AID: it is not the sum of its rows",
    "tally a month FRA DEU: it is not the sum of its days",
    "sum of a pair FRA DEU: it is not the sum of its days",
    "pairs of 2024-01-01 FRA DEU: it is not the sum of its tallies",
    "articles read of 2024-01-01: the sum is not that of its rows",
    "articles of 2024-01-01: the sum is not that of its outlets",
    "total of pages: 5 is kept and 1 are there",
  ]);
  store.close();
});

test("dumpRows() is the same for the same rows written at other times and in other commits", () => {
  const paths = [newPath(), newPath()] as const;
  const one = openRecord(paths[0], { mode: "write", clock });
  for (const id of ["a", "b", "c"]) skipPage(one, id);
  one.close();
  const other = openRecord(paths[1], { mode: "write", clock: () => "2025-05-05T00:00:00Z" });
  other.write(() => ["a", "b", "c"].forEach((id) => skipPage(other, id)));
  other.close();
  assert.deepEqual(dumpRows(paths[0]), dumpRows(paths[1]));
  assert.ok(dumpRows(paths[0]).some((line) => line.startsWith("skip ")));
});

/** Only the administrator may give up rights, and only others are refused by file modes. */
const canDropRights = process.getuid?.() === 0;

test("a record in a folder that may not be written can be read and copied, and written not", { skip: !canDropRights }, () => {
  const inside = join(folder, "closed");
  mkdirSync(inside);
  const path = join(inside, "record.db");
  const store = openRecord(path, { mode: "write", clock });
  skipPage(store, "a");
  store.close();
  const copies = mkdtempSync(join(tmpdir(), "demarche-copies-"));
  chmodSync(copies, 0o777);
  for (const name of [folder, inside]) chmodSync(name, 0o555);
  chmodSync(path, 0o444);
  chmodSync(`${path}-writer`, 0o444);
  const script = `import { openRecord } from ${JSON.stringify(new URL("open-record.ts", import.meta.url).href)};
    process.setgid(65534); process.setuid(65534);
    const clock = () => "";
    const record = openRecord(${JSON.stringify(path)}, { mode: "read", clock });
    console.log(record.summary().pages);
    record.backup(${JSON.stringify(join(copies, "copy.db"))});
    for (const path of [${JSON.stringify(path)}, ${JSON.stringify(join(inside, "new.db"))}])
      try { openRecord(path, { mode: "write", clock }); console.log("open"); } catch (error) { console.log(error.code); }`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8", cwd: "/" });
  for (const name of [folder, inside]) chmodSync(name, 0o755);
  const copied = existsSync(join(copies, "copy.db"));
  rmSync(copies, { recursive: true });
  assert.ok(copied, run.stderr);
  assert.equal(run.stdout, "1\nrecord/read-only\nrecord/unopenable\n", run.stderr);
  assert.ok(pathToFileURL(path).href.startsWith("file:"));
});

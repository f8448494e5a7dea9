import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { dumpRows } from "../src/record/index.ts";
import { listPages } from "../src/sources/index.ts";
import { demarche, ROOT, scratch } from "./cli/run-demarche.ts";
import { pagesIn } from "./contract/pages-in.ts";

const folder = scratch();
const never = async function* (): AsyncGenerator<Uint8Array> {};

let files: readonly string[] = [];
let wanted: ReturnType<typeof dumpRows>;
let durationMs = 0;

before(async () => {
  const found: string[] = [];
  const cwd = process.cwd();
  process.chdir(ROOT);
  for await (const entry of listPages(["demo"], { stdin: never() })) if (entry.kind === "file") found.push(entry.from);
  process.chdir(cwd);
  files = found;
  const path = join(folder, "whole.db");
  const started = Date.now();
  const run = await demarche(["ingest", "demo", "--record", path, "--json"]);
  durationMs = Date.now() - started;
  assert.equal(run.code, 0, run.err);
  assert.equal(JSON.parse(run.out).read, files.length);
  wanted = dumpRows(path);
});

/** Goes on with the same command until it ends, and compares row for row with a run that nobody stopped. */
async function finishAndCompare(path: string): Promise<void> {
  const run = await demarche(["ingest", "demo", "--record", path, "--json"]);
  assert.equal(run.code, 0, run.err);
  const summary = JSON.parse(run.out);
  assert.equal(summary.coded + summary.withoutEvents + summary.repeated + summary.skipped + summary.known, files.length);
  assert.deepEqual(dumpRows(path), wanted);
  assert.equal((await demarche(["check", "--record", path])).code, 0);
}

/** Feeds the first pages by hand, waits until they are in the record, and kills the process while more come. */
async function killAfter(count: number, path: string): Promise<void> {
  const feed = async (child: ChildProcess): Promise<void> => {
    child.stdin?.write(
      files
        .slice(0, count)
        .map((file) => `${file}\n`)
        .join(""),
    );
    while (pagesIn(path) < count) await wait(20);
    child.stdin?.write(
      files
        .slice(count)
        .map((file) => `${file}\n`)
        .join(""),
    );
    child.kill("SIGKILL");
  };
  const run = await demarche(["ingest", "-", "--record", path], { input: null, onStart: (child) => void feed(child) });
  assert.equal(run.signal, "SIGKILL");
}

for (const count of [1, 5, 9, 14]) {
  test(`demarche ingest that is killed by kill -9 after ${count} pages and run again gives the same rows`, async () => {
    const path = join(folder, `after-${count}.db`);
    await killAfter(count, path);
    assert.ok(pagesIn(path) >= count && pagesIn(path) < files.length);
    await finishAndCompare(path);
  });
}

test("demarche ingest that is killed at any moment, again and again, gives the same rows", async () => {
  const path = join(folder, "again.db");
  for (const share of [0.2, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    await demarche(["ingest", "demo", "--record", path], {
      onStart: (child) => void setTimeout(() => child.kill("SIGKILL"), durationMs * share).unref(),
    });
  }
  await finishAndCompare(path);
});

test("demarche ingest gives the same rows with any number of workers", async () => {
  const path = join(folder, "one.db");
  assert.equal((await demarche(["ingest", "demo", "--record", path, "--workers", "1"])).code, 0);
  assert.deepEqual(dumpRows(path), wanted);
});

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  test(`demarche ingest that is stopped by ${signal} says how to go on, and goes on`, async () => {
    const path = join(folder, `${signal}.db`);
    const feed = async (child: ChildProcess): Promise<void> => {
      child.stdin?.write(
        files
          .slice(0, 5)
          .map((file) => `${file}\n`)
          .join(""),
      );
      while (pagesIn(path) < 5) await wait(20);
      child.kill(signal);
    };
    const run = await demarche(["ingest", "-", "--record", path], { input: null, onStart: (child) => void feed(child) });
    assert.equal(run.code, code);
    assert.match(run.err, /Stopped after \d+ pages\. Run the same command again to go on/);
    assert.match(run.out, /^Read \d+ pages into /);
    await finishAndCompare(path);
  });
}

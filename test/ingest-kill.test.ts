import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { dumpRows } from "../src/record/index.ts";
import { packEach, warcInfo, warcPage } from "../src/sources/archives/make-archives.test-helper.ts";
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

test("demarche ingest of a WARC that is killed at any moment gives the rows of a run that was not, and goes on where it was", async () => {
  const warc = join(folder, "demo.warc.gz");
  const pages = files.map((file) => warcPage(`https://example.org/${file}`, readFileSync(join(ROOT, file), "utf8")));
  writeFileSync(warc, packEach([warcInfo(), ...pages]));
  const whole = join(folder, "warc.db");
  const first = await demarche(["ingest", warc, "--record", whole, "--json"]);
  assert.equal(JSON.parse(first.out).read, files.length);
  const path = join(folder, "warc-killed.db");
  for (const share of [0.5, 0.65, 0.8]) {
    await demarche(["ingest", warc, "--record", path], {
      onStart: (child) => void setTimeout(() => child.kill("SIGKILL"), durationMs * share).unref(),
    });
  }
  const last = await demarche(["ingest", warc, "--record", path, "--json"]);
  assert.equal(last.code, 0, last.err);
  assert.equal(JSON.parse(last.out).read, files.length);
  assert.deepEqual(dumpRows(path), dumpRows(whole));
  const again = JSON.parse((await demarche(["ingest", warc, "--record", path, "--json"])).out);
  assert.deepEqual([again.read, again.known], [files.length, files.length]);
});

test("demarche ingest reads an archive on standard input, and one page of a file by its place", async () => {
  const bytes = packEach([
    warcInfo(),
    warcPage("https://example.org/1", "<p>First.</p>"),
    warcPage("https://example.org/2", "<p>Second.</p>"),
  ]);
  const piped = await demarche(["ingest", "-", "--record", join(folder, "piped.db"), "--json"], { input: bytes });
  assert.equal(JSON.parse(piped.out).skips["article/stub"], 2, piped.err);
  const warc = join(folder, "two.warc.gz");
  writeFileSync(warc, bytes);
  const place = `${warc}#offset=${packEach([warcInfo()]).length}`;
  const one = await demarche(["ingest", place, "--record", join(folder, "one-page.db"), "--json"]);
  assert.equal(JSON.parse(one.out).read, 1, one.err);
  assert.match((await demarche(["read", place])).err, /article\/stub/);
});

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

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { randomOf } from "../scripts/random-of.ts";
import { dumpRows, openRecord } from "../src/record/index.ts";
import { writeOlderRecord } from "./contract/older-record.ts";
import { record } from "./contract/record-sample.ts";
import { syntheticNews } from "./contract/synthetic-news.ts";

/** Instants at which a process is killed: few in the suite, 200 by `KILLS=200 node --test test/kill-anywhere.test.ts` (docs/record.md). */
const KILLS = Number(process.env["KILLS"] ?? 8);
const ARTICLES = 90;

const folder = mkdtempSync(join(tmpdir(), "demarche-kill-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const worker = fileURLToPath(new URL("contract/kill-worker.ts", import.meta.url));
const clock = () => "2024-01-01T00:00:00Z";
const samples = [...syntheticNews({ seed: 21, articles: ARTICLES, copies: 0.4, days: 6 })];
const pages = new Map(samples.map(({ page }) => [page.from, page]));
const random = randomOf(Number(process.env["SEED"] ?? 7));

interface Run {
  readonly told: readonly string[];
  readonly signal: NodeJS.Signals | null;
}

/** Runs the worker and kills it `afterMs` milliseconds after it said `afterLine` lines; null lets it end. */
async function run(path: string, kill: { readonly afterLine: number; readonly afterMs: number } | null): Promise<Run> {
  const child = spawn(process.execPath, [worker, path, String(ARTICLES)], { stdio: ["ignore", "pipe", "inherit"] });
  const told: string[] = [];
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on("exit", (_, signal) => resolve(signal)));
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    if (told.length === kill?.afterLine) setTimeout(() => child.kill("SIGKILL"), kill.afterMs);
  }
  return { told, signal: await ended };
}

/** What a killed process told of is there, once, and the record is sound. */
function checkTold(path: string, told: readonly string[]): void {
  const store = openRecord(path, { mode: "write", clock });
  try {
    assert.deepEqual(store.check(), []);
    const decisions = store.decisions().map(({ id }) => id);
    assert.equal(new Set(decisions).size, decisions.length);
    const rows = [...store.foreign.acts()];
    assert.equal(new Set(rows.map(({ act }) => act.id)).size, rows.length);
    const imported = rows.map(({ file }) => file.digest);
    for (const line of told) {
      const [kind = "", ...names] = line.split(" ");
      if (kind === "pages") for (const name of names) assert.ok(store.hasPage(pages.get(name) ?? { id: "", from: name, size: 0 }), name);
      if (kind === "decision") assert.ok(decisions.includes(names[0] ?? ""), line);
      if (kind === "imported") assert.ok(imported.includes(names.join(" ")), line);
      if (kind === "recoded") assert.ok(store.hasPage(pages.get(names[0] ?? "") ?? { id: "", from: "", size: 0 }), line);
    }
  } finally {
    store.close();
  }
}

/** A record of the first schema with a third of the pages: what may be killed first is bringing it up to date. */
const older = join(folder, "older.db");
const whole = join(folder, "whole.db");
const made = (async (): Promise<number> => {
  const newer = join(folder, "newer.db");
  const store = openRecord(newer, { mode: "write", clock });
  store.write(() => samples.slice(0, ARTICLES / 3).forEach((sample) => void record(store, sample)));
  store.close();
  writeOlderRecord(newer, older, 1);
  copyFileSync(older, whole);
  const { told, signal } = await run(whole, null);
  assert.equal(signal, null);
  return told.length;
})();

/** Lines that only one of the two has, the first few of them. */
function differences(lines: readonly string[], wanted: readonly string[]): readonly string[] {
  const [own, other] = [new Set(lines), new Set(wanted)];
  const told = [...own].filter((line) => !other.has(line)).map((line) => `+ ${line.slice(0, 200)}`);
  const missing = [...other].filter((line) => !own.has(line)).map((line) => `- ${line.slice(0, 200)}`);
  return [...told, ...missing, ...(lines.length === wanted.length ? [] : [`${lines.length} lines, ${wanted.length} wanted`])].slice(0, 8);
}

test(`a writer that is killed by kill -9 at ${KILLS} random instants of ingesting, folding, deciding, recoding, importing, compacting and migrating loses nothing that it told of`, async () => {
  const lines = await made;
  const wanted = dumpRows(whole);
  let kills = 0;
  for (let round = 0; kills < KILLS; round++) {
    const path = join(folder, `${round}.db`);
    copyFileSync(older, path);
    const told: string[] = [];
    // Each round ends when the work is done, however often it was killed on the way.
    for (;;) {
      const isLast = kills >= KILLS;
      const kill = isLast ? null : { afterLine: 1 + Math.floor(random() ** 2 * (lines / 3)), afterMs: random() * 25 };
      const { told: now, signal } = await run(path, kill);
      told.push(...now);
      if (signal !== null) kills += 1;
      checkTold(path, told);
      if (signal === null) break;
    }
    assert.deepEqual(differences(dumpRows(path), wanted), []);
    rmSync(path);
  }
});

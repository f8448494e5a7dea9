import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exportForeign } from "../src/cli/export-foreign.ts";
import { exportJsonl } from "../src/cli/export-jsonl.ts";
import { writeParquet } from "../src/cli/write-parquet.ts";
import { EVENT_COLUMNS, csvLines, withSources } from "../src/exports/index.ts";
import type { Store } from "../src/model/index.ts";
import { openRecord } from "../src/record/index.ts";
import { record } from "../test/contract/record-sample.ts";
import { syntheticNews } from "../test/contract/synthetic-news.ts";

/**
 * `npm run bench exports [--rows N]`: events a second of each format, and the most memory that a process of its own takes, from a record of
 * N / 4 events and from one of N: memory that grows with the record is a defect, and fails. Below some 30,000 events a heap has not yet grown to its size.
 */
const { values } = parseArgs({
  options: { rows: { type: "string", default: "120000" }, format: { type: "string" }, record: { type: "string" } },
  strict: false,
});
const FORMATS = ["jsonl", "csv", "parquet", "gdelt", "icews", "polecat"] as const;
/** A heap may grow so far before it is cleared, whatever it holds. */
const MOST_GROWTH = 1.5;

if (typeof values.format === "string" && typeof values.record === "string") await exportOne(values.format, values.record);
else main(Number(values.rows));

function main(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), "demarche-bench-"));
  try {
    const records = [rows / 4, rows].map((count) => ({ count, path: fill(join(folder, `${count}.db`), count) }));
    for (const format of FORMATS) {
      const runs = records.map(({ path }) => run(format, path));
      const [small, large] = runs;
      if (small === undefined || large === undefined) continue;
      process.stdout.write(
        `${format.padEnd(8)} ${Math.round((large.events / large.ms) * 1000)} events/s; most memory ${small.mb} MB from ${small.events} events, ${large.mb} MB from ${large.events}\n`,
      );
      if (large.mb > small.mb * MOST_GROWTH) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(path: string, events: number): string {
  const store = openRecord(path, { mode: "write", clock: () => "2024-01-01T00:00:00Z" });
  for (const sample of syntheticNews({ seed: 1, articles: Math.ceil(events / 10), days: 1000, acts: 19 }))
    store.write(() => void record(store, sample));
  store.close();
  return path;
}

interface Run {
  readonly events: number;
  readonly ms: number;
  readonly mb: number;
}

function run(format: string, path: string): Run {
  const words = [fileURLToPath(import.meta.url), "--format", format, "--record", path];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  const [events = 0, ms = 0, mb = 0] = stdout.trim().split(" ").map(Number);
  if (events === 0) throw new Error(`bench exports: ${format} wrote nothing: ${stderr}`);
  return { events, ms, mb };
}

async function exportOne(format: string, path: string): Promise<void> {
  const store = openRecord(path, { mode: "read", clock: () => "" });
  const folder = mkdtempSync(join(tmpdir(), "demarche-bench-"));
  const started = performance.now();
  if (format === "parquet")
    await writeParquet(withSources(store.events(), store), {
      folder,
      columns: EVENT_COLUMNS,
      monthOf: ({ event }) => event.when?.day.slice(0, 7) ?? null,
    });
  else await pipeline(Readable.from(linesOf(store, format)), createWriteStream(devNull));
  const ms = performance.now() - started;
  process.stdout.write(`${store.summary().events} ${ms.toFixed(0)} ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
  store.close();
  rmSync(folder, { recursive: true, force: true });
}

function linesOf(store: Store, format: string): Iterable<string> {
  if (format === "gdelt" || format === "icews" || format === "polecat")
    return exportForeign(store, { query: {}, format, leftOut: { count: 0 } });
  return format === "csv" ? csvLines(EVENT_COLUMNS, withSources(store.events(), store)) : exportJsonl(store.events());
}

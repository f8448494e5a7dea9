import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { dumpRows } from "../src/record/index.ts";
import { pagesIn } from "../test/contract/pages-in.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { goldRoot, missingReport } from "./harness.ts";

/**
 * `npm run eval ingest`: every page of ../shared/gold/pages (or of `--gold FOLDER`), thousands that nobody here wrote, through the command
 * line into a record: each is coded, without events, or skipped with a reason; and a run that is killed by kill -9 half-way and started
 * again ends with the same rows.
 */
export async function evaluate({ gold }: EvalRequest): Promise<EvalReport> {
  const pages = gold ?? join(goldRoot(), "pages", "html");
  const missing = missingReport(pages);
  if (missing !== null) return missing;
  const folder = mkdtempSync(join(tmpdir(), "demarche-eval-"));
  try {
    const whole = join(folder, "whole.db");
    const run = await demarche(["ingest", pages, "--record", whole, "--json"]);
    const summary: Summary = JSON.parse(run.out);
    const stopped = join(folder, "stopped.db");
    const halfway = await killHalfway(pages, stopped, summary.read / 2);
    const again = await demarche(["ingest", pages, "--record", stopped, "--json"]);
    const check = await demarche(["check", "--record", stopped]);
    return {
      figures: {
        "pages accounted for": accountedFor(summary) / summary.read,
        "pages without a crash": 1 - summary.crashes.length / summary.read,
        "same rows after kill -9": Number(again.code === 0 && isDeepStrictEqual(dumpRows(stopped), dumpRows(whole))),
        "record sound": Number(check.code === 0),
      },
      lines: [
        `${summary.read} pages: ${summary.coded} coded with ${summary.events} events, ${summary.withoutEvents} without events, ` +
          `${summary.repeated} the same as another, ${summary.skipped} skipped`,
        ...Object.entries(summary.skips).map(([reason, count]) => `${String(count).padStart(6)}  ${reason}`),
        `killed after ${halfway} pages and run again`,
      ],
      labelled: [],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `ingest --json` prints (docs/cli.md). */
interface Summary {
  readonly read: number;
  readonly coded: number;
  readonly withoutEvents: number;
  readonly repeated: number;
  readonly skipped: number;
  readonly events: number;
  readonly skips: Readonly<Record<string, number>>;
  readonly crashes: readonly string[];
}

function accountedFor({ coded, withoutEvents, repeated, skipped, skips }: Summary): number {
  const reasons = Object.values(skips).reduce((sum, count) => sum + count, 0);
  return reasons === skipped ? coded + withoutEvents + repeated + skipped : 0;
}

/** Kills the run as soon as that many pages are in the record, and says how many were. */
async function killHalfway(pages: string, record: string, count: number): Promise<number> {
  const run = start(["ingest", pages, "--record", record, "--quiet"]);
  while (run.child.exitCode === null && pagesIn(record) < count) await wait(50);
  run.child.kill("SIGKILL");
  await run.end;
  return pagesIn(record);
}

interface Run {
  readonly code: number | null;
  readonly out: string;
}

const demarche = (words: readonly string[]): Promise<Run> => start(words).end;

function start(words: readonly string[]): { readonly child: ReturnType<typeof spawn>; readonly end: Promise<Run> } {
  const main = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, ...words], { stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  return { child, end: new Promise((resolve) => child.on("close", (code) => resolve({ code, out }))) };
}

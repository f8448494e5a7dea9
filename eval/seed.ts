import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reading } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, missingReport } from "./harness.ts";
import type { SeedCheck } from "./score-seed.ts";
import { scoreSeed } from "./score-seed.ts";

const cli = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
const GROUPS = ["article", "actors", "must", "good", "attribution", "mustNot", "evidence"] as const;

/** The page that it began with, read by the command line as a user would, held against what a careful reader takes from it. */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? besideGold("seed");
  const missing = missingReport(join(folder, "page.txt"));
  if (missing !== null) return missing;
  const json = execFileSync(process.execPath, [cli, "read", join(folder, "page.txt"), "--json"], { encoding: "utf8", maxBuffer: 1 << 26 });
  const reading: Reading = JSON.parse(json);
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  const checks = scoreSeed(reading, expected, loadTables().actors.actors);
  return {
    figures: Object.fromEntries(GROUPS.map((group) => [group, share(checks.filter((check) => check.group === group))])),
    lines: [...checks.map(describe), ...GROUPS.map((group) => summarise(group, checks))],
    labelled: [join(folder, "page.txt"), join(folder, "expected.json")],
  };
}

function share(checks: readonly SeedCheck[]): number {
  return checks.filter((check) => check.ok).length / checks.length;
}

function describe(check: SeedCheck): string {
  return `${check.ok ? "ok  " : "MISS"} ${check.group.padEnd(11)} ${check.name}${check.ok ? "" : `\n       got: ${check.got || "nothing"}`}`;
}

function summarise(group: string, checks: readonly SeedCheck[]): string {
  const own = checks.filter((check) => check.group === group);
  return `${group.padEnd(11)} ${own.filter((check) => check.ok).length} of ${own.length}`;
}

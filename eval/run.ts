import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { EvalReport, Evaluate } from "./harness.ts";
import { digestOf } from "./harness.ts";

/**
 * `npm run eval [SET …] [--gold DIR] [--out FILE] [--cross] [--update] [--allow-lower]`: measures against labelled sets and holds the figures to
 * the floors of eval/floors.json. A set whose data is not on this machine is named and not measured. With `--gold` figures are printed
 * and not held to the floors, which belong to the default sets.
 */
interface Floor {
  readonly digest: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** A fall by less than this is noise of rounding, since every eval is deterministic. */
const NOISE = 0.0005;
const floorsFile = new URL("floors.json", import.meta.url);
const evals = readdirSync(new URL(".", import.meta.url))
  .filter((file) => /^[a-z]+\.ts$/.test(file) && file !== "run.ts" && file !== "harness.ts")
  .map((file) => file.replace(".ts", ""));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    gold: { type: "string" },
    out: { type: "string" },
    update: { type: "boolean" },
    "allow-lower": { type: "boolean" },
    cross: { type: "boolean" },
    ci: { type: "boolean" },
  },
});
process.exitCode = await main();

async function main(): Promise<number> {
  const unknown = positionals.filter((name) => !evals.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`demarche: there is no eval "${unknown.join(", ")}"; evals: ${evals.join(", ")}\n`);
    return 2;
  }
  const floors: Record<string, Floor> = existsSync(floorsFile) ? JSON.parse(readFileSync(floorsFile, "utf8")) : {};
  let failed = 0;
  for (const name of positionals.length > 0 ? positionals : evals) {
    const report = await measure(name);
    failed += hold(name, { report, floors });
  }
  if (values.update) writeFileSync(floorsFile, `${JSON.stringify(floors, null, 2)}\n`);
  return failed > 0 ? 1 : 0;
}

async function measure(name: string): Promise<EvalReport> {
  process.stdout.write(`\n== eval ${name}\n`);
  const module: { readonly evaluate: Evaluate } = await import(new URL(`${name}.ts`, import.meta.url).href);
  const text = (value: string | boolean | undefined): string | null => (typeof value === "string" ? value : null);
  const report = await module.evaluate({
    gold: text(values["gold"]),
    out: text(values["out"]),
    cross: values["cross"] === true,
    rest: process.argv.slice(2),
  });
  for (const line of report.lines) process.stdout.write(`${line}\n`);
  return report;
}

/** Compares with the floors, raises them when asked, and says how many figures fell. */
function hold(name: string, { report, floors }: { readonly report: EvalReport; readonly floors: Record<string, Floor> }): number {
  if (report.missing !== undefined) {
    process.stdout.write(`not measured: no labelled data at ${report.missing.replace(/^.*\/shared\//, "../shared/")}\n`);
    return 0;
  }
  if (typeof values["gold"] === "string" || values["cross"] === true) return printFigures(report);
  const digest = digestOf(report.labelled);
  const floor = floors[name];
  const comparable = floor !== undefined && floor.digest === digest;
  if (floor !== undefined && !comparable)
    process.stdout.write("the labelled data is not what the floors were set on: run with --update after looking at the figures\n");
  let fallen = floor !== undefined && !comparable && !values["update"] ? 1 : 0;
  const next: Record<string, number> = {};
  for (const [figure, value] of Object.entries(report.figures)) {
    const least = comparable ? (floor.figures[figure] ?? 0) : 0;
    const fell = value < least - NOISE;
    if (fell && !values["allow-lower"]) fallen++;
    process.stdout.write(
      `${fell ? "FELL " : "     "}${figure.padEnd(40)} ${value.toFixed(4)}${least > 0 ? `   floor ${least.toFixed(4)}` : ""}\n`,
    );
    next[figure] = values["allow-lower"] ? round(value) : Math.max(round(value), least);
  }
  if (values["update"]) floors[name] = { digest, figures: next };
  return fallen;
}

function printFigures({ figures }: EvalReport): number {
  for (const [figure, value] of Object.entries(figures)) process.stdout.write(`     ${figure.padEnd(40)} ${value.toFixed(4)}\n`);
  return 0;
}

function round(value: number): number {
  return Math.floor(value * 10_000) / 10_000;
}

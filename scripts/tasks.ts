import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The tasks behind `npm run …`, started by tools/boot.mjs. A task is a list of steps; the first that fails ends it with its exit code.
 * `npm run ok` is what CI runs.
 */
type Step = { readonly title: string; readonly command: readonly string[] };
type Task = (rest: readonly string[]) => readonly Step[];

const root = fileURLToPath(new URL("..", import.meta.url));
const node = process.execPath;
const bin = (name: string): string => fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
const run = (title: string, file: string, rest: readonly string[] = []): Step => ({ title, command: [node, file, ...rest] });

const tasks: Readonly<Record<string, Task>> = {
  build: () => [
    run("clear dist", "scripts/clear-dist.ts"),
    run("build", bin("typescript/bin/tsc"), ["-p", "tsconfig.build.json"]),
    run("build the page", "scripts/build-web.ts"),
  ],
  check: () => [
    run("format", bin("oxfmt/bin/oxfmt"), ["--check", "."]),
    run("lint", bin("oxlint/bin/oxlint"), ["--type-aware", "--deny-warnings"]),
    run("types", bin("typescript/bin/tsc"), ["-p", "."]),
    run("types of the page", bin("typescript/bin/tsc"), ["-p", "src/web"]),
    run("import table", "--test", ["--test-reporter=dot", "test/architecture.test.ts"]),
    run("kernels", "scripts/build-kernels.ts", ["--check"]),
    run("tables", "scripts/check-tables.ts"),
    run("links", "scripts/check-links.ts"),
    run("generated pages", "scripts/docs.ts", ["--check"]),
  ],
  test: (rest) => [...(tasks["build"]?.([]) ?? []), run("tests", "--test", rest.length > 0 ? rest : testFiles())],
  eval: (rest) => [run("eval", "eval/run.ts", rest)],
  bench: (rest) => [run("bench", "bench/run.ts", rest)],
  docs: () => [run("docs", "scripts/docs.ts")],
  "train-articles": () => [run("train", "scripts/train-articles.ts")],
  "train-days": (rest) => [run("train", "scripts/train-days.ts", rest)],
  "fit-retellings": () => [run("fit", "scripts/fit-retellings.ts")],
  "train-acts": () => [run("train", "scripts/train-acts.ts")],
  "train-telling": () => [run("train", "scripts/train-telling.ts")],
  "train-relevance": () => [run("train", "scripts/train-relevance.ts")],
  "train-breaks": () => [run("train", "scripts/train-breaks.ts")],
  "train-phrases": (rest) => [run("train", "scripts/train-phrases.ts", rest)],
  "import-languages": () => [run("import", "scripts/import-languages.ts")],
  kernels: () => [run("kernels", "scripts/build-kernels.ts")],
  format: () => [run("format", bin("oxfmt/bin/oxfmt"), ["."])],
  start: (rest) => [...(tasks["build"]?.([]) ?? []), run("demo", "scripts/start.ts", rest)],
  ok: () => [...(tasks["check"]?.([]) ?? []), ...(tasks["eval"]?.([]) ?? []), ...(tasks["test"]?.([]) ?? [])],
};

function testFiles(): readonly string[] {
  return globSync(["src/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"], { cwd: root }).sort();
}

function main(): number {
  const [name = "", ...rest] = process.argv.slice(2);
  const task = tasks[name];
  if (task === undefined) {
    process.stderr.write(`demarche: there is no task "${name}"; tasks: ${Object.keys(tasks).join(", ")}\n`);
    return 2;
  }
  for (const step of task(rest)) {
    process.stderr.write(`demarche: ${step.title}\n`);
    const [command = node, ...words] = step.command;
    const status = spawnSync(command, words, { cwd: root, stdio: "inherit" }).status ?? 1;
    if (status !== 0) {
      process.stderr.write(`demarche: ${name} stopped at "${step.title}" with exit code ${status}\n`);
      return status;
    }
  }
  return 0;
}

process.exitCode = main();

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * `npm start`: ingests the demo corpus into an embedded record with the built command line, shows one dyad, says what to type next, and
 * serves the page until Ctrl-C. Where nobody sits before it (a pipe, CI) it serves nothing and ends. The record is made anew each time, so
 * that what is printed is what this checkout reads.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const record = ".demarche/demo.db";
for (const suffix of ["", "-wal", "-shm"]) rmSync(`${root}${record}${suffix}`, { force: true });

const steps = [
  ["ingest", "demo", "--record", record],
  ["dyad", "USA", "PRK", "--by", "month", "--record", record],
];
process.exitCode = steps.map(demarche).find((status) => status !== 0) ?? 0;
if (process.exitCode === 0) process.stdout.write(nextSteps());
if (process.exitCode === 0 && process.stdin.isTTY && process.stdout.isTTY)
  process.exitCode = demarche(["serve", "--record", record, "--port", "0", "--open"]);

function demarche(words: readonly string[]): number {
  process.stdout.write(`\n$ demarche ${words.join(" ")}\n\n`);
  return spawnSync(process.execPath, ["dist/cli/main.js", ...words], { cwd: root, stdio: "inherit" }).status ?? 1;
}

function nextSteps(): string {
  return [
    "",
    "What to type next:",
    "  npx demarche read YOUR-PAGE.html                       one page: who did what to whom, with the sentence",
    `  npx demarche dyad RUS UKR --record ${record}     another pair of countries`,
    `  npx demarche export --format csv --record ${record}   every event with its evidence`,
    `  npx demarche serve --record ${record}            the record as a web page`,
    '  npx demarche explain "France recalled its ambassador to Italy."   why it is coded so',
    "  npx demarche --help",
    "",
  ].join("\n");
}

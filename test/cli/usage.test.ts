import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { EXIT_CODES } from "../../src/cli/exit-codes.ts";
import { EVENT_COLUMNS } from "../../src/exports/index.ts";
import { moveGlobalFlags } from "../../src/cli/run-cli.ts";
import { demarche, ROOT, scratch } from "./run-demarche.ts";

const folder = scratch();

const MISTAKES: readonly (readonly [words: readonly string[], line: RegExp])[] = [
  [["raed", "x"], /^demarche: There is no command "raed": did you mean "read"\? See demarche --help$/],
  [["read"], /^demarche: PAGE is missing\. /],
  [["read", "a", "b"], /^demarche: "b" is one too many: the command takes 1\. /],
  [["read", "a", "--jsno"], /^demarche: There is no flag "--jsno": did you mean "--json"\? /],
  [["read", "a", "--date", "2022-02-30"], /^demarche: --date: "2022-02-30" is not a day: no such day\. Write it as "2022-07-15"\. /],
  [["read", "a", "--date", "2022-02"], /^demarche: --date: "2022-02" is not a day: a day is wanted, not a period\. /],
  [["dyad", "RUS"], /^demarche: COUNTRY is missing\. /],
  [
    ["dyad", "RUS", "PRK", "--since", "2024-13"],
    /^demarche: --since: "2024-13" is not a day: no such day\. Write it as "2022-07-15", "2022-07" or "2022"\. /,
  ],
  [["serve", "--port", "99999"], /^demarche: --port: "99999" is not a port, 0 to 65535\. /],
  [["watch", "--metrics", "99999"], /^demarche: --metrics: "99999" is not a port, 0 to 65535\. /],
  [["dyad", "RUS", "PRK", "--by", "mont"], /^demarche: --by: "mont" is none of day, week, month, year\. /],
  [["dyad", "RUS", "PRK", "--limit", "-1"], /^demarche: --limit: "-1" is not a whole number of 0 or more\. /],
  [["export", "--format", "xml"], /^demarche: --format: "xml" is none of jsonl, csv, parquet, gdelt, icews, polecat\. /],
  [["completion", "csh"], /^demarche: SHELL: .*bash, zsh, fish\. /],
];

for (const [words, line] of MISTAKES) {
  test(`demarche ${words.join(" ")} is one clear line and exit code 2`, async () => {
    const run = await demarche(words);
    assert.match(run.err.trimEnd(), line);
    assert.equal(run.err.trimEnd().split("\n").length, 1);
    assert.equal(run.out, "");
    assert.equal(run.code, 2);
  });
}

test("demarche --help names every command and every exit code", async () => {
  const { out, code } = await demarche(["--help"]);
  assert.equal(code, 0);
  for (const name of [
    "read",
    "ingest",
    "watch",
    "sources",
    "dyad",
    "explain",
    "rules",
    "parse",
    "actor",
    "actors",
    "export",
    "correct",
    "reject",
    "merge",
    "split",
    "history",
    "recode",
    "status",
    "check",
    "backup",
    "compact",
    "completion",
  ])
    assert.match(out, new RegExp(`^  ${name} `, "m"));
  for (const [exit, meaning] of EXIT_CODES) assert.ok(out.includes(`  ${String(exit).padEnd(5)}${meaning}`));
});

test("demarche --version prints the version of the package", async () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  assert.deepEqual(await demarche(["--version"]), { code: 0, signal: null, out: `${manifest.version}\n`, err: "" });
});

for (const shell of ["bash", "zsh", "fish"]) {
  test(`demarche completion ${shell} is a script that the shell can read`, async (t) => {
    const { out, code } = await demarche(["completion", shell]);
    assert.equal(code, 0);
    assert.match(out, /ingest/);
    const file = join(folder, `demarche.${shell}`);
    writeFileSync(file, out);
    const check = spawnSync(shell, ["-n", file], { encoding: "utf8" });
    if (check.error) return t.skip(`${shell} is not installed`);
    assert.deepEqual([check.status, check.stderr], [0, ""]);
  });
}

test("demarche completion bash completes commands, flags and the values of flags", async () => {
  const { out } = await demarche(["completion", "bash"]);
  const complete = (...words: readonly string[]): string => {
    const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _demarche; echo "\${COMPREPLY[*]}"`;
    return spawnSync("bash", ["-c", `${out}\n${ask}`], { encoding: "utf8" }).stdout.trim();
  };
  assert.equal(complete("demarche", "in"), "ingest");
  assert.equal(complete("demarche", "dyad", "--si"), "--since");
  assert.equal(complete("demarche", "dyad", "--by", "m"), "month");
  assert.equal(complete("demarche", "completion", "f"), "fish");
});

test("moveGlobalFlags() lets --record and --quiet stand before the command", () => {
  assert.deepEqual(moveGlobalFlags(["--record", "x.db", "--quiet", "status", "--json"]), [
    "status",
    "--record",
    "x.db",
    "--quiet",
    "--json",
  ]);
  assert.deepEqual(moveGlobalFlags(["--record=x.db", "status"]), ["status", "--record=x.db"]);
  assert.deepEqual(moveGlobalFlags(["status"]), ["status"]);
  assert.deepEqual(moveGlobalFlags(["--help"]), ["--help"]);
});

test("docs/exports.md lists exactly the columns of the CSV export", () => {
  const page = readFileSync(join(ROOT, "docs/exports.md"), "utf8");
  const listed = [...page.matchAll(/^\| `([a-z_]+)` \| (.+) \|$/gm)].map(([, name, meaning]) => [name, meaning]);
  assert.deepEqual(
    listed,
    EVENT_COLUMNS.map(({ name, meaning }) => [name, meaning]),
  );
});

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, openSync, readdirSync, readFileSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { listCases, pageOfCase } from "../../eval/demo-pages.ts";
import { openRecord } from "../../src/record/index.ts";
import { demarche, scratch } from "./run-demarche.ts";
import type { Run } from "./run-demarche.ts";

const folder = scratch();
const pages = join(folder, "pages");
const clock = () => "2024-05-01T12:00:00Z";

const GOOD_PAGE = `<!doctype html><html lang="en"><head><title>Norway recalls envoy</title><meta property="article:published_time" content="2024-05-01T09:00:00Z"></head>
<body><article><h1>Norway recalls envoy</h1><p>Norway recalled its ambassador to Belarus on Tuesday, the foreign ministry said.</p>
<p>The ministry said the envoy would come home for talks after the arrest of a Norwegian citizen in Minsk last week.</p></article></body></html>`;

/** The bad inputs of issue 2 that one page can be, with the reason that each must be skipped for. */
const BAD_PAGES = {
  "empty.html": ["source/empty", ""],
  "rubbish.html": ["source/not-text", Uint8Array.from({ length: 20_000 }, (_, i) => (i * 167 + (i >> 3) * 31 + (i >> 7)) % 256)],
  "cut.html.gz": ["source/damaged", gzipSync(GOOD_PAGE.repeat(20)).subarray(0, 200)],
  "large.html": ["source/too-large", "<p>cut off below"],
  "deep.html": ["article/too-deep", `<title>Deep</title>${"<div>".repeat(100_000)}Talks resumed.${"</div>".repeat(100_000)}`],
} as const;

before(() => {
  mkdirSync(pages);
  writeFileSync(join(pages, "good.html"), GOOD_PAGE);
  for (const [name, [, bytes]] of Object.entries(BAD_PAGES)) writeFileSync(join(pages, name), bytes);
  truncateSync(join(pages, "large.html"), 200 * 1024 * 1024);
});

/** One line on standard error, in our form, without a stack. */
function assertOneLine(run: Run, pattern: RegExp, code: number): void {
  assert.equal(run.err.trimEnd().split("\n").length, 1, run.err);
  assert.match(run.err, /^demarche: /);
  assert.match(run.err, pattern);
  assert.equal(run.code, code);
}

for (const [name, [reason]] of Object.entries(BAD_PAGES)) {
  test(`demarche read ${name} is one clear line and exit code 3`, async () => {
    assertOneLine(await demarche(["read", name], { cwd: pages }), new RegExp(`Nothing to read: "${name}": .*\\(${reason}\\)\\. [A-Z]`), 3);
  });
}

test("demarche read of a file that is not there is one clear line and exit code 3", async () => {
  assertOneLine(await demarche(["read", "gone.html"], { cwd: pages }), /"gone\.html": there is no such file.*\(source\/unreadable\)/, 3);
});

test("demarche read --json says in JSON, too, why a page is skipped", async () => {
  const run = await demarche(["read", "-", "--json"], { input: "<title>Nothing</title>" });
  const { kind, reason, where } = JSON.parse(run.out);
  assert.deepEqual([kind, where, run.code], ["skip", "-", 3]);
  assert.match(reason, /^article\//);
});

test("demarche read refuses a private address with one clear line and exit code 3", async () => {
  assertOneLine(await demarche(["read", "http://127.0.0.1:1/page"]), /127\.0\.0\.1 is not a public address \(source\/refused\)/, 3);
});

test("demarche ingest codes what is good, skips each bad page with its reason, and adds up", async () => {
  const list = [...Object.keys(BAD_PAGES), "good.html", "vanished.html"].join("\n");
  const run = await demarche(["ingest", "-", "--record", join(folder, "bad.db"), "--json"], { cwd: pages, input: list });
  assert.equal(run.code, 0, run.err);
  const summary = JSON.parse(run.out);
  assert.deepEqual(
    summary.skips,
    Object.fromEntries([...Object.values(BAD_PAGES).map(([reason]) => [reason, 1]), ["source/unreadable", 1]]),
  );
  assert.equal(summary.read, 7);
  assert.equal(summary.coded + summary.withoutEvents + summary.repeated + summary.skipped + summary.known, 7);
  const again = await demarche(["ingest", "good.html", "--record", join(folder, "bad.db"), "--json"], { cwd: pages });
  assert.equal(JSON.parse(again.out).known, 1);
});

test("demarche ingest of nothing but bad pages ends with exit code 1", async () => {
  const run = await demarche(["ingest", "empty.html", "--record", join(folder, "none.db")], { cwd: pages });
  assert.equal(run.code, 1);
  assert.match(run.out, /1 {2}skipped:\n +1 {2}source\/empty/);
});

test("demarche ingest of a path that is not there says so before it reads anything", async () => {
  assertOneLine(
    await demarche(["ingest", "good.html", "nowhere/", "--record", join(folder, "no.db")], { cwd: pages }),
    /"nowhere\/": there is no such file or folder\. Check the path/,
    3,
  );
});

test("demarche status without a record is one clear line and exit code 4", async () => {
  assertOneLine(
    await demarche(["status", "--record", join(folder, "missing.db")]),
    /There is no record yet: ".*missing\.db"\. Make one with demarche ingest/,
    4,
  );
});

test("demarche leaves a file that is no record as it is, with exit code 4", async () => {
  const path = join(folder, "letter.txt");
  writeFileSync(path, "Dear reader, this is not a record. ".repeat(200));
  const before = readFileSync(path);
  for (const words of [["status"], ["check"], ["export"], ["ingest", "good.html"]]) {
    assertOneLine(await demarche([...words, "--record", path], { cwd: pages }), /record.*letter\.txt/i, 4);
    assert.deepEqual(readFileSync(path), before);
  }
});

test("demarche check tells of a damaged record with exit code 4", async () => {
  const path = join(folder, "damaged.db");
  await demarche(["ingest", "good.html", "--record", path], { cwd: pages });
  assert.equal((await demarche(["check", "--record", path])).code, 0);
  const handle = openSync(path, "r+");
  for (let page = 1; page < 12; page++) writeSync(handle, new Uint8Array(600).fill(0xa5), 0, 600, page * 4096);
  const run = await demarche(["check", "--record", path]);
  assert.match(run.err, /^demarche: .*(damaged|record)/);
  assert.equal(run.code, 4);
});

test("demarche ingest into a record that another process writes to is one clear line and exit code 4", async () => {
  const path = join(folder, "locked.db");
  const store = openRecord(path, { mode: "write", clock });
  try {
    assertOneLine(await demarche(["ingest", "good.html", "--record", path], { cwd: pages }), /another process/, 4);
  } finally {
    store.close();
  }
  assert.equal((await demarche(["ingest", "good.html", "--record", path], { cwd: pages })).code, 0);
});

test("demarche ingest onto a full disk is one clear line and exit code 4, and goes on when there is room", async () => {
  const path = join(folder, "full.db");
  const many = join(folder, "many");
  mkdirSync(many);
  for (const { from, bytes } of listCases().map((slug) => pageOfCase(slug))) writeFileSync(join(many, from.replace("/", "-")), bytes);
  const full = await demarche(["ingest", many, "--record", path, "--quiet"], { bash: "ulimit -f 300" });
  assertOneLine(full, /Cannot use the record: ".*full\.db": the disk .*the same command again/, 4);
  const rest = await demarche(["ingest", many, "--record", path, "--json"]);
  assert.equal(rest.code, 0, rest.err);
  assert.equal(JSON.parse(rest.out).read, readdirSync(many).length);
  assert.equal((await demarche(["check", "--record", path])).code, 0);
});

test("demarche ingest where no record may be made is one clear line and exit code 4", async () => {
  assertOneLine(await demarche(["ingest", "good.html", "--record", join(pages, "good.html", "x.db")], { cwd: pages }), /record/, 4);
  if (process.getuid?.() === 0) return; // root may write anywhere
  chmodSync(folder, 0o500);
  assertOneLine(await demarche(["ingest", "good.html", "--record", join(folder, "forbidden", "x.db")], { cwd: pages }), /record/, 4);
  chmodSync(folder, 0o700);
});

for (const [words, line] of [
  [["RUS", "XQZ"], /There is no country "XQZ": no country has that code or name\. Give a code of three letters/],
  [["Rusia", "PRK"], /There is no country "Rusia": did you mean RUS \(Russia\)/],
  [["RUS", "rus"], /two different countries/],
] as const) {
  test(`demarche dyad ${words.join(" ")} is one clear line and exit code 2`, async () => {
    const path = join(folder, "dyad.db");
    openRecord(path, { mode: "write", clock }).close();
    assertOneLine(await demarche(["dyad", ...words, "--record", path]), line, 2);
  });
}

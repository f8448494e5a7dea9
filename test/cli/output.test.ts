import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { before, test } from "node:test";
import { demarche, scratch } from "./run-demarche.ts";
import type { Run } from "./run-demarche.ts";

const folder = scratch();
const record = join(folder, "r.db");
const PAGE = `<html lang="en"><head><title>Peru recalls envoy</title><meta property="article:published_time" content="2024-06-03"></head>
<body><article><h1>Peru recalls envoy</h1><p>Peru recalled its ambassador from Chile on Monday, the foreign ministry in Lima said.</p>
<p>Chile expelled two diplomats of Peru in response, officials in Santiago told reporters.</p></article></body></html>`;

before(async () => {
  writeFileSync(join(folder, "page.html"), PAGE);
  writeFileSync(join(folder, "empty.html"), "");
  mkdirSync(join(folder, "sub"));
  await demarche(["ingest", "page.html", "--record", record], { cwd: folder });
});

function assertOneLine({ code, err, out }: Run, line: RegExp, expected: number): void {
  assert.match(err.trimEnd(), line);
  assert.equal(err.trimEnd().split("\n").length, 1, err);
  assert.deepEqual([code, out], [expected, ""]);
}

const OUTPUTS: readonly (readonly string[])[] = [
  ["export", "--format", "csv"],
  ["dossier", "PER", "CHL"],
];

for (const words of OUTPUTS) {
  test(`demarche ${words.join(" ")} --out never writes over the record`, async () => {
    const before = readFileSync(record);
    const run = await demarche([...words, "--out", "sub/../r.db", "--record", record], { cwd: folder });
    assertOneLine(run, /^demarche: Cannot write over the record: "sub\/\.\.\/r\.db"/, 2);
    assert.deepEqual(readFileSync(record), before);
  });

  test(`demarche ${words.join(" ")} says what is wrong with --out, and leaves nothing half written`, async () => {
    const out = async (path: string): Promise<Run> => demarche([...words, "--out", path, "--record", record], { cwd: folder });
    assertOneLine(await out("nowhere/x"), /^demarche: Cannot write the file: "nowhere\/x": there is no such folder\./, 3);
    assertOneLine(await out("sub"), /^demarche: Cannot write the file: "sub": it is a folder\./, 3);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".part")),
      [],
    );
  });
}

test("demarche export to a standard output that takes no more is one clear line", async () => {
  const run = await demarche(["export", "--record", record], { bash: "exec >/dev/full" });
  assertOneLine(run, /^demarche: Cannot write the file: "standard output": the disk is full\./, 3);
});

test("demarche backup into a folder that is not there says that of the backup, not of the record", async () => {
  assertOneLine(
    await demarche(["backup", "nowhere/b.db", "--record", record], { cwd: folder }),
    /^demarche: Cannot write a backup: "nowhere\/b\.db"/,
    4,
  );
});

test("demarche serve ends with one clear line when its port is taken, or what reviewers say has no place", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  const serve = async (...words: readonly string[]): Promise<Run> => demarche(["serve", "--record", record, ...words], { cwd: folder });
  try {
    assertOneLine(await serve("--port", port), /^demarche: Cannot listen: "127\.0\.0\.1:\d+": something else listens there\./, 2);
  } finally {
    taken.close();
  }
  const before = readFileSync(record);
  assertOneLine(await serve("--port", "0", "--reviews", "r.db"), /^demarche: Cannot read the reviews: "r\.db": line 1 is not a verdict/, 3);
  assert.deepEqual(readFileSync(record), before);
  writeFileSync(join(folder, "notes.txt"), "Remember the milk");
  assertOneLine(
    await serve("--port", "0", "--replies", "notes.txt"),
    /^demarche: Cannot read the replies: "notes\.txt": line 1 is not /,
    3,
  );
  assert.equal(readFileSync(join(folder, "notes.txt"), "utf8"), "Remember the milk");
  assertOneLine(
    await serve("--port", "0", "--reviews", "nowhere/v"),
    /^demarche: Cannot write the reviews: "nowhere\/v": the system says ENOENT/,
    3,
  );
});

test("demarche ingest names a page that it skipped, and why", async () => {
  const { out } = await demarche(["ingest", "empty.html", "--record", join(folder, "skips.db")], { cwd: folder });
  assert.match(out, /^Read 1 page into /);
  assert.match(out, /1 {2}source\/empty {2}empty\.html: 0 bytes$/m);
});

test("demarche read says of an archive and of a folder what to do with it", async () => {
  writeFileSync(join(folder, "a.warc"), "WARC/1.0\r\n\r\n");
  assertOneLine(await demarche(["read", "a.warc"], { cwd: folder }), /"a\.warc": an archive of pages, which ingest reads/, 3);
  assertOneLine(await demarche(["read", "sub"], { cwd: folder }), /"sub": a folder, whose pages ingest reads/, 3);
  const mail = "Subject: Peru recalls envoy\r\nDate: Mon, 3 Jun 2024 10:00:00 +0000\r\nContent-Type: text/plain\r\n\r\n";
  writeFileSync(
    join(folder, "m.eml"),
    `${mail}Peru recalled its ambassador from Chile on Monday, the foreign ministry in Lima said in a statement.\r\n`,
  );
  const read = await demarche(["read", "m.eml"], { cwd: folder });
  assert.match(read.out, /^Peru recalls envoy\n/);
  assert.equal(existsSync(join(folder, ".demarche")), false);
});

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import type { CodedEvent } from "../../src/model/index.ts";
import { demarche, ROOT, scratch } from "./run-demarche.ts";

const folder = scratch();
const path = join(folder, "record.db");
const PAGES = ["demo/2015-11-24-su24-northwire", "demo/2015-11-25-su24-brief-lakeland-radio", "demo/2024-04-06-mexico-ecuador-harbour"];

interface ExportedRow extends CodedEvent {
  readonly decision: { readonly kind: string; readonly why: string; readonly by: string | null; readonly coded: CodedEvent } | null;
  readonly storyId: string;
}

async function run(...words: readonly string[]): Promise<string> {
  const { code, out, err } = await demarche([...words, "--record", path]);
  assert.equal(code, 0, err);
  return out;
}

async function rows(): Promise<readonly ExportedRow[]> {
  const lines = (await run("export", "--format", "jsonl")).trim().split("\n");
  return lines.map((line): ExportedRow => JSON.parse(line));
}

before(async () => {
  await run("ingest", ...PAGES, "--quiet");
});

test("demarche correct, reject and correct --as-coded decide an event, and exports say which is which", async () => {
  const [event] = await rows();
  assert.ok(event);
  const out = await run(
    "correct",
    event.id.slice(0, 12),
    "--recipient",
    "Norway",
    "--status",
    "denied",
    "--why",
    "a test of ours",
    "--by",
    "ana",
  );
  assert.match(out, /is now .*NOR|is now .*Norway/);
  const corrected = (await rows()).find(({ id }) => id === event.id);
  assert.deepEqual([corrected?.recipient?.country, corrected?.status], ["NOR", "denied"]);
  assert.deepEqual(
    [corrected?.decision?.kind, corrected?.decision?.by, corrected?.decision?.coded.status],
    ["correct", "ana", event.status],
  );
  const csv = await run("export", "--format", "csv");
  assert.match(csv.split("\n")[0] ?? "", /,decision,decided_by,decided_why/);
  assert.match(csv, /,correct,ana,a test of ours/);
  assert.match(await run("history", event.id), /coded: .*\n(?:.*\n)*.*corrected by ana: a test of ours/);
  await run("reject", event.id, "--why", "no act at all");
  assert.equal(
    (await rows()).some(({ id }) => id === event.id),
    false,
  );
  await run("correct", event.id, "--as-coded", "--why", "it was right");
  const restored = (await rows()).find(({ id }) => id === event.id);
  assert.deepEqual([restored?.decision, restored?.status], [null, event.status]);
  assert.match(await run("check"), /is sound/);
});

test("demarche correct says what is wrong with what it was told", async () => {
  const [event] = await rows();
  const id = event?.id ?? "";
  for (const [words, line] of [
    [["correct", "zzzzzz", "--why", "x", "--status", "denied"], /There is no event "zzzzzz"/],
    [["correct", id, "--why", "x"], /Nothing would change/],
    [["correct", id, "--why", "x", "--cameo", "999"], /There is no CAMEO code "999"/],
    [["correct", id, "--why", " ", "--status", "denied"], /A decision needs a reason/],
    [["correct", id, "--why", "x", "--recipient", "Atlantis"], /There is no country "Atlantis"/],
    [["split", event?.storyId ?? "", "none", "--why", "x"], /The story has no article "none"/],
    [["merge", "none", "none", "--why", "x"], /There is no story "none"/],
  ] as const) {
    const { code, err } = await demarche([...words, "--record", path]);
    assert.match(err, line);
    assert.equal(code, 2);
  }
  assert.match(await run("check"), /is sound/);
});

test("demarche merge and split decide what is one story", async () => {
  const stories = (): Promise<ReadonlySet<string>> => rows().then((all) => new Set(all.map(({ storyId }) => storyId)));
  const [a = "", b = ""] = [...(await stories())];
  await run("merge", a, b, "--why", "a test");
  assert.equal((await stories()).size, 1);
  const [story = ""] = [...(await stories())];
  const [first] = await rows();
  await run("split", story, first?.articleId ?? "", "--why", "a test");
  const apart = (await rows()).find(({ articleId }) => articleId === first?.articleId)?.storyId;
  assert.ok((await rows()).every(({ articleId, storyId }) => (storyId === apart) === (articleId === first?.articleId)));
  assert.match(await run("check"), /is sound/);
});

test("demarche recode reads again what another version read, and decisions stand", async () => {
  const [event] = await rows();
  assert.ok(event);
  await run("correct", event.id, "--recipient", "NOR", "--why", "kept");
  assert.match(await run("recode"), /^0 articles read again/);
  const rules = join(folder, "rules");
  writeRules(rules);
  const out = await run("recode", "--rules", rules);
  assert.match(out, /^3 articles read again: \d+ events the same, 0 changed, 0 added, 0 gone/m);
  assert.equal((await rows()).find(({ id }) => id === event.id)?.recipient?.country, "NOR");
  assert.match(await run("check"), /is sound/);
});

test("demarche backup writes a record of its own, and compact leaves everything there", async () => {
  const copy = join(folder, "copy.db");
  assert.match(await run("backup", copy), /is sound/);
  const { out } = await demarche(["export", "--record", copy]);
  assert.equal(out, await run("export"));
  const again = await demarche(["backup", copy, "--record", path]);
  assert.match(again.err, /there is a file already/);
  assert.equal(again.code, 4);
  assert.match(await run("compact"), /MB before/);
  assert.equal(out, await run("export"));
  assert.equal(existsSync(`${copy}-part`), false);
  assert.ok(readFileSync(copy).length > 0);
});

/** A folder of rules that adds nothing but another version: the header of a table. */
function writeRules(at: string): void {
  mkdirSync(join(at, "rules"), { recursive: true });
  const [header = ""] = readFileSync(join(ROOT, "data/rules/acts.tsv"), "utf8").split("\n");
  writeFileSync(join(at, "rules/acts.tsv"), `${header}\n`);
}

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openRecord } from "../../src/record/index.ts";
import { record } from "../contract/record-sample.ts";
import { sampleReading } from "../contract/sample-readings.ts";
import { demarche } from "./run-demarche.ts";

/** Thirty weeks of six articles each, in one of which Poland accuses Belarus, and one in which all six tell of shots. */
const folder = mkdtempSync(join(tmpdir(), "demarche-relations-"));
const path = join(folder, "record.db");
after(() => rmSync(folder, { recursive: true, force: true }));
const store = openRecord(path, { mode: "write", clock: () => "2024-01-01T00:00:00Z" });
const dayOf = (week: number): string => new Date(Date.UTC(2022, 0, 3 + 7 * week)).toISOString().slice(0, 10);
for (let week = 0; week < 30; week++) {
  for (let at = 0; at < 6; at++) {
    const acts =
      at > 0
        ? []
        : ([{ initiator: "POL", recipient: "BLR", plover: "ACCUSE", cameo: "112", quad: 3, goldstein: -2, day: dayOf(week) }] as const);
    const sentences = [`Warsaw rebuked Minsk ${week} times <over> fence number ${at * 31 + week}.`];
    store.write(() => void record(store, sampleReading({ sentences, published: dayOf(week), from: `${week}-${at}.html`, acts })));
  }
}
for (let at = 0; at < 6; at++) {
  const acts = [{ initiator: "BLR", recipient: "POL", plover: "ASSAULT", cameo: "190", quad: 4, goldstein: -10, day: dayOf(31) }] as const;
  const sentences = [`Guards shot at post number ${at} of ${at + 70} along river ${at + 90}.`];
  store.write(
    () => void record(store, sampleReading({ sentences, published: dayOf(31), from: `shots-${at}.html`, outlet: `Paper ${at}`, acts })),
  );
}
store.close();
const env = { DEMARCHE_RECORD: path };

test("demarche alerts names the week, what is usual, and the happenings that caused it", async () => {
  const { code, out } = await demarche(["alerts", "--json"], { env });
  assert.equal(code, 0);
  const { schema, judged, alerts } = JSON.parse(out);
  assert.deepEqual([schema, judged, alerts.length], ["demarche/alerts/1", 1, 1]);
  const [alert] = alerts;
  assert.deepEqual([alert.a, alert.b, alert.start, alert.measure, alert.count], ["BLR", "POL", dayOf(31), "conflict", 6]);
  assert.equal(alert.ids.length, 6);
  assert.match(alert.causes[0].sentence, /^Guards shot at post/);
  const text = await demarche(["alerts", "Poland", "Belarus"], { env });
  assert.match(text.out, /1 alert in 1 pair/);
  assert.match(text.out, /and 3 more happenings/);
});

test("demarche alerts counts the silence before a pair's first act as usual", async () => {
  const file = join(folder, "silent.db");
  const silent = openRecord(file, { mode: "write", clock: () => "2024-01-01T00:00:00Z" });
  for (let week = 0; week < 30; week++)
    silent.write(() => void record(silent, sampleReading({ sentences: [`Nothing happened in week ${week}.`], published: dayOf(week) })));
  for (let at = 0; at < 4; at++) {
    const acts = [
      { initiator: "BLR", recipient: "POL", plover: "ASSAULT", cameo: "190", quad: 4, goldstein: -10, day: dayOf(31) },
    ] as const;
    const sentences = [`Guards shot at post number ${at} of ${at + 70} along river ${at + 90}.`];
    silent.write(() => void record(silent, sampleReading({ sentences, published: dayOf(31), outlet: `Paper ${at}`, acts })));
  }
  silent.close();
  const { alerts } = JSON.parse((await demarche(["alerts", "--json", "--record", file])).out);
  assert.deepEqual(
    alerts.map(({ start, count }: { start: string; count: number }) => [start, count]),
    [[dayOf(31), 4]],
  );
});

test("demarche alerts refuses three countries and a rate that is none", async () => {
  assert.equal((await demarche(["alerts", "POL", "BLR", "RUS"], { env })).code, 2);
  assert.equal((await demarche(["alerts", "--false-alarms", "0"], { env })).code, 2);
});

test("demarche network shows neighbours, and GraphML to those who draw", async () => {
  const { out } = await demarche(["network", "POL"], { env });
  assert.match(out, /Belarus +1 +0 +36 +-36/);
  const graph = await demarche(["network", "--format", "graphml", "--by", "month"], { env });
  assert.equal(graph.out.match(/<edge id="POL-BLR-2022-0[1-7]-01"/g)?.length, 7);
});

test("demarche compare reads back what demarche export --format gdelt wrote, beside and not in our counts", async () => {
  const exported = await demarche(["export", "--format", "gdelt"], { env });
  const file = join(folder, "events.CSV");
  writeFileSync(file, `${exported.out}not\ta\trow\n`);
  const { code, out } = await demarche(["compare", "POL", "BLR", file, "--mix", "--json"], { env });
  assert.equal(code, 0);
  const { compared, files } = JSON.parse(out);
  const conflicts = compared.map(({ source, series }: { source: string; series: { periods: { both: { quads: number[] } }[] } }) => [
    source,
    series.periods.reduce((sum, { both }) => sum + (both.quads[2] ?? 0) + (both.quads[3] ?? 0), 0),
  ]);
  assert.deepEqual(conflicts, [
    ["demarche", 36],
    ["gdelt", 36],
    ["mixed", 72],
  ]);
  assert.deepEqual([files[0].lines, files[0].acts, files[0].unread], [37, 36, { "wrong columns": 1 }]);
  const text = await demarche(["compare", "POL", "BLR", file], { env });
  assert.match(text.out, /month +demarche \+ +- +gdelt \+ +-/);
});

test("demarche compare says that a file is of none of the data sets, and that one is missing", async () => {
  const file = join(folder, "other.txt");
  writeFileSync(file, "a\tb\n");
  const other = await demarche(["compare", "POL", "BLR", file], { env });
  assert.deepEqual([other.code, /Not a file of GDELT, ICEWS or POLECAT/.test(other.err)], [3, true]);
  assert.equal((await demarche(["compare", "POL", "BLR", join(folder, "nothing")], { env })).code, 3);
  assert.equal((await demarche(["compare", "POL", "BLR"], { env })).code, 2);
});

test("demarche dossier writes one archive with the page, figures, sentences and sources", async () => {
  const out = join(folder, "dossier.zip");
  const { code, err } = await demarche(["dossier", "POL", "BLR", "--out", out], { env });
  assert.deepEqual([code, err], [0, ""]);
  const bytes = readFileSync(out);
  for (const name of ["README.txt", "dossier.html", "series.csv", "sentences.csv", "sources.csv"]) assert.ok(bytes.includes(name), name);
  assert.equal((await demarche(["dossier", "POL", "Poland", "--out", out], { env })).code, 2);
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openRecord } from "../../src/record/index.ts";
import { record } from "../contract/record-sample.ts";
import { sampleReading } from "../contract/sample-readings.ts";
import { demarche } from "./run-demarche.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-import-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "record.db");
let now = "2024-01-01T08:00:00Z";
const store = openRecord(path, { mode: "write", clock: () => now });
const tell = (day: string, words: string): void => {
  const acts = [{ initiator: "POL", recipient: "BLR", plover: "ACCUSE", cameo: "112", quad: 3, goldstein: -2, day }] as const;
  store.write(() => void record(store, sampleReading({ sentences: [words], published: day, from: `${day}.html`, acts })));
};
tell("2023-12-30", "Warsaw accused Minsk of balloons.");
now = "2024-02-01T08:00:00Z";
tell("2024-01-31", "Warsaw accused Minsk of drones.");
store.close();
const env = { DEMARCHE_RECORD: path };

/** A row of GDELT: Poland does something to Belarus. */
function gdelt(id: string, day: string, code = "112"): string {
  const cells: Readonly<Record<number, string>> = {
    0: id,
    1: day,
    6: "WARSAW",
    7: "POL",
    16: "MINSK",
    17: "BLR",
    26: code,
    30: "-2.0",
    33: "4",
  };
  return Array.from({ length: 61 }, (_, at) => cells[at] ?? "").join("\t");
}
const file = join(folder, "a.CSV");
writeFileSync(file, `${[gdelt("1", "20240131"), gdelt("2", "20240131"), gdelt("3", "someday"), ""].join("\n")}\n`);

interface Series {
  readonly series: { readonly periods: readonly { readonly both: { readonly quads: readonly number[] } }[]; readonly formula: string };
}

async function conflict(...words: readonly string[]): Promise<number> {
  const { out } = await demarche(["dyad", "POL", "BLR", "--json", ...words], { env });
  const { series }: Series = JSON.parse(out);
  return series.periods.reduce((sum, { both }) => sum + (both.quads[2] ?? 0), 0);
}

test("demarche import keeps a file's rows beside ours, once, and counts them only when --with asks for it", async () => {
  const first = await demarche(["import", file], { env });
  assert.equal(first.out, `${file}: gdelt, 3 rows, 2 acts added; not read: 1 no day\n`);
  const again = await demarche(["import", file, "--json"], { env });
  assert.deepEqual([JSON.parse(again.out).wasKnown, JSON.parse(again.out).added], [true, 0]);
  assert.deepEqual([await conflict(), await conflict("--with", "gdelt"), await conflict("--with", "icews")], [2, 4, 2]);
  const { out } = await demarche(["dyad", "POL", "BLR", "--with", "gdelt"], { env });
  assert.match(out.replaceAll("\n", " "), /Rows of gdelt are counted too/);
  assert.equal((await demarche(["dyad", "POL", "BLR", "--with", "gdelt", "--count", "origins"], { env })).code, 2);
});

test("demarche compare without a file shows what was imported, and says when nothing was", async () => {
  const { out } = await demarche(["compare", "POL", "BLR", "--json"], { env });
  const { compared } = JSON.parse(out);
  assert.deepEqual(
    compared.map(({ source }: { source: string }) => source),
    ["demarche", "gdelt"],
  );
  const empty = join(folder, "empty.db");
  openRecord(empty, { mode: "write", clock: () => now }).close();
  const nothing = await demarche(["compare", "POL", "BLR"], { env: { DEMARCHE_RECORD: empty } });
  assert.deepEqual([nothing.code, /none was imported/.test(nothing.err)], [2, true]);
});

test("demarche import refuses a file of none of the data sets and goes on where it was stopped", async () => {
  const other = join(folder, "other.txt");
  writeFileSync(other, "a\tb\n");
  assert.equal((await demarche(["import", other], { env })).code, 3);
  assert.equal((await demarche(["import", join(folder, "nothing")], { env })).code, 3);
  const longer = join(folder, "b.CSV");
  writeFileSync(longer, `${[gdelt("1", "20240131"), gdelt("9", "20240201")].join("\n")}\n`);
  assert.match((await demarche(["import", longer], { env })).out, /1 act added, 1 known/);
});

test("demarche dyad, export and status show the record as of a day", async () => {
  assert.deepEqual(
    [await conflict("--as-of", "2024-01-15"), await conflict("--as-of", "2024-02-01"), await conflict("--as-of", "2023")],
    [1, 2, 0],
  );
  const lines = async (asOf: string): Promise<number> =>
    (await demarche(["export", "--as-of", asOf, "--format", "csv"], { env })).out.trim().split("\r\n").length - 1;
  assert.deepEqual([await lines("2024-01-15"), await lines("2024-03"), await lines("2024-01-01T08:00:00Z")], [1, 2, 1]);
  const status = JSON.parse((await demarche(["status", "--as-of", "2024-01-15", "--json"], { env })).out);
  assert.deepEqual([status.articles, status.events, status.happenings, status.dyads[0].count], [1, 1, 1, 1]);
  assert.equal((await demarche(["dyad", "POL", "BLR", "--as-of", "soon"], { env })).code, 2);
});

test("demarche dyad tells what was read of each source", async () => {
  const { out } = await demarche(["dyad", "POL", "BLR", "--by", "month", "--json"], { env });
  assert.deepEqual(JSON.parse(out).readBySource, [{ outlet: "Gazette", sources: 1, articlesRead: [1, 1] }]);
  assert.match((await demarche(["dyad", "POL", "BLR", "--by", "month"], { env })).out, /By source: Gazette 2/);
});

import assert from "node:assert/strict";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { goldRoot } from "../eval/harness.ts";
import { exportForeign } from "../src/cli/export-foreign.ts";
import type { ForeignFormat } from "../src/cli/export-foreign.ts";
import { writeParquet } from "../src/cli/write-parquet.ts";
import { EVENT_COLUMNS, csvLines, withSources } from "../src/exports/index.ts";
import type { SourcedRow } from "../src/model/index.ts";
import { isDone } from "../src/model/index.ts";
import { openRecord } from "../src/record/index.ts";
import { record } from "./contract/record-sample.ts";
import { syntheticNews } from "./contract/synthetic-news.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-exports-"));
const store = openRecord(join(folder, "record.db"), { mode: "write", clock: () => "2024-01-01T00:00:00Z" });
after(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});
for (const sample of syntheticNews({ seed: 3, articles: 300, days: 120 })) store.write(() => void record(store, sample));
const events: readonly SourcedRow[] = [...withSources(store.events(), store)];
const done = events.filter(({ event }) => isDone(event.plover, event.status));

/** A real client: what it reads as types is what others will read. */
async function ask(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  return rows;
}

const monthOf = ({ event }: SourcedRow): string | null => event.when?.day.slice(0, 7) ?? null;

test("writeParquet() writes a file a month that DuckDB reads as one table with its types", async () => {
  const out = join(folder, "parquet");
  await writeParquet(events, { folder: out, columns: EVENT_COLUMNS, monthOf });
  const all = `read_parquet('${out}/*/*.parquet', hive_partitioning = true)`;
  const [sums] = await ask(`SELECT count(*)::INT AS n, round(sum(goldstein), 1) AS g, count(DISTINCT month)::INT AS months FROM ${all}`);
  const goldstein = events.reduce((sum, { event }) => sum + event.goldstein, 0);
  assert.deepEqual(sums, { n: events.length, g: Math.round(goldstein * 10) / 10, months: new Set(events.map(monthOf)).size });
  const types = await ask(`SELECT DISTINCT column_type FROM (DESCRIBE SELECT * FROM ${all}) ORDER BY 1`);
  assert.deepEqual(
    types.map(({ column_type: type }) => type),
    ["BOOLEAN", "DATE", "DOUBLE", "INTEGER", "TIMESTAMP", "VARCHAR"],
  );
  const wrong = await ask(`SELECT count(*)::INT AS n FROM ${all} WHERE strftime(day, '%Y-%m') <> month::VARCHAR`);
  assert.deepEqual(wrong, [{ n: 0 }]);
});

test("writeParquet() writes what hyparquet reads back, cell for cell", async () => {
  const read: Record<string, unknown>[] = [];
  for (const file of globSync(join(folder, "parquet/*/*.parquet")).toSorted())
    read.push(...(await parquetReadObjects({ file: await asyncBufferFromFile(file) })));
  const plain = (cell: unknown): unknown => (cell instanceof Date ? cell.getTime() : (cell ?? null));
  const written = events.map((row) =>
    Object.fromEntries(
      EVENT_COLUMNS.map(({ name, type, cell }) => {
        const value = cell(row);
        return [name, value !== null && (type === "day" || type === "instant") ? Date.parse(String(value)) : value];
      }),
    ),
  );
  assert.deepEqual(
    read.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)]))),
    written,
  );
});

test("writeParquet() refuses a folder that holds something and leaves no half file behind", async () => {
  const out = join(folder, "broken");
  const rows = (function* (): Generator<SourcedRow> {
    yield* events.slice(0, 3);
    throw new Error("the record went away");
  })();
  await assert.rejects(writeParquet(rows, { folder: out, columns: EVENT_COLUMNS, monthOf }), /went away/);
  assert.deepEqual(globSync(join(out, "**/*.parq*")), []);
  await assert.rejects(writeParquet(events, { folder: join(folder, "parquet"), columns: EVENT_COLUMNS, monthOf }), /holds something/);
});

test("csvLines() writes what DuckDB reads as the same rows", async () => {
  const file = join(folder, "events.csv");
  writeFileSync(file, [...csvLines(EVENT_COLUMNS, events)].join(""));
  const [sums] = await ask(`SELECT count(*)::INT AS n, count(DISTINCT event_id)::INT AS ids FROM read_csv('${file}', header = true)`);
  assert.deepEqual(sums, { n: events.length, ids: events.length });
  const told = await ask(`SELECT event_id, outlet, title, address FROM read_csv('${file}', header = true, all_varchar = true) ORDER BY 1`);
  const sourceOf = ({ event, source }: SourcedRow): object => {
    assert.ok(source !== null);
    return { event_id: event.id, outlet: source.outlet, title: source.title, address: source.url ?? source.from };
  };
  assert.deepEqual(told, events.toSorted((a, b) => (a.event.id < b.event.id ? -1 : 1)).map(sourceOf));
});

function write(format: ForeignFormat): { readonly file: string; readonly leftOut: number } {
  const leftOut = { count: 0 };
  const file = join(folder, `events.${format}`);
  writeFileSync(file, [...exportForeign(store, { query: {}, format, leftOut })].join(""));
  return { file, leftOut: leftOut.count };
}

/** A GDELT reader as users have it: no header, 61 columns by type (the codebook's names). */
function readGdelt(file: string): string {
  const numbers = "GoldsteinScale AvgTone FractionDate".split(" ");
  const integers = "GlobalEventID Day MonthYear Year IsRootEvent QuadClass NumMentions NumSources NumArticles DATEADDED".split(" ");
  const typeOf = (name: string): string => {
    if (numbers.includes(name) || /_(?:Lat|Long)$/.test(name)) return "DOUBLE";
    return integers.includes(name) || name.endsWith("Geo_Type") ? "BIGINT" : "VARCHAR";
  };
  const columns = GDELT_NAMES.map((name) => `'${name}': '${typeOf(name)}'`).join(", ");
  return `read_csv('${file}', header = false, delim = '\t', quote = '', escape = '', strict_mode = false, columns = {${columns}})`;
}

const ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split(" ");
const GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split(" ");
const GDELT_NAMES: readonly string[] = [
  ..."GlobalEventID Day MonthYear Year FractionDate".split(" "),
  ...["Actor1", "Actor2"].flatMap((side) => ACTOR.map((name) => side + name)),
  ..."IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone".split(" "),
  ...["Actor1Geo", "Actor2Geo", "ActionGeo"].flatMap((place) => GEO.map((name) => `${place}_${name}`)),
  "DATEADDED",
  "SOURCEURL",
];

test("export to GDELT is read by a reader of GDELT's own files, a row a happening that was done", async () => {
  const { file, leftOut } = write("gdelt");
  const happenings = [...store.happenings()];
  const counted = happenings.filter(({ happening }) => isDone(happening.plover, happening.status));
  const [sums] = await ask(`SELECT count(*)::INT AS n, count(DISTINCT GlobalEventID)::INT AS ids, sum(NumArticles)::INT AS articles,
    min(QuadClass)::INT AS low, max(QuadClass)::INT AS high, count(*) FILTER (EventBaseCode NOT LIKE EventRootCode || '%')::INT AS odd FROM ${readGdelt(file)}`);
  const articles = counted.reduce((sum, { happening }) => sum + happening.reports, 0);
  assert.deepEqual(sums, { n: counted.length, ids: counted.length, articles, low: 1, high: 4, odd: 0 });
  assert.equal(leftOut, happenings.length - counted.length);
});

const samples = join(goldRoot(), "samples");

test("the same reader reads GDELT's own file", { skip: !existsSync(samples) && "no samples on this machine" }, async () => {
  const file = globSync(join(samples, "gdelt2_2019*.CSV"))[0] ?? "";
  const [sums] = await ask(`SELECT count(*)::INT AS n, max(QuadClass)::INT AS high FROM ${readGdelt(file)}`);
  assert.deepEqual(sums, { n: readFileSync(file, "utf8").trimEnd().split("\n").length, high: 4 });
});

const ICEWS =
  "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude";
const POLECAT =
  "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version";

for (const [format, header, missing] of [
  ["icews", ICEWS, "NA"],
  ["polecat", POLECAT, "None"],
] as const)
  test(`export to ${format} has its columns in order and is read as a table, a row an event that was done`, async () => {
    const { file, leftOut } = write(format);
    assert.deepEqual(readFileSync(file, "utf8").split("\n")[0]?.split("\t"), header.split(","));
    const read = `read_csv('${file}', header = true, delim = '\t', quote = '', nullstr = '${missing}', sample_size = -1)`;
    const [sums] = await ask(
      `SELECT count(*)::INT AS n, count("Event Date")::INT AS days, typeof(any_value("Event Date")) AS type FROM ${read}`,
    );
    assert.deepEqual(sums, { n: done.length, days: done.length, type: "DATE" });
    assert.equal(leftOut, events.length - done.length);
  });

test("ICEWS's own header is the one that is written", { skip: !existsSync(samples) && "no samples on this machine" }, () => {
  const file = globSync(join(samples, "icews*.tab"))[0] ?? "";
  assert.deepEqual(readFileSync(file, "utf8").split(/\r?\n/)[0]?.split("\t"), ICEWS.split(","));
});

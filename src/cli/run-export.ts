import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EVENT_COLUMNS, csvLines, withSources } from "../exports/index.ts";
import { Fault } from "../lib/fault.ts";
import { given } from "../lib/given.ts";
import type { CountryCode, EventQuery, Instant, Store } from "../model/index.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import type { CliContext } from "./context.ts";
import { daysOf } from "./days-of.ts";
import { exportForeign } from "./export-foreign.ts";
import type { ForeignFormat, LeftOut } from "./export-foreign.ts";
import { exportJsonl } from "./export-jsonl.ts";
import { findCountry } from "./find-country.ts";
import { recordPath, withRecord } from "./use-record.ts";
import { writeWhole } from "./write-whole.ts";
import { writeParquet } from "./write-parquet.ts";

export interface ExportFlags {
  readonly format: "jsonl" | "csv" | "parquet" | ForeignFormat;
  readonly out?: string;
  readonly since?: string;
  readonly until?: string;
  readonly countries?: readonly string[];
  readonly asOf?: Instant;
  readonly record?: string;
  readonly quiet?: boolean;
}

export async function runExport(context: CliContext, flags: ExportFlags): Promise<void> {
  const { format, out } = flags;
  if (format === "parquet" && out === undefined)
    throw new Fault("usage/out", "Parquet is a folder of files", { next: "Name a new folder with --out DIR" });
  const countries = flags.countries === undefined ? undefined : countriesOf(flags.countries);
  const query: EventQuery = { ...daysOf(flags), ...given({ asOf: flags.asOf, countries }) };
  const record = recordPath(flags, context.env);
  await withRecord(record, "read", async (store) => {
    if (format === "parquet" && out !== undefined)
      return writeParquet(withSources(store.events(query), store, query.asOf), {
        folder: out,
        columns: EVENT_COLUMNS,
        monthOf: ({ event }) => event.when?.day.slice(0, 7) ?? null,
      });
    const leftOut: LeftOut = { count: 0 };
    const lines = linesOf(store, { query, format, leftOut });
    // `end: false`: standard output is not ours to close. The pipeline waits whenever the reader does.
    if (out === undefined) await pipeline(Readable.from(lines), context.output, { end: false });
    else await writeWhole(out, lines, { record });
    if (leftOut.count > 0 && flags.quiet !== true)
      context.err.write(`demarche: ${leftOut.count} rows left out: no deed, or no exact day (docs/exports.md)\n`);
  });
}

interface LineRequest {
  readonly query: EventQuery;
  readonly format: ExportFlags["format"];
  readonly leftOut: LeftOut;
}

function linesOf(store: Store, { query, format, leftOut }: LineRequest): Iterable<string> {
  if (format === "csv") return csvLines(EVENT_COLUMNS, withSources(store.events(query), store, query.asOf));
  if (format === "gdelt" || format === "icews" || format === "polecat") return exportForeign(store, { query, format, leftOut });
  return exportJsonl(store.events(query));
}

function countriesOf(inputs: readonly string[]): readonly CountryCode[] {
  if (inputs.length > 2) throw new Fault("usage/countries", "--countries takes one country or two", { why: `${inputs.length} were given` });
  const { actors } = loadPart(loadActorTables);
  return inputs.map((input) => findCountry(input, actors));
}

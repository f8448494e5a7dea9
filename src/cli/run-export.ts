import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Fault } from "../lib/fault.ts";
import type { CountryCode, EventQuery } from "../model/index.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import type { CliContext } from "./context.ts";
import { exportCsv, exportJsonl } from "./export-rows.ts";
import { findCountry } from "./find-country.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface ExportFlags {
  readonly format: "jsonl" | "csv";
  readonly since?: string;
  readonly until?: string;
  readonly countries?: readonly string[];
  readonly record?: string;
  readonly quiet?: boolean;
}

export async function runExport(context: CliContext, flags: ExportFlags): Promise<void> {
  const query: EventQuery = {
    ...(flags.since === undefined ? {} : { since: flags.since }),
    ...(flags.until === undefined ? {} : { until: flags.until }),
    ...(flags.countries === undefined ? {} : { countries: countriesOf(flags.countries) }),
  };
  await withRecord(recordPath(flags, context.env), "read", async (store) => {
    const lines = flags.format === "csv" ? exportCsv(store.events(query)) : exportJsonl(store.events(query));
    // `end: false`: standard output is not ours to close. The pipeline waits whenever the reader does.
    await pipeline(Readable.from(lines), context.output, { end: false });
  });
}

function countriesOf(inputs: readonly string[]): readonly CountryCode[] {
  if (inputs.length > 2) throw new Fault("usage/countries", "--countries takes one country or two", { why: `${inputs.length} were given` });
  const { actors } = loadPart(loadActorTables);
  return inputs.map((input) => findCountry(input, actors));
}

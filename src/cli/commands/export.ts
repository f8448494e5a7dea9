import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { ExportFlags } from "../run-export.ts";
import { describe } from "./describe.ts";
import { asOfFlag, quietFlag, recordFlag, sinceFlag, untilFlag, valueFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const exportCommand = buildCommand<ExportFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-export.ts")).runExport),
  parameters: {
    flags: {
      format: {
        kind: "enum",
        values: ["jsonl", "csv", "parquet", "gdelt", "icews", "polecat"],
        default: "jsonl",
        brief: "One JSON object a line, a table, Parquet files a month, or the columns of another data set",
      },
      out: valueFlag(String, "FILE", "Write into this file instead; for Parquet, into this new folder"),
      since: sinceFlag,
      until: untilFlag,
      countries: {
        kind: "parsed",
        parse: String,
        optional: true,
        variadic: ",",
        placeholder: "A,B",
        brief: "Events of one country, or between two",
      },
      asOf: asOfFlag,
      record: recordFlag,
      quiet: quietFlag,
    },
  },
  docs: describe("Write the record's events in the form that other programs read", {
    details: [
      "In order of day, then id; in constant memory. Columns: docs/exports.md. In CSV, cells that a spreadsheet would take for a formula\nbegin with an apostrophe.",
    ],
    examples: [
      ["demarche export --format csv > events.csv", "every event as a table"],
      ["demarche export --format parquet --out events/", "a file a month, for DuckDB or pandas"],
      ["demarche export --format gdelt > events.CSV", "happenings in the 61 columns of GDELT 2.0"],
      ["demarche export --since 2022 --countries RUS,PRK | head", "the first ten between two countries since 2022"],
    ],
  }),
});

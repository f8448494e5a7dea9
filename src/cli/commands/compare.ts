import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { CompareFlags } from "../run-compare.ts";
import { describe } from "./describe.ts";
import { jsonFlag, periodFlag, quietFlag, recordFlag, sinceFlag, switchFlag, untilFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const compareCommand = buildCommand<CompareFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-compare.ts")).runCompare),
  parameters: {
    flags: {
      since: sinceFlag,
      until: untilFlag,
      by: { ...periodFlag, default: "month", brief: "Length of a row" },
      count: {
        kind: "enum",
        values: ["happenings", "reports"],
        default: "happenings",
        brief: "What is counted; rows of other files are happenings",
      },
      mix: switchFlag("Also show all of them added up"),
      json: { ...jsonFlag, brief: "For programs: every series as JSON" },
      record: recordFlag,
      quiet: quietFlag,
    },
    positional: {
      kind: "array",
      parameter: {
        parse: String,
        placeholder: "COUNTRY COUNTRY FILE",
        brief: "Two countries, then files of GDELT, ICEWS or POLECAT; without any, those that were imported",
      },
    },
  },
  docs: describe("Show two countries in other data sets beside the record", {
    details: [
      "Files are told apart by their columns, unpacked, and read a line at a time; their rows are not put into the record (demarche import does\nthat). They are never counted with its own, unless --mix asks for that.",
    ],
    examples: [
      ["demarche compare RUS UKR 20220224*.export.CSV --by day", "GDELT beside the record"],
      ["demarche compare USA PRK events.2018.tab", "ICEWS beside the record"],
      ["demarche compare USA PRK", "what was imported"],
    ],
  }),
});

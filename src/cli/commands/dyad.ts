import { buildCommand } from "@stricli/core";
import { FOREIGN_SOURCES } from "../../model/index.ts";
import type { CliContext } from "../context.ts";
import type { DyadFlags } from "../run-dyad.ts";
import { describe } from "./describe.ts";
import {
  asciiFlag,
  asOfFlag,
  countParser,
  jsonFlag,
  pairPositional,
  periodFlag,
  quietFlag,
  recordFlag,
  sinceFlag,
  untilFlag,
  valueFlag,
} from "./flags.ts";
import { lazily } from "./lazily.ts";

export const dyadCommand = buildCommand<DyadFlags, [string, string], CliContext>({
  loader: lazily(async () => (await import("../run-dyad.ts")).runDyad),
  parameters: {
    flags: {
      since: sinceFlag,
      until: untilFlag,
      by: { ...periodFlag, optional: true, brief: "Length of a column; else as fits the screen" },
      count: { kind: "enum", values: ["happenings", "reports", "origins", "events"], default: "happenings", brief: "What is counted" },
      with: {
        kind: "enum",
        values: FOREIGN_SOURCES,
        optional: true,
        variadic: ",",
        placeholder: "DATASET",
        brief: "Also count what was imported of these data sets",
      },
      asOf: asOfFlag,
      limit: valueFlag(countParser(0), "N", "How many happenings to list, latest first; 0 lists all (else 20, with --json all)"),
      json: { ...jsonFlag, brief: "For programs: the series and its happenings as JSON" },
      ascii: asciiFlag,
      record: recordFlag,
      quiet: quietFlag,
    },
    positional: pairPositional,
  },
  docs: describe("Show what two countries did and said to one another over time", {
    details: [
      "A timeline for each direction: cooperation up, conflict down. Below it what was read at all, so that silence is not taken for peace.\nThen what happened, each with its sentence and who says so.",
    ],
    examples: [
      ["demarche dyad RUS PRK", "everything in the record"],
      ["demarche dyad russia 'north korea' --since 2022 --by month", "names instead of codes; month by month"],
      ["demarche dyad RUS UKR --since 2022-02 --until 2022-03 --count reports", "how loud it was, not how often"],
      ["demarche dyad RUS UKR --as-of 2022-03-01", "what the record held at the end of that day"],
    ],
  }),
});

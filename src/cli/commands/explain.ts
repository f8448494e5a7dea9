import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { ExplainFlags } from "../run-explain.ts";
import { describe } from "./describe.ts";
import { asciiFlag, jsonFlag, parseDay, quietFlag, rulesFlag, valueFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const explainCommand = buildCommand<ExplainFlags, [string], CliContext>({
  loader: lazily(async () => (await import("../run-explain.ts")).runExplain),
  parameters: {
    flags: {
      day: valueFlag(parseDay, "DAY", "Day on which it is written: decides who holds which office"),
      rules: rulesFlag,
      json: jsonFlag,
      ascii: asciiFlag,
      quiet: quietFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "SENTENCE", brief: "One or more English sentences, quoted; or - for standard input" }],
    },
  },
  docs: describe("Explain how a sentence is read: its tree, whom it names, which rules fired and which nearly did", {
    details: [],
    examples: [
      ['demarche explain "France recalled its ambassador to Australia."', "the tree, the names, the rules"],
      ['demarche explain "The French president met Mr Modi." --day 2023-07-14', "as of a day: who was president then"],
    ],
  }),
});

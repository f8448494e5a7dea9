import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { ParseFlags } from "../run-parse.ts";
import { describe } from "./describe.ts";
import { quietFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const parseCommand = buildCommand<ParseFlags, [string], CliContext>({
  loader: lazily(async () => (await import("../run-parse.ts")).runParse),
  parameters: {
    flags: { quiet: quietFlag },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "FILE", brief: "A file of plain English text, or - for standard input" }],
    },
  },
  docs: describe("Parse plain text into CoNLL-U", {
    details: ["Universal Dependencies with Penn tags; names stand in the last column."],
    examples: [["echo 'Talks resumed.' | demarche parse -", "one sentence as a table"]],
  }),
});

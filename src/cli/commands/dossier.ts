import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { DossierFlags } from "../run-dossier.ts";
import { describe } from "./describe.ts";
import { pairPositional, periodFlag, quietFlag, recordFlag, sinceFlag, untilFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const dossierCommand = buildCommand<DossierFlags, [string, string], CliContext>({
  loader: lazily(async () => (await import("../run-dossier.ts")).runDossier),
  parameters: {
    flags: {
      out: { kind: "parsed", parse: String, placeholder: "FILE", brief: "The archive to write; one that is there is replaced" },
      since: sinceFlag,
      until: untilFlag,
      by: { ...periodFlag, default: "month", brief: "Length of a period in the figures" },
      record: recordFlag,
      quiet: quietFlag,
    },
    positional: pairPositional,
  },
  docs: describe("Put all that the record has on two countries into one archive for people", {
    details: ["A page to read, with every sentence, who says so and where; the figures and sources as tables; the method."],
    examples: [["demarche dossier RUS PRK --since 2022 --out rus-prk.zip", "what was said and done since 2022"]],
  }),
});

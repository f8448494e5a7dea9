import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { RulesFlags } from "../run-rules.ts";
import { describe } from "./describe.ts";
import { jsonFlag, quietFlag, rulesFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const rulesCommand = buildCommand<RulesFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-rules.ts")).runRules),
  parameters: {
    flags: { rules: rulesFlag, json: jsonFlag, quiet: quietFlag },
    positional: {
      kind: "array",
      parameter: { parse: String, placeholder: "PATH", brief: "Pages on which to count how often each rule fires, as for ingest" },
    },
  },
  docs: describe("List the rules, how often each fires on given pages, and those that shadow or contradict one another", {
    details: [
      "Each rule must code its own yes sentence and leave its own no sentence alone; what does not is named, and the exit code is then 3.\nNothing is recorded.",
    ],
    examples: [
      ["demarche rules", "all acts and operators with their codes"],
      ["demarche rules demo/", "how often each fired on the demo corpus, and which never did"],
      ["demarche rules --rules mine/", "your own beside the package's, checked alike"],
    ],
  }),
});

import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { ImportFlags } from "../run-import.ts";
import { describe } from "./describe.ts";
import { jsonFlag, quietFlag, recordFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const importCommand = buildCommand<ImportFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-import.ts")).runImport),
  parameters: {
    flags: { record: recordFlag, json: { ...jsonFlag, brief: "For programs: a line of JSON a file" }, quiet: quietFlag },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: { parse: String, placeholder: "FILE", brief: "An unpacked file of GDELT, ICEWS or POLECAT" },
    },
  },
  docs: describe("Keep rows of GDELT, ICEWS and POLECAT beside the record's own", {
    details: [
      "Each with the file and line that it stands on. They are never counted with ours unless --with asks for it (dyad); compare shows them\nside by side. Importing a file again changes nothing; stopped, it goes on with the same command.",
    ],
    examples: [
      ["demarche import 20220224*.export.CSV --record war.db", "fifteen minutes of GDELT a file"],
      ["demarche compare RUS UKR --by day --record war.db", "what was imported, beside the record"],
    ],
  }),
});

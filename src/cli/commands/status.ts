import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { CheckFlags, StatusFlags } from "../run-status.ts";
import { describe } from "./describe.ts";
import { asOfFlag, jsonFlag, quietFlag, recordFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const statusCommand = buildCommand<StatusFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-status.ts")).runStatus),
  parameters: { flags: { asOf: asOfFlag, record: recordFlag, json: jsonFlag, quiet: quietFlag } },
  docs: describe("Show what the record holds", {
    details: [],
    examples: [["demarche status", "pages, events, skips by reason, busiest pairs"]],
  }),
});

export const checkCommand = buildCommand<CheckFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-status.ts")).runCheck),
  parameters: { flags: { record: recordFlag, json: jsonFlag, quiet: quietFlag } },
  docs: describe("Check that the record is sound", {
    details: ["Ids against contents, rows against one another, roll-ups against what they sum. Damage is exit code 4."],
    examples: [["demarche check --record war.db", '"sound", or what is wrong, one line each']],
  }),
});

import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { HistoryFlags } from "../run-history.ts";
import type { KeepFlags } from "../run-keep.ts";
import type { RecodeFlags } from "../run-recode.ts";
import { describe } from "./describe.ts";
import { jsonFlag, quietFlag, recordFlag, rulesFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const recodeCommand = buildCommand<RecodeFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-recode.ts")).runRecode),
  parameters: {
    flags: {
      rules: rulesFlag,
      record: recordFlag,
      json: { ...jsonFlag, brief: "For programs: a line a change, then the sums" },
      quiet: { ...quietFlag, brief: "Only the sums" },
    },
  },
  docs: describe("Read the stored articles again with this version, and tell what changes", {
    details: [
      "Event by event: what it was, what it is, which rules made it. What persons decided stands, also for events that now have another id.\nThe older reading stays in the record. Can be stopped and run again.",
    ],
    examples: [["demarche recode --record war.db", "articles that another version read"]],
  }),
});

export const historyCommand = buildCommand<HistoryFlags, [string], CliContext>({
  loader: lazily(async () => (await import("../run-history.ts")).runHistory),
  parameters: {
    flags: { record: recordFlag, json: jsonFlag, quiet: quietFlag },
    positional: { kind: "tuple", parameters: [{ parse: String, placeholder: "EVENT", brief: "Its id, or how it starts" }] },
  },
  docs: describe("Show all that was recorded of an event: readings, foldings, decisions", {
    details: [],
    examples: [["demarche history 3f9k2", "oldest first, with who decided and why"]],
  }),
});

export const backupCommand = buildCommand<KeepFlags, [string], CliContext>({
  loader: lazily(async () => (await import("../run-keep.ts")).runBackup),
  parameters: {
    flags: { record: recordFlag, json: jsonFlag, quiet: quietFlag },
    positional: { kind: "tuple", parameters: [{ parse: String, placeholder: "FILE", brief: "A new file" }] },
  },
  docs: describe("Copy the record as it is at this moment, and check the copy", {
    details: ["Others may read and write meanwhile. The file appears when it is whole and on disk."],
    examples: [["demarche backup war-2026-11.db --record war.db", "a record of its own, ready to be read"]],
  }),
});

export const compactCommand = buildCommand<KeepFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-keep.ts")).runCompact),
  parameters: { flags: { record: recordFlag, json: jsonFlag, quiet: quietFlag } },
  docs: describe("Give space back and order the indexes anew; nothing that is recorded goes", {
    details: ["Others may read meanwhile. It needs as much free space as the record takes."],
    examples: [["demarche compact --record war.db", "what it took before and takes after"]],
  }),
});

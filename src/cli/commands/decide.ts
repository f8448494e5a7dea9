import { buildCommand } from "@stricli/core";
import { STATUSES } from "../../model/index.ts";
import type { CliContext } from "../context.ts";
import type { CorrectFlags, DecideFlags } from "../run-decide.ts";
import { describe } from "./describe.ts";
import { jsonFlag, parseDay, quietFlag, recordFlag, switchFlag, valueFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

const decideFlags = {
  why: { kind: "parsed", parse: String, placeholder: "TEXT", brief: "The reason, for whoever reads the record later" },
  by: valueFlag(String, "NAME", "Who decides"),
  record: recordFlag,
  json: jsonFlag,
  quiet: quietFlag,
} as const;

const eventArgument = {
  kind: "tuple",
  parameters: [{ parse: String, placeholder: "EVENT", brief: "Its id, or how it starts" }],
} as const;

const side = (brief: string) => valueFlag(String, "COUNTRY", brief);

export const correctCommand = buildCommand<CorrectFlags, [string], CliContext>({
  loader: lazily(async () => (await import("../run-decide.ts")).runCorrect),
  parameters: {
    flags: {
      initiator: side("Who acts, instead"),
      recipient: side("Whom it is done to, instead; - for nobody"),
      cameo: valueFlag(String, "CODE", "The CAMEO code, instead; type and class go with it"),
      status: { kind: "enum", values: STATUSES, optional: true, brief: "Whether it happened, instead" },
      day: valueFlag(parseDay, "DAY", "When it happened, instead"),
      asCoded: switchFlag("Give the event back to the coder"),
      ...decideFlags,
    },
    positional: eventArgument,
  },
  docs: describe("Correct an event: the coder's row stays, yours stands for it", {
    details: [
      "Whatever is left out stays as it is. What you decide stands until you decide otherwise, also when a newer version reads the article again.",
    ],
    examples: [
      ['demarche correct 3f9k2 --recipient UKR --why "the depot is in Ukraine"', "another side"],
      ['demarche correct 3f9k2 --cameo 173 --status denied --why "he denied the arrest"', "another act, and that it was denied"],
      ['demarche correct 3f9k2 --as-coded --why "it was right"', "as the coder has it, after all"],
    ],
  }),
});

export const rejectCommand = buildCommand<DecideFlags, [string], CliContext>({
  loader: lazily(async () => (await import("../run-decide.ts")).runReject),
  parameters: { flags: decideFlags, positional: eventArgument },
  docs: describe("Reject an event: it is counted nowhere any more", {
    details: ["The coder's row stays in the record, and demarche correct EVENT --as-coded gives it back."],
    examples: [['demarche reject 3f9k2 --why "a football match"', "no act between states"]],
  }),
});

export const mergeCommand = buildCommand<DecideFlags, [string, string], CliContext>({
  loader: lazily(async () => (await import("../run-decide.ts")).runMerge),
  parameters: {
    flags: decideFlags,
    positional: {
      kind: "tuple",
      parameters: [
        { parse: String, placeholder: "STORY", brief: "Id of a story, or of an article of it" },
        { parse: String, placeholder: "STORY", brief: "The other one" },
      ],
    },
  },
  docs: describe("Merge two stories that tell one happening", {
    details: ["What comes later is folded with both."],
    examples: [['demarche merge 7hq2… 9xk1… --why "the same raid"', "their happenings are counted once"]],
  }),
});

export const splitCommand = buildCommand<DecideFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-decide.ts")).runSplit),
  parameters: {
    flags: decideFlags,
    positional: {
      kind: "array",
      minimum: 2,
      parameter: { parse: String, placeholder: "ID", brief: "The story, then its articles that tell a happening of their own" },
    },
  },
  docs: describe("Split articles off a story: they tell a happening of their own", {
    details: ["What comes later joins the story, not the articles that were split off."],
    examples: [['demarche split 7hq2… 4rt8… --why "another village"', "one article becomes a story of its own"]],
  }),
});

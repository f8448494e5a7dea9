import { buildCommand } from "@stricli/core";
import { Fault } from "../../lib/fault.ts";
import type { CliContext } from "../context.ts";
import type { AlertFlags } from "../run-alerts.ts";
import { describe } from "./describe.ts";
import { countParser, jsonFlag, quietFlag, recordFlag, sinceFlag, untilFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const alertsCommand = buildCommand<AlertFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-alerts.ts")).runAlerts),
  parameters: {
    flags: {
      since: sinceFlag,
      until: untilFlag,
      by: { kind: "enum", values: ["day", "week", "month"], default: "week", brief: "What is judged at a time" },
      falseAlarms: {
        kind: "parsed",
        parse: parseRate,
        default: "0.5",
        placeholder: "N",
        brief: "Alerts a year that a pair may give in which nothing changes",
      },
      limit: {
        kind: "parsed",
        parse: countParser(0),
        default: "20",
        placeholder: "N",
        brief: "How many to list, latest first; 0 lists all",
      },
      json: { ...jsonFlag, brief: "For programs: the alerts and their happenings as JSON" },
      record: recordFlag,
      quiet: quietFlag,
    },
    positional: {
      kind: "array",
      parameter: { parse: String, placeholder: "COUNTRY", brief: "Of this country; two for one pair; none for all" },
    },
  },
  docs: describe("Tell when two countries do more to one another than they usually do", {
    details: [
      "A count is compared with the weeks before it, for what was read then and now; so silence of the press is no peace, and a new source no\nwar. Each alert names the happenings that caused it. Method and measured false alarms: docs/relations.md.",
    ],
    examples: [
      ["demarche alerts --since 2022-02", "all pairs, the latest first"],
      ["demarche alerts RUS UKR --by day --false-alarms 2", "one pair, day by day, more readily"],
    ],
  }),
});

function parseRate(text: string): number {
  const rate = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && rate > 0 && rate <= 50) return rate;
  throw new Fault("usage/number", `"${text}" is not a number above 0 and up to 50`);
}

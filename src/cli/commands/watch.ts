import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { WatchFlags } from "../run-watch.ts";
import { describe } from "./describe.ts";
import {
  countParser,
  hoursParser,
  jsonFlag,
  learnSitesFlag,
  parsePort,
  quietFlag,
  recordFlag,
  rulesFlag,
  switchFlag,
  valueFlag,
  webFlags,
} from "./flags.ts";
import { lazily } from "./lazily.ts";

export const watchCommand = buildCommand<WatchFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-watch.ts")).runWatch),
  parameters: {
    flags: {
      record: recordFlag,
      once: switchFlag("Do what is due, then end: for cron"),
      recheck: valueFlag(
        hoursParser,
        "HOURS",
        "Ask for a page again so many hours after it was published, in case that it was changed: 1,4,24. Never when left out",
      ),
      log: {
        kind: "enum",
        values: ["text", "json"],
        optional: true,
        brief: "How to log on standard error: for people, or an object a line",
      },
      metrics: valueFlag(parsePort, "PORT", "Give OpenMetrics at http://127.0.0.1:PORT/metrics; 0 takes a free port"),
      reviews: valueFlag(String, "FILE", "Record what reviewers agree on as decisions: the file of demarche serve --reviews"),
      workers: valueFlag(countParser(1), "N", "Threads that read; else one a core"),
      learnSites: learnSitesFlag,
      rules: rulesFlag,
      ...webFlags,
      json: { ...jsonFlag, brief: "For programs: the summary as JSON on standard output" },
      quiet: quietFlag,
    },
    positional: {
      kind: "array",
      parameter: { parse: String, placeholder: "SOURCE", brief: "Sources to follow from now on, as demarche sources add takes them" },
    },
  },
  docs: describe("Follow sources: poll them when they are due, read what is new", {
    details: [
      "Sources are added by demarche sources add. Each is asked as often as it changes, from every five minutes to once a day; what it lists\nis read once, and again when the source says that it changed.",
      "Ctrl-C and SIGTERM end it in order: what was fetched is recorded first. After a crash, even kill -9, it goes on where it was: what was\nlisted and not yet recorded is still due. While it runs it alone writes to the record; reading is possible meanwhile,\nand demarche sources add, pause and remove lay requests before it that it takes over within seconds.",
      "With --recheck a page is asked for again with the marks that the server gave; what changed is a new version of its article.",
    ],
    examples: [
      ["demarche watch --contact desk@example.org", "until it is stopped, telling servers whom to ask"],
      ["demarche watch --recheck 1,4,24", "looks for corrections one, four and twenty-four hours after publication"],
      ["demarche watch --once --quiet", "what is due now: a line for cron"],
      ["demarche watch --log json --metrics 9464 2>> watch.log", "as a service"],
    ],
  }),
});

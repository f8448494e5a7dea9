import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { ServeFlags } from "../run-serve.ts";
import { describe } from "./describe.ts";
import { countParser, parsePort, quietFlag, recordFlag, switchFlag, valueFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const serveCommand = buildCommand<ServeFlags, [], CliContext>({
  loader: lazily(async () => (await import("../run-serve.ts")).runServe),
  parameters: {
    flags: {
      port: {
        kind: "parsed",
        parse: parsePort,
        default: "4747",
        placeholder: "N",
        brief: "Port to listen on; 0 takes any that is free",
      },
      host: {
        kind: "parsed",
        parse: String,
        default: "127.0.0.1",
        placeholder: "ADDRESS",
        brief: "Address to listen on; 0.0.0.0 lets other machines read the record",
      },
      rate: {
        kind: "parsed",
        parse: countParser(0),
        default: "100",
        placeholder: "N",
        brief: "Requests a second from one address on the long run; 0: no limit",
      },
      open: switchFlag("Open the page in the browser of this desktop, where there is one"),
      reviews: valueFlag(String, "FILE", "Let reviewers judge events at /review; their verdicts go into this file"),
      decide: switchFlag("Record what reviewers agree on as decisions, while nobody else writes to the record"),
      replies: valueFlag(
        String,
        "FILE",
        "Let readers leave notes and corrections, shown once a person let them through at /review; kept in this file",
      ),
      threads: valueFlag(countParser(1), "N", "Threads that answer; one more than there are processors when left out"),
      record: recordFlag,
      quiet: quietFlag,
    },
  },
  docs: describe("Show the record as a web page and as an HTTP API", {
    details: [
      "Reads the record, and writes it only with --decide: it may grow meanwhile, and the page says so. Only this machine can reach it unless --host says\notherwise. The API is described at /openapi.json, and for people at /docs. Ctrl-C ends it.",
    ],
    examples: [
      ["demarche serve", "the page at http://127.0.0.1:4747/"],
      ["demarche serve --record war.db --port 0", "another record, on any free port"],
      ["demarche serve --reviews verdicts.jsonl", "with a queue for reviewers; the address with its token is printed"],
      ["demarche serve --replies replies.jsonl", "readers may reply; their e-mail addresses go into replies.jsonl.addresses alone"],
    ],
  }),
});

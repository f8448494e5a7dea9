import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { ReadFlags } from "../run-read.ts";
import { describe } from "./describe.ts";
import { jsonFlag, parseDay, quietFlag, rulesFlag, switchFlag, valueFlag } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const readCommand = buildCommand<ReadFlags, [string], CliContext>({
  loader: lazily(async () => (await import("../run-read.ts")).runRead),
  parameters: {
    flags: {
      json: { ...jsonFlag, brief: "For programs: the whole reading as JSON (docs/reading.md)" },
      url: valueFlag(String, "URL", "The page's address, for a file that does not say it"),
      date: valueFlag(parseDay, "DAY", "Day of publication, for a page that does not say it: YYYY-MM-DD"),
      allowPrivate: switchFlag("Also fetch from loopback and private addresses"),
      rules: rulesFlag,
      quiet: quietFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "PAGE", brief: "A file, an http(s) address, or - for standard input" }],
    },
  },
  docs: describe("Read one page: the article, who is in it, and who did what to whom", {
    details: ["Nothing is recorded. A page that holds no article is one line and exit code 3."],
    examples: [
      ["demarche read page.html", "what a careful reader takes from a saved page"],
      ["demarche read https://example.org/news/1", "the same from the web"],
      ["demarche read - --date 2022-08-15 < page.txt", "from standard input, with the day that the text does not say"],
      ["demarche read page.html --json | jq '.events[].evidence.words'", "for programs"],
    ],
  }),
});

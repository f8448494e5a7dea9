import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.ts";
import type { IngestFlags } from "../run-ingest.ts";
import { describe } from "./describe.ts";
import { parseFields } from "../parse-fields.ts";
import { countParser, jsonFlag, learnSitesFlag, quietFlag, recordFlag, rulesFlag, valueFlag, webFlags } from "./flags.ts";
import { lazily } from "./lazily.ts";

export const ingestCommand = buildCommand<IngestFlags, string[], CliContext>({
  loader: lazily(async () => (await import("../run-ingest.ts")).runIngest),
  parameters: {
    flags: {
      record: recordFlag,
      workers: valueFlag(countParser(1), "N", "Threads that read; else one a core"),
      learnSites: learnSitesFlag,
      rules: rulesFlag,
      fields: valueFlag(parseFields, "NAMES", "What fields of JSON Lines are called: html=body,url=link (docs/sources.md)"),
      ...webFlags,
      json: { ...jsonFlag, brief: "For programs: the summary as JSON on standard output" },
      quiet: quietFlag,
    },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: {
        parse: String,
        placeholder: "PATH",
        brief: "A page, an archive, a folder, a pattern, an address, or - for standard input",
      },
    },
  },
  docs: describe("Read many pages into the record", {
    details: [
      "Folders are read to any depth: .html, .htm, .xhtml, .txt, each also with .gz, and archives of pages: .warc, .warc.gz, .wacz, .zip,\n.tar, .tar.gz, .mhtml, .eml, .jsonl. Everything else in them is left alone. A file that is named outright is read whatever it is called.",
      "It may be stopped at any moment, even by kill -9, and started again with the same command: it goes on where it was, loses nothing\nand repeats nothing. Pages that the record holds are not read again.",
    ],
    examples: [
      ["demarche ingest pages/", "everything in a folder"],
      [
        "demarche ingest 'archive/2022-*/*.html.gz' --record war.db",
        "a pattern (quoted, so that the shell leaves it alone) into a record of its own",
      ],
      ["demarche ingest CC-NEWS-20240501.warc.gz", "an archive, in constant memory; stopped, it goes on where it was"],
      ["demarche ingest 'crawl.warc.gz#offset=48213'", "one page of it, by the place that the record shows"],
      ["find . -name '*.html' -newer last -print0 | demarche ingest -", "a list of paths, parted by line ends or NUL"],
    ],
  }),
});

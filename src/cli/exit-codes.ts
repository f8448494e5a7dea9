import type { Fault } from "../lib/fault.ts";

/** What the process says to its caller. Shown by `demarche --help` and in docs/cli.md. */
export const EXIT = { done: 0, nothingRead: 1, usage: 2, input: 3, record: 4, internal: 5, interrupted: 130, terminated: 143 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** One line each, for people. */
export const EXIT_CODES: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [EXIT.done, "done"],
  [EXIT.nothingRead, "ingest read no page: none found, or every one skipped; a source has trouble"],
  [EXIT.usage, "wrong usage: an unknown command, flag, country or date"],
  [EXIT.input, "what was named cannot be read or written: a file, an address, a page without an article"],
  [EXIT.record, "the record is missing, locked, damaged, or its disk is full"],
  [EXIT.internal, "a defect of Demarche or of its installation"],
  [EXIT.interrupted, "stopped by Ctrl-C; what was committed stays"],
  [EXIT.terminated, "stopped by SIGTERM; what was committed stays"],
];

/** The part of a fault's code before the slash decides: "usage/…", "input/…", "output/…", "record/…"; anything else is ours. */
export function exitCodeOf(fault: Fault): ExitCode {
  const kind = fault.code.split("/", 1)[0];
  if (kind === "output") return EXIT.input;
  return kind === "usage" || kind === "input" || kind === "record" ? EXIT[kind] : EXIT.internal;
}

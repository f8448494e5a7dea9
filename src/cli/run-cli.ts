import { ExitCode, run } from "@stricli/core";
import { createApp } from "./app.ts";
import { createContext } from "./context.ts";
import type { HostProcess } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import { muteSqliteWarning } from "./mute-sqlite-warning.ts";
import { readVersion } from "./read-version.ts";
import { faultOfOutput } from "./fault-of-output.ts";
import { lineForError } from "./texts.ts";

/** Flags that may stand before the command, as in other tools. */
const GLOBAL_FLAGS: ReadonlyMap<string, "value" | "none"> = new Map([
  ["--record", "value"],
  ["--quiet", "none"],
]);

/** Runs one command line and sets `exitCode`. Never throws; ends the process by itself only where the reader of its output went away. */
export async function runCli(inputs: readonly string[], host: HostProcess & { exit(code: number): never }): Promise<void> {
  muteSqliteWarning();
  for (const stream of [host.stdout, host.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") host.exit(EXIT.done); // `demarche export | head` is no fault
      if (stream === host.stdout) host.stderr.write(`${lineForError(faultOfOutput(error, "standard output"))}\n`);
      host.exit(EXIT.input);
    });
  }
  const app = createApp(readVersion());
  const context = createContext(host, app);
  try {
    await run(app, moveGlobalFlags(inputs), context);
    host.exitCode = exitCodeOfRun(Number(context.process.exitCode ?? 0));
  } catch (error) {
    host.stderr.write(`${lineForError(error)}\n`);
    host.exitCode = EXIT.internal;
  }
}

/** The parser says what went wrong by numbers below zero; a command by ours. */
function exitCodeOfRun(code: number): number {
  if (code === ExitCode.UnknownCommand || code === ExitCode.InvalidArgument) return EXIT.usage;
  return code < 0 ? EXIT.internal : code;
}

/**
 * Puts `--record FILE` and `--quiet` behind the command where they stand before it.
 *
 * @example moveGlobalFlags(["--record", "x.db", "status"]) // ["status", "--record", "x.db"]
 */
export function moveGlobalFlags(inputs: readonly string[]): readonly string[] {
  let count = 0;
  for (let input = inputs[0]; input !== undefined; input = inputs[count]) {
    const kind = GLOBAL_FLAGS.get(input.split("=", 1)[0] ?? "");
    if (kind === undefined) break;
    count += kind === "value" && !input.includes("=") ? 2 : 1;
  }
  const [command, ...rest] = inputs.slice(count);
  return command === undefined ? inputs : [command, ...inputs.slice(0, count), ...rest];
}

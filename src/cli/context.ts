import type { Application, CommandContext } from "@stricli/core";
import { createScreen } from "./show/screen.ts";
import type { Environment, Screen, Stream } from "./show/screen.ts";
import type { ExitCode } from "./exit-codes.ts";
import { outlineApp } from "./outline.ts";
import type { CommandOutline } from "./outline.ts";

/** What a command is handed: where it writes, what the environment says, and how it ends. */
export interface CliContext extends CommandContext {
  readonly process: CommandContext["process"] & { exitCode?: number | string | null };
  readonly env: Environment;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Reads no more of `stdin`, so that an open terminal or pipe does not keep the process alive. */
  closeInput(): void;
  /** Results. */
  readonly out: Screen;
  /** Progress, hints and faults. */
  readonly err: Screen;
  /** The stream behind `out`, for commands that write more than fits in memory. */
  readonly output: NodeJS.WritableStream;
  /** The commands as data, for completion. */
  outline(): Promise<readonly CommandOutline[]>;
  /** Ends the process with this code when the command returns. */
  exit(code: ExitCode): void;
}

/** The parts of `process` that the command line uses, so that tests can hand in their own. */
export interface HostProcess {
  readonly stdout: NodeJS.WritableStream & Stream;
  readonly stderr: NodeJS.WritableStream & Stream;
  readonly stdin: AsyncIterable<Uint8Array> & { destroy?(): unknown };
  readonly env: Environment;
  exitCode?: number | string | null | undefined;
}

export function createContext(host: HostProcess, app: Application<CliContext>): CliContext {
  // Without `getColorDepth` the help texts come without colour, the same everywhere.
  const parserProcess: CliContext["process"] = {
    stdout: { write: (text) => void host.stdout.write(text) },
    stderr: { write: (text) => void host.stderr.write(text) },
  };
  const context: CliContext = {
    process: parserProcess,
    env: host.env,
    stdin: host.stdin,
    closeInput: () => void host.stdin.destroy?.(),
    out: createScreen(host.stdout, host.env),
    err: createScreen(host.stderr, host.env),
    output: host.stdout,
    outline: () => outlineApp(app, context),
    exit: (code) => void (parserProcess.exitCode = code),
  };
  return context;
}

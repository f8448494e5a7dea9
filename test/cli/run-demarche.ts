import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What stands on its standard input; null leaves it open for `onStart` to write to. */
  readonly input?: string | Uint8Array | null;
  /** Called once the process runs: to stop it, for one. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Put before the command in a bash: "ulimit -f 100". */
  readonly bash?: string;
}

/** Runs the command line as a process of its own, as a user would. */
export async function demarche(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  const command = [process.execPath, MAIN, ...words];
  const [file = "", ...args] =
    options.bash === undefined ? command : ["bash", "--norc", "-c", `${options.bash}; exec "$@"`, "bash", ...command];
  const child = spawn(file, args, { cwd: options.cwd ?? ROOT, env: { PATH: process.env["PATH"], LANG: "C.UTF-8", ...options.env } });
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  child.stdin.on("error", () => {}); // a process that ends before it has read everything
  if (options.input !== null) child.stdin.end(options.input ?? "");
  options.onStart?.(child);
  const [code, signal] = await new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) =>
    child.on("close", (...end) => resolve(end)),
  );
  return { code, signal, out: await out, err: await err };
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A folder for the tests of one file, taken away after them. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "demarche-test-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

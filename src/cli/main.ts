#!/usr/bin/env node
import process from "node:process";

/** Type stripping, `node:sqlite` with FTS5 and `.ts` workers all work from here on (docs/decisions/030-command-line.md). */
const NODE_NEEDED = [22, 18] as const;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor < NODE_NEEDED[1])) {
  process.stderr.write(
    `demarche: Node ${NODE_NEEDED.join(".")} or newer is needed: this is ${process.versions.node}. Install it from https://nodejs.org\n`,
  );
  process.exitCode = 5;
} else {
  const { runCli } = await import("./run-cli.ts");
  await runCli(process.argv.slice(2), process);
}

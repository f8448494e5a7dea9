#!/usr/bin/env node
// Runs a task of this repository on any machine with Node 18 or newer and npm: brings a newer Node where it is needed, installs what
// the lock file says where it is not installed, then starts the task. Plain JavaScript without dependencies, since it runs before both.
//
//   node tools/boot.mjs TASK [ARGUMENT ...]     tasks: scripts/tasks.ts
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = [22, 18]; // type stripping without a flag and node:sqlite with FTS5
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const tools = join(root, "tools");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const say = (line) => process.stderr.write(`demarche: ${line}\n`);

const env = { ...process.env };
const node = isNewEnough(process.versions.node) ? process.execPath : bringNode();
env.PATH = `${dirname(node)}${delimiter}${env.PATH ?? ""}`;
installIfStale();
process.exit(run(node, [join(root, "scripts", "tasks.ts"), ...process.argv.slice(2)], root));

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The path of a Node that is new enough, installed under tools/ from the npm registry where it is not there yet. */
function bringNode() {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const path = join(tools, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(path)) {
    say(`Node ${process.versions.node} is older than ${NEEDED.join(".")}; fetching Node 24 into tools/node_modules (about 190 MB, once)`);
    if (run(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], tools) !== 0 || !existsSync(path)) {
      say(`could not fetch ${name} from the npm registry. Install Node ${NEEDED.join(".")} or newer by hand, then run this again`);
      process.exit(1);
    }
  }
  return path;
}

/** Installs the packages when the lock file is another than the one that was installed last. */
function installIfStale() {
  const digest = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const marker = join(root, "node_modules", ".demarche-lock");
  if (existsSync(marker) && readFileSync(marker, "utf8") === digest) return;
  say("installing the packages that package-lock.json names (npm ci)");
  const status = run(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], root);
  if (status !== 0) {
    say("npm ci failed; what it printed stands above");
    process.exit(status);
  }
  writeFileSync(marker, digest);
}

function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, env, stdio: "inherit", shell: process.platform === "win32" && command === npm });
  if (result.error) say(`could not start ${command}: ${result.error.message}`);
  return result.status ?? 1;
}

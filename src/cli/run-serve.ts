import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { createServer, loadAssets, openReplies, openReviews } from "../api/index.ts";
import { Fault } from "../lib/fault.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadRuleTables } from "../tables/load-rule-tables.ts";
import { loadPart, loadShared } from "../tables/load-tables.ts";
import { buildWorld } from "./build-world.ts";
import { cleanText } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import type { Environment } from "./show/screen.ts";
import { lineForError } from "./texts.ts";
import { openThreads } from "./serve/open-threads.ts";
import { warmUp } from "./serve/warm-up.ts";
import { createSettler } from "./serve/settle-verdicts.ts";
import { instantNow } from "./instant-now.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly rate: number;
  readonly open?: boolean;
  readonly threads?: number;
  readonly reviews?: string;
  readonly decide?: boolean;
  readonly replies?: string;
  readonly record?: string;
  readonly quiet?: boolean;
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
/** The page is built into dist/ whether this file runs from src/ or from dist/. */
const PAGE = fileURLToPath(new URL("../../dist/web", import.meta.url));

/** Threads more than processors: one that waits for the disk leaves its own to others. */
const WAITING_FOR_DISK = 1;

export async function runServe(context: CliContext, flags: ServeFlags): Promise<void> {
  const path = recordPath(flags, context.env);
  await withRecord(path, "read", async (store) => {
    const onDefect = (error: unknown, url = "serve"): void => {
      context.err.write(`demarche: ${cleanText(url)}: ${lineForError(error)}\n`);
    };
    const isLoopback = LOOPBACK.includes(flags.host) || flags.host === "::1";
    const world = buildWorld(loadPart(loadActorTables), loadPart(loadRuleTables));
    const { countries, cameo, rules } = world;
    const count = flags.threads ?? availableParallelism() + WAITING_FOR_DISK;
    const reviews = flags.reviews === undefined ? null : openReviews(flags.reviews, instantNow);
    const replies = flags.replies === undefined ? null : openReplies(flags.replies, instantNow);
    const token = reviews === null && replies === null ? null : (context.env["DEMARCHE_TOKEN"] ?? randomBytes(18).toString("base64url"));
    const settler = reviews === null || flags.decide !== true ? null : createSettler({ path, store, reviews, cameo, onDefect });
    settler?.settle();
    const threads = openThreads({ path, words: { countries, cameo, rules } }, count);
    const { server, ready, ask } = createServer({
      store,
      slow: threads.slow,
      readers: threads.readers,
      world,
      assets: loadAssets(PAGE),
      reviews,
      replies,
      onVerdict: settler === null ? null : settler.settle,
      token,
      version: loadShared().tablesVersion,
      hosts: isLoopback ? LOOPBACK : null,
      requestsPerSecond: flags.rate,
      nowMs: () => performance.now(),
      onDefect,
    });
    try {
      const address = await listen(server, flags);
      await ready;
      await warmUp(ask, count);
      context.out.write(`${address}\n`);
      if (flags.quiet !== true) context.err.write(noteOn(path, isLoopback));
      if (token !== null) context.err.write(`demarche: review at ${address}review#token=${token}\n`);
      if (flags.open === true) openInBrowser(address, context.env);
      await stopped();
    } finally {
      server.close();
      server.closeAllConnections();
      settler?.close();
      await threads.close();
    }
  });
}

async function listen(server: Server, { host, port }: ServeFlags): Promise<string> {
  server.listen({ host, port });
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const isTaken = code === "EADDRINUSE";
    const why = isTaken ? "something else listens there" : `the system says ${code}`;
    const next = isTaken ? "Name another --port, or 0 for any that is free" : "Name another --host or --port";
    throw new Fault("usage/port", "Cannot listen", { where: `${host}:${port}`, why, next });
  }
  const bound = server.address();
  const shown = host.includes(":") ? `[${host}]` : host;
  return `http://${shown}:${typeof bound === "object" && bound !== null ? bound.port : port}/`;
}

function noteOn(path: string, isLoopback: boolean): string {
  const reach = isLoopback ? "only this machine can reach it" : "whoever can reach this machine can read the record";
  return `demarche: serving ${path}; ${reach}. Ctrl-C stops\n`;
}

async function stopped(): Promise<void> {
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

/** Where there is no desktop, the printed address has to do. */
function openInBrowser(address: string, env: Environment): void {
  const opener = { darwin: "open", win32: "explorer" }[process.platform as string] ?? "xdg-open";
  if (opener === "xdg-open" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) return;
  spawn(opener, [address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

import { availableParallelism } from "node:os";
import { Fault } from "../lib/fault.ts";
import type { Store } from "../model/index.ts";
import { changeSources, systemClock, watchSources } from "../sources/index.ts";
import type { WatchEvent } from "../sources/index.ts";
import { foldersWith, loadShared } from "../tables/load-tables.ts";
import { followRequests, sourcesAt } from "./add-sources.ts";
import { REQUESTS_MS } from "./ask-writer.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import { ingestPages } from "./ingest/ingest-pages.ts";
import { showSummary, summaryToJson } from "./ingest/show-summary.ts";
import type { Tally } from "./ingest/tally.ts";
import { instantNow } from "./instant-now.ts";
import { listenForStop } from "./listen-for-stop.ts";
import type { StopListener } from "./listen-for-stop.ts";
import { openWeb } from "./open-web.ts";
import type { WebFlags } from "./open-web.ts";
import { lineForError } from "./texts.ts";
import { recordPath, withRecord } from "./use-record.ts";
import { logLine } from "./watch/log-events.ts";
import type { LogEntry, LogFormat } from "./watch/log-events.ts";
import { createMetrics, serveMetrics } from "./watch/metrics.ts";
import { settleReviews } from "./watch/settle-reviews.ts";

export interface WatchFlags extends WebFlags {
  readonly record?: string;
  readonly workers?: number;
  readonly learnSites?: boolean;
  readonly rules?: string;
  readonly once?: boolean;
  /** Hours after publication, ascending. */
  readonly recheck?: readonly number[];
  readonly log?: LogFormat;
  readonly metrics?: number;
  readonly reviews?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A server that wants more patience than a minute is left for later: there is always something else to do. */
const MANNERS = { patienceMs: 60_000, retries: 0 } as const;

export async function runWatch(context: CliContext, flags: WatchFlags, places: readonly string[]): Promise<void> {
  const record = recordPath(flags, context.env);
  const workers = flags.learnSites === true ? 1 : (flags.workers ?? availableParallelism());
  const started = systemClock.now();
  const wanted = places.flatMap(sourcesAt);
  await withRecord(record, "write", async (store) => {
    const { schedule } = store;
    store.write(() => changeSources(schedule, [...schedule.takeRequests(), ...followRequests(wanted)], instantNow()));
    checkSources(store, record);
    const stop = listenForStop();
    const onDefect = (error: unknown): void => {
      context.err.write(`${lineForError(error)}\n`);
    };
    const stopSettling = flags.reviews === undefined ? () => {} : settleReviews({ path: flags.reviews, store, onDefect });
    try {
      const tally = await watch(context, flags, { store, record, workers, stop });
      const facts = { seconds: (systemClock.now() - started) / 1000, workers, record };
      context.out.write(flags.json === true ? `${toSafeJson(summaryToJson(tally, facts))}\n` : showSummary(tally, facts, context.out));
    } finally {
      stopSettling();
      stop.close();
    }
    // To be stopped is how a watch ends; only --once has an end of its own.
    context.exit(EXIT.done);
  });
}

interface Setting {
  readonly store: Store;
  readonly record: string;
  readonly workers: number;
  readonly stop: StopListener;
}

async function watch(context: CliContext, flags: WatchFlags, { store, record, workers, stop }: Setting): Promise<Tally> {
  const { schedule } = store;
  const metrics = createMetrics();
  const say = (entry: LogEntry): void => {
    const line = flags.quiet === true ? null : logLine(entry, { now: systemClock.now(), format: flags.log ?? "text" });
    if (line !== null) context.err.write(`${line}\n`);
  };
  const server = flags.metrics === undefined ? null : await serveMetrics(flags.metrics, () => metrics.render(schedule));
  const web = openWeb(flags, { env: context.env, memory: schedule, signal: stop.signal, ...MANNERS });
  try {
    if (server !== null) say({ kind: "note", words: `metrics at http://127.0.0.1:${server.port}/metrics`, facts: { port: server.port } });
    const pages = watchSources({
      fetcher: web,
      schedule,
      write: (work) => store.write(work),
      clock: systemClock,
      random: Math.random,
      signal: web.signal,
      until: flags.once === true ? "drained" : "stopped",
      recheckMs: (flags.recheck ?? []).map((hours) => hours * 3600_000),
      requestsMs: REQUESTS_MS,
      onEvent: (event: WatchEvent) => {
        metrics.count(event);
        say(event);
      },
    });
    return await ingestPages(pages, {
      store,
      setup: { record, shared: loadShared(foldersWith(flags.rules)), learnsSites: flags.learnSites === true },
      workers,
      signal: new AbortController().signal, // the watch ends by itself when it is stopped, and what it gave is recorded first
      onProgress: (tally) => metrics.setTally(tally),
    });
  } finally {
    await web.close();
    server?.close();
  }
}

function checkSources(store: Store, where: string): void {
  if (store.schedule.sources().some(({ state }) => state === "active" || state === "dead")) return;
  throw new Fault("input/no-sources", "There is nothing to watch", {
    where,
    why: "the record follows no source",
    next: "Add some with demarche sources add ADDRESS or a list (OPML)",
  });
}

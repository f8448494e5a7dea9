import { availableParallelism } from "node:os";
import { gatherPages, listPages, loadArchives, ROW_FIELDS } from "../sources/index.ts";
import type { RowFields } from "../sources/index.ts";
import { foldersWith, loadShared } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import type { ExitCode } from "./exit-codes.ts";
import { ingestPages } from "./ingest/ingest-pages.ts";
import { instantNow } from "./instant-now.ts";
import { createProgress } from "./ingest/show-progress.ts";
import { showSummary, summaryToJson } from "./ingest/show-summary.ts";
import { countSkips } from "./ingest/tally.ts";
import type { Tally } from "./ingest/tally.ts";
import { listenForStop } from "./listen-for-stop.ts";
import { openWeb } from "./open-web.ts";
import type { WebFlags } from "./open-web.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface IngestFlags extends WebFlags {
  readonly record?: string;
  readonly workers?: number;
  readonly learnSites?: boolean;
  readonly rules?: string;
  readonly fields?: Partial<RowFields>;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Who runs it waits for it: a server that asks for more than five minutes is left for another time. */
const MANNERS = { patienceMs: 300_000, retries: 2 } as const;

export async function runIngest(context: CliContext, flags: IngestFlags, paths: readonly string[]): Promise<void> {
  const listing = listPages(paths, { stdin: context.stdin });
  const record = recordPath(flags, context.env);
  const learnsSites = flags.learnSites === true;
  const workers = learnsSites ? 1 : (flags.workers ?? availableParallelism());
  const stop = listenForStop();
  const started = Date.now();
  await withRecord(record, "write", async (store) => {
    const progress = createProgress(context.err, { quiet: flags.quiet === true, clock: Date.now });
    const web = openWeb(flags, { env: context.env, memory: store.schedule, signal: stop.signal, ...MANNERS });
    let tally: Tally;
    try {
      const opened = loadArchives(listing, {
        schedule: store.schedule,
        fields: { ...ROW_FIELDS, ...flags.fields },
        fetcher: web,
      });
      const pages = gatherPages(opened, { fetcher: web, schedule: store.schedule, now: instantNow, signal: web.signal });
      tally = await ingestPages(pages, {
        store,
        setup: { record, shared: loadShared(foldersWith(flags.rules)), learnsSites },
        workers,
        signal: stop.signal,
        onProgress: (next) => progress.update(next),
      });
    } finally {
      progress.close();
      stop.close();
      await web.close();
      context.closeInput();
    }
    const facts = { seconds: (Date.now() - started) / 1000, workers, record };
    context.out.write(flags.json === true ? `${toSafeJson(summaryToJson(tally, facts))}\n` : showSummary(tally, facts, context.out));
    context.exit(endOf(tally, stop.code()));
    if (stop.code() !== null && flags.quiet !== true) {
      context.err.write(
        `demarche: Stopped after ${tally.read.toLocaleString("en-US")} pages. Run the same command again to go on: nothing is lost and nothing is read twice\n`,
      );
    } else if (tally.read === 0)
      context.err.write(
        `demarche: No page was found in ${paths.map((path) => (path === "-" ? "standard input" : path)).join(" ")}. Folders are searched for pages (.html, .txt) and archives (.warc, .zip, .tar, .jsonl, .eml, .mhtml)\n`,
      );
  });
}

function endOf(tally: Tally, stopped: ExitCode | null): ExitCode {
  if (stopped !== null) return stopped;
  return tally.read === countSkips(tally) ? EXIT.nothingRead : EXIT.done;
}

import { statSync } from "node:fs";
import { Fault } from "../lib/fault.ts";
import type { Instant, RecordSummary } from "../model/index.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { numberOf } from "./ingest/show-progress.ts";
import type { Screen } from "./show/screen.ts";
import type { Cell } from "./show/table-of.ts";
import { tableOf } from "./show/table-of.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface CheckFlags {
  readonly record?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface StatusFlags extends CheckFlags {
  readonly asOf?: Instant;
}

export async function runStatus(context: CliContext, flags: StatusFlags): Promise<void> {
  const path = recordPath(flags, context.env);
  await withRecord(path, "read", (store) => {
    const summary = store.summary(flags.asOf);
    const bytes = statSync(path).size;
    if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/status/1", record: path, bytes, ...summary })}\n`);
    else context.out.write(showStatus(summary, { path, bytes }, context.out));
  });
}

export async function runCheck(context: CliContext, flags: CheckFlags): Promise<void> {
  const path = recordPath(flags, context.env);
  await withRecord(path, "read", (store) => {
    const problems = store.check();
    if (flags.json === true)
      context.out.write(`${toSafeJson({ schema: "demarche/check/1", record: path, sound: problems.length === 0, problems })}\n`);
    else if (problems.length > 0) context.out.write(problems.map((problem) => `${problem}\n`).join(""));
    else context.out.write(`${path} is sound\n`);
    if (problems.length > 0) {
      const why = `${numberOf(problems.length)} problem${problems.length === 1 ? "" : "s"} found`;
      throw new Fault("record/damaged", "The record is damaged", {
        where: path,
        why,
        next: "Restore it from a copy, or ingest the pages into a new record",
      });
    }
  });
}

function wordFor(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

function showStatus(summary: RecordSummary, file: { readonly path: string; readonly bytes: number }, screen: Screen): string {
  const row = (count: number, words: string): readonly Cell[] => [{ text: numberOf(count), align: "right" }, { text: words }];
  const skipped = Object.values(summary.skips).reduce((sum, count) => sum + count, 0);
  const span = summary.firstDay === null ? "no events yet" : `from ${summary.firstDay} to ${summary.lastDay ?? ""}`;
  const rows = [
    row(summary.pages, wordFor(summary.pages, "page", "pages")),
    row(summary.articles, wordFor(summary.articles, "article", "articles")),
    row(summary.events, `${wordFor(summary.events, "event", "events")}, ${span}`),
    row(summary.happenings, `${wordFor(summary.happenings, "happening", "happenings")}, each counted once however many tell it`),
    row(summary.stories, wordFor(summary.stories, "story", "stories")),
    row(skipped, `${wordFor(skipped, "page", "pages")} skipped`),
  ];
  const skips = Object.entries(summary.skips)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => row(count, reason));
  const dyads = summary.dyads.map(({ a, b, count }) => row(count, `${a} ${b}`));
  const head = screen.paint(`${file.path}, ${(file.bytes / 1e6).toFixed(1)} MB, schema ${summary.schemaVersion}`, "strong");
  const sections = [
    [head, ...tableOf(rows, "  ")],
    ...(skips.length === 0 ? [] : [["", screen.paint("Skips by reason", "strong"), ...tableOf(skips, "  ")]]),
    ...(dyads.length === 0 ? [] : [["", screen.paint(`Busiest pairs, in ${summary.countBy}`, "strong"), ...tableOf(dyads, "  ")]]),
  ];
  return `${sections.flat().join("\n")}\n`;
}

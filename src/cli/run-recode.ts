import type { CodedEvent } from "../model/index.ts";
import type { CodingChange } from "../events/index.ts";
import { createReader } from "../pipeline.ts";
import type { CarriedDecision } from "../record-outcomes.ts";
import { foldersWith, loadTables } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import type { Recoding } from "./recode-article.ts";
import { recodeArticle } from "./recode-article.ts";
import { wordsForActor } from "./show/words-for.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface RecodeFlags {
  readonly rules?: string;
  readonly record?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Reads every stored article that this version did not read yet, and tells event by event what changed and by which rules. */
export async function runRecode(context: CliContext, flags: RecodeFlags): Promise<void> {
  const path = recordPath(flags, context.env);
  await withRecord(path, "write", (store) => {
    const reader = createReader(loadTables(foldersWith(flags.rules)));
    const sums = { articles: 0, unreadable: 0, same: 0, changed: 0, added: 0, gone: 0, carried: 0, keptOnChanged: 0 };
    for (const articleId of [...store.articlesNotReadBy(reader.version)]) {
      const recoding = recodeArticle(store, reader, articleId);
      sums.articles += 1;
      if (recoding === null) {
        sums.unreadable += 1;
        continue;
      }
      for (const { kind } of recoding.changes) sums[kind] += 1;
      sums.carried += recoding.carried.length;
      sums.keptOnChanged += recoding.carried.filter(({ basis }) => basis === "changed sentence").length;
      if (flags.quiet !== true) context.out.write(linesOf(recoding, flags.json === true));
    }
    if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/recode/1", version: reader.version, ...sums })}\n`);
    else
      context.out.write(
        `${sums.articles} articles read again: ${sums.same} events the same, ${sums.changed} changed, ${sums.added} added, ${sums.gone} gone; ` +
          `${sums.carried} decisions carried over${sums.keptOnChanged === 0 ? "" : `, ${sums.keptOnChanged} of them kept on a changed sentence`}${sums.unreadable === 0 ? "" : `; ${sums.unreadable} articles cannot be read any more and stay`}\n`,
      );
  });
}

function linesOf({ articleId, changes, carried }: Recoding, isJson: boolean): string {
  const carriedTo = new Map(carried.map((one) => [one.eventId, one]));
  const told = changes.flatMap((change) => {
    const kept = carriedTo.get(change.after?.id ?? "") ?? null;
    return change.kind === "same" && kept?.basis !== "changed sentence" ? [] : [{ change, kept }];
  });
  const lines = told.map(({ change, kept }) =>
    isJson
      ? toSafeJson({
          schema: "demarche/recoding/1",
          articleId,
          ...change,
          kept: kept && { decisionId: kept.decision.id, basis: kept.basis },
        })
      : `${wordsForChange(change)}${kept === null ? "" : `\n  ${wordsForKept(kept)}`}`,
  );
  return lines.map((line) => `${line}\n`).join("");
}

function wordsForKept({ decision: { kind, why }, basis }: CarriedDecision): string {
  return `${basis === "changed sentence" ? "kept on a changed sentence" : "kept"}: ${kind}, ${why}`;
}

function wordsForChange({ kind, before, after, fields }: CodingChange): string {
  const words = (event: CodedEvent | null): string =>
    event === null
      ? "-"
      : `${wordsForActor(event.initiator)} → ${wordsForActor(event.recipient)} ${event.plover} ${event.cameo}, ${event.status} [${event.coder.rules.join(" ")}]`;
  const sentence = (before ?? after)?.evidence.words ?? "";
  const head = kind === "changed" ? `changed (${fields.join(", ")})` : kind;
  const lines = [before, after].flatMap((event) => (event === null ? [] : [`  ${event === before ? "was" : "is "} ${words(event)}`]));
  return [`${head}: ${sentence}`, ...lines].join("\n");
}

import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { openRecord } from "../record/index.ts";
import { Fault } from "../lib/fault.ts";
import { instantNow } from "./instant-now.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface KeepFlags {
  readonly record?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Writes a copy, then opens it and checks it: a backup that was never read is none. */
export async function runBackup(context: CliContext, flags: KeepFlags, [target]: readonly [string]): Promise<void> {
  const path = recordPath(flags, context.env);
  await withRecord(path, "read", (store) => store.backup(target));
  const copy = openRecord(target, { mode: "read", clock: instantNow });
  try {
    const problems = copy.check();
    if (problems.length > 0) {
      throw new Fault("record/damaged", "The backup is damaged", {
        where: target,
        why: problems[0] ?? "",
        next: `Check the record: demarche check --record ${path}`,
      });
    }
    const { articles, events } = copy.summary();
    if (flags.json === true)
      context.out.write(`${toSafeJson({ schema: "demarche/backup/1", record: path, backup: target, articles, events })}\n`);
    else if (flags.quiet !== true) context.out.write(`${target} holds ${articles} articles and ${events} events, and is sound\n`);
  } finally {
    copy.close();
  }
}

export async function runCompact(context: CliContext, flags: KeepFlags): Promise<void> {
  const path = recordPath(flags, context.env);
  await withRecord(path, "write", (store) => {
    const { bytesBefore, bytesAfter } = store.compact();
    const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/compact/1", record: path, bytesBefore, bytesAfter })}\n`);
    else if (flags.quiet !== true) context.out.write(`${path}: ${mb(bytesBefore)} before, ${mb(bytesAfter)} after\n`);
  });
}

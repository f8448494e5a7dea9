import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { findEvent } from "./find-event.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface HistoryFlags {
  readonly record?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export async function runHistory(context: CliContext, flags: HistoryFlags, [input]: readonly [string]): Promise<void> {
  await withRecord(recordPath(flags, context.env), "read", (store) => {
    const { event } = findEvent(store, input);
    const entries = store.history(event.id);
    if (flags.json === true) {
      context.out.write(`${toSafeJson({ schema: "demarche/history/1", eventId: event.id, event, entries }, 2)}\n`);
      return;
    }
    const lines = entries.map(
      ({ recordedAt, what, about, by }) => `${recordedAt}  ${what}${by === null ? "" : ` by ${by}`}${about === "" ? "" : `: ${about}`}`,
    );
    context.out.write(`${event.id}\n${event.evidence.words}\n${lines.map((line) => `  ${line}\n`).join("")}`);
  });
}

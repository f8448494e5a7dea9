import { setTimeout as wait } from "node:timers/promises";
import { Fault } from "../lib/fault.ts";
import type { Schedule, SourceRequest } from "../model/index.ts";
import { changeSources } from "../sources/index.ts";
import type { SourceChanges } from "../sources/index.ts";
import { instantNow } from "./instant-now.ts";
import { withRecord } from "./use-record.ts";

/** A running watch looks for requests every other second. */
export const REQUESTS_MS = 2000;
/** So long its answer is waited for. */
const PATIENCE_MS = 5 * REQUESTS_MS;
const LOOK_MS = 100;

export interface Asked {
  /** "done": in the record. "taken": by the process that writes the record. "laid": for the next that takes it over; it is not lost. */
  readonly how: "done" | "taken" | "laid";
  readonly changes: SourceChanges;
}

/**
 * Changes the sources of a record: at once, or, where another process writes the record, by a request that lies in the record until that
 * process takes it. `requestsOf` is called with the sources as they are.
 */
export async function changeSourcesOf(path: string, requestsOf: (schedule: Schedule) => readonly SourceRequest[]): Promise<Asked> {
  try {
    return await withRecord(path, "write", (store) => {
      const { schedule } = store;
      return store.write(() => {
        changeSources(schedule, schedule.takeRequests(), instantNow());
        return { how: "done", changes: changeSources(schedule, requestsOf(schedule), instantNow()) };
      });
    });
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== "record/locked") throw error;
    return await withRecord(path, "ask", ({ schedule }) => lay(schedule, requestsOf(schedule)));
  }
}

async function lay(schedule: Schedule, requests: readonly SourceRequest[]): Promise<Asked> {
  const changes = changeSources({ sources: () => schedule.sources(), putSource: () => {} }, requests, instantNow());
  for (const request of requests) schedule.putRequest(request);
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    if (schedule.countRequests() === 0) return { how: "taken", changes };
    await wait(LOOK_MS);
  }
  return { how: "laid", changes };
}

/** What there is to say of a request beside its answer; null when it is simply done. */
export function wordsForAsked(how: Asked["how"]): string | null {
  if (how === "done") return null;
  return how === "taken"
    ? "The running demarche watch has taken it over"
    : "Another process writes the record and has not taken it over yet; the next demarche watch does";
}

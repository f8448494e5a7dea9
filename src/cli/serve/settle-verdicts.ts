import { decisionsWanted } from "../../api/index.ts";
import type { Reviews } from "../../api/index.ts";
import { Fault } from "../../lib/fault.ts";
import type { CameoRow, Store } from "../../model/index.ts";
import { recordDecision } from "../../record-outcomes.ts";
import { withRecord } from "../use-record.ts";

/** How long to wait for whoever writes to the record. */
const AGAIN_MS = 5000;

export interface SettleOptions {
  readonly path: string;
  /** The record, opened for reading. */
  readonly store: Store;
  readonly reviews: Reviews;
  readonly cameo: ReadonlyMap<string, CameoRow>;
  readonly onDefect: (error: unknown) => void;
}

export interface Settler {
  /** Records what undisputed verdicts ask for: now, or once the one who writes to the record has gone. */
  readonly settle: () => void;
  readonly close: () => void;
}

/**
 * Makes decisions of the record of what reviewers agree on. The record is opened for writing only while there is something to decide, and
 * only where nobody else writes: `watch` and `ingest` hold it as long as they run. What waits is worked out anew from the verdicts each time,
 * so that a server that was killed loses none and records none twice.
 */
export function createSettler({ path, store, reviews, cameo, onDefect }: SettleOptions): Settler {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = async (): Promise<void> => {
    if (decisionsWanted(store, reviews.all(), cameo).length === 0) return;
    try {
      await withRecord(path, "write", (writing) => {
        for (const decision of decisionsWanted(writing, reviews.all(), cameo)) recordDecision(writing, decision);
      });
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== "record/locked") return onDefect(error);
      timer = setTimeout(() => void attempt(), AGAIN_MS);
    }
  };
  return {
    settle: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void attempt(), 0);
    },
    close: () => clearTimeout(timer),
  };
}

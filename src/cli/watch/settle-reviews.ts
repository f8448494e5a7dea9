import { existsSync, statSync } from "node:fs";
import { decisionsWanted, readVerdicts } from "../../api/index.ts";
import type { Store } from "../../model/index.ts";
import { recordDecision } from "../../record-outcomes.ts";
import { loadRuleTables } from "../../tables/load-rule-tables.ts";
import { loadPart } from "../../tables/load-tables.ts";

/** How often the file of reviews is looked at. */
const LOOK_MS = 2000;

export interface SettleReviews {
  readonly path: string;
  readonly store: Store;
  readonly onDefect: (error: unknown) => void;
}

/**
 * Makes decisions of what reviewers agree on while this process holds the record: `serve --reviews` adds verdicts to the file, and whoever
 * writes the record takes them from there. Gives what ends it.
 */
export function settleReviews({ path, store, onDefect }: SettleReviews): () => void {
  const { cameo } = loadPart(loadRuleTables);
  let seen = -1;
  const look = (): void => {
    const size = existsSync(path) ? statSync(path).size : 0;
    if (size === seen) return;
    seen = size;
    try {
      for (const decision of decisionsWanted(store, readVerdicts(path), cameo)) recordDecision(store, decision);
    } catch (error) {
      onDefect(error);
    }
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => clearInterval(timer);
}

import type { Listing } from "../../model/index.ts";

/** Sooner after the last look nothing is looked for. */
const LEAST_MS = 15 * 60_000;

/** When a listing is to be asked for: a page that waits, or one that is done and may have been changed; Infinity for neither. */
export function dueOf({ state, dueAt, recheckAt }: Listing): number {
  if (state === "waiting") return dueAt;
  return (state === "done" ? recheckAt : null) ?? Infinity;
}

/**
 * The next recheck of a page that was just asked for: so long after it was published, as its source says, or else after it came first, as
 * `afterMs` lists ascending. Null when the last has passed: an article of last week is not asked for again.
 */
export function nextRecheck({ hints, readAt }: Listing, now: number, afterMs: readonly number[]): number | null {
  const first = readAt ?? now;
  const said = Date.parse(hints.publishedAt ?? "");
  const from = said <= first ? said : first; // NaN, and what is yet to come, count as now
  return afterMs.map((ms) => from + ms).find((at) => at >= now + LEAST_MS) ?? null;
}

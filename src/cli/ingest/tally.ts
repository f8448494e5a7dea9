import { isSkip } from "../../model/index.ts";
import type { Skip, SkipReason } from "../../model/index.ts";
import type { Recorded } from "../../record-outcomes.ts";
import type { Answer } from "./messages.ts";

/** How far a run is. `read` is the sum of `coded`, `withoutEvents`, `repeated`, `known` and all `skips`. */
export interface Tally {
  /** Pages found so far. */
  readonly found: number;
  /** Whether all pages have been found. */
  readonly allFound: boolean;
  /** Pages dealt with and safe in the record. */
  readonly read: number;
  readonly coded: number;
  readonly withoutEvents: number;
  /** Pages whose article the record had from another place. */
  readonly repeated: number;
  /** Pages of `coded` and `withoutEvents` that are another version of an article that the record had. */
  readonly changed: number;
  /** Pages that the record had already, from an earlier run. */
  readonly known: number;
  readonly events: number;
  readonly skips: Readonly<Partial<Record<SkipReason, number>>>;
  /** The first page that was skipped for each reason. */
  readonly firstSkips: readonly Skip[];
  /** The first few pages that showed a defect of ours. */
  readonly crashes: readonly Skip[];
}

const CRASHES_KEPT = 5;

export const EMPTY_TALLY: Tally = {
  found: 0,
  allFound: false,
  read: 0,
  coded: 0,
  withoutEvents: 0,
  repeated: 0,
  changed: 0,
  known: 0,
  events: 0,
  skips: {},
  firstSkips: [],
  crashes: [],
};

/** The tally with one more page. `recorded` is what the record said to it; null for a page that was known. */
export function addToTally(tally: Tally, answer: Answer, recorded: Recorded | null): Tally {
  const next = { ...tally, read: tally.read + 1, changed: tally.changed + Number(recorded === "changed") };
  if (answer.kind === "known") return { ...next, known: tally.known + 1 };
  const { result } = answer.outcome;
  if (isSkip(result)) return { ...next, ...addSkip(tally, result) };
  if (recorded === "known") return { ...next, repeated: tally.repeated + 1 };
  if (result.events.length === 0) return { ...next, withoutEvents: tally.withoutEvents + 1 };
  return { ...next, coded: tally.coded + 1, events: tally.events + result.events.length };
}

export function countSkips(tally: Tally): number {
  return Object.values(tally.skips).reduce((sum, count) => sum + count, 0);
}

function addSkip({ skips, firstSkips, crashes }: Tally, skip: Skip): Pick<Tally, "skips" | "firstSkips" | "crashes"> {
  const { reason } = skip;
  return {
    skips: { ...skips, [reason]: (skips[reason] ?? 0) + 1 },
    firstSkips: reason in skips ? firstSkips : [...firstSkips, skip],
    crashes: addCrash(crashes, skip),
  };
}

function addCrash(crashes: readonly Skip[], skip: Skip): readonly Skip[] {
  return skip.reason === "pipeline/crashed" && crashes.length < CRASHES_KEPT ? [...crashes, skip] : crashes;
}

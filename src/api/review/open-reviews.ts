import { Value } from "typebox/value";
import type { Instant } from "../../model/index.ts";
import type { Verdict } from "../contract.ts";
import { openLines, readLines } from "../lines-file.ts";
import * as shapes from "../shapes.ts";

/** What reviewers said of events, in a file of JSON lines beside the record: only ever added to, the latest of a reviewer on an event stands. */
export interface Reviews {
  /** Verdicts that stand, in the order in which they were given. */
  all(): readonly Verdict[];
  add(verdict: Omit<Verdict, "at">): Verdict;
}

const LINES = {
  isLine: (value: unknown): value is Verdict => Value.Check(shapes.Verdict, value),
  holds: "reviews",
  each: "a verdict",
} as const;

/** Opens the file, or begins one. Throws the fault "input/reviews" with the line that cannot be read. */
export function openReviews(path: string, clock: () => Instant): Reviews {
  const file = openLines(path, LINES);
  const standing = new Map<string, Verdict>();
  for (const verdict of file.lines) stand(standing, verdict);
  return {
    all: () => [...standing.values()],
    add(verdict) {
      const given = { ...verdict, at: clock() };
      file.append(given);
      stand(standing, given);
      return given;
    },
  };
}

/** The verdicts that stand in a file that another process adds to. */
export function readVerdicts(path: string): readonly Verdict[] {
  const standing = new Map<string, Verdict>();
  for (const verdict of readLines(path, LINES)) stand(standing, verdict);
  return [...standing.values()];
}

function stand(standing: Map<string, Verdict>, verdict: Verdict): void {
  const key = `${verdict.reviewer}\t${verdict.eventId}`;
  standing.delete(key);
  standing.set(key, verdict);
}

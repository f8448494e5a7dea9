import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { Value } from "typebox/value";
import { Fault } from "../../lib/fault.ts";
import type { Instant } from "../../model/index.ts";
import type { Verdict } from "../contract.ts";
import * as shapes from "../shapes.ts";

/** What reviewers said of events, in a file of JSON lines beside the record: only ever added to, the latest of a reviewer on an event stands. */
export interface Reviews {
  /** Verdicts that stand, in the order in which they were given. */
  all(): readonly Verdict[];
  add(verdict: Omit<Verdict, "at">): Verdict;
}

/** Opens the file, or begins one. Throws the fault "input/reviews" with the line that cannot be read. */
export function openReviews(path: string, clock: () => Instant): Reviews {
  const standing = new Map<string, Verdict>();
  const stand = (verdict: Verdict): void => {
    const key = `${verdict.reviewer}\t${verdict.eventId}`;
    standing.delete(key);
    standing.set(key, verdict);
  };
  for (const verdict of existsSync(path) ? readLines(path) : []) stand(verdict);
  return {
    all: () => [...standing.values()],
    add(verdict) {
      const given = { ...verdict, at: clock() };
      appendFileSync(path, `${JSON.stringify(given)}\n`, { flush: true });
      stand(given);
      return given;
    },
  };
}

/** A last line without its end was cut off by a crash: it was never acknowledged. */
function readLines(path: string): readonly Verdict[] {
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line, at) => {
    const verdict = parse(line);
    if (verdict !== null) return verdict;
    const why = `line ${at + 1} is not a verdict`;
    throw new Fault("input/reviews", "Cannot read the reviews", { where: path, why, next: "Name another file, or mend that line" });
  });
}

function parse(line: string): Verdict | null {
  try {
    const value: unknown = JSON.parse(line);
    return Value.Check(shapes.Verdict, value) ? value : null;
  } catch {
    return null;
  }
}

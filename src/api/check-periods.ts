import { daysBetween } from "../lib/day.ts";
import type { Day, Period } from "../model/index.ts";
import { ProblemError } from "./problem.ts";

/** Most periods of one answer: fifty years by day. More would only be asked for to be slow. */
const MAX_PERIODS = 18_300;
export const DAYS_IN: Readonly<Record<Period, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** Throws the problem that tells of too many periods. */
export function checkPeriods(by: Period, first: Day | null, last: Day | null): void {
  if (first === null || last === null || first > last || (daysBetween(first, last) + 1) / DAYS_IN[by] <= MAX_PERIODS) return;
  throw new ProblemError(
    400,
    `At most ${MAX_PERIODS} periods are answered at once: ask for a longer period or fewer days`,
    "too-many-periods",
  );
}

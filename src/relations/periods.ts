import { addDays, addMonths, startOfMonth, startOfWeek, startOfYear } from "../lib/day.ts";
import type { Day, Period, Precision } from "../model/index.ts";

/** First day of the period that a day lies in; weeks start on Monday. */
export function startOfPeriod(day: Day, by: Period): Day {
  if (by === "week") return startOfWeek(day);
  if (by === "month") return startOfMonth(day);
  return by === "year" ? startOfYear(day) : day;
}

/** First days of all periods from that of one day to that of another; none when the second comes first. */
export function listPeriods(since: Day, until: Day, by: Period): readonly Day[] {
  const starts: Day[] = [];
  for (let start = startOfPeriod(since, by); start <= until; start = nextPeriod(start, by)) starts.push(start);
  return starts;
}

/** Whether a date known so finely lies in one period: a month does not lie in one day. */
export function fitsPeriod(precision: Precision | null, by: Period): boolean {
  return precision === null || LENGTH[precision] <= LENGTH[by];
}

/** Lengths in days, roughly: only their order counts. */
const LENGTH: Readonly<Record<Precision, number>> = {
  instant: 0,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  season: 92,
  year: 365,
  decade: 3650,
  century: 36500,
};

function nextPeriod(start: Day, by: Period): Day {
  if (by === "day") return addDays(start, 1);
  if (by === "week") return addDays(start, 7);
  return addMonths(start, by === "month" ? 1 : 12);
}

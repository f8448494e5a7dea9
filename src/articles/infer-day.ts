import { dayOfWeek, formatDay } from "../lib/day.ts";
import type { HolidayRow, Published } from "../model/index.ts";
import { findDaysOfYear } from "./find-dates.ts";
import { readCopyright } from "./read-copyright.ts";
import { WEEKDAYS } from "./weekdays.ts";

export interface InferenceEvidence {
  readonly text: string;
  readonly copyright: readonly string[];
  readonly holidays: readonly HolidayRow[];
  readonly options: { readonly months: ReadonlyMap<string, number> };
}

/** Characters around a holiday's name in which the country's name must stand. */
const NEAR = 48;
/**
 * The day of publication from the words alone: the year of a © line with a named day of the year, or with "on Monday 15 August", whose
 * weekday must agree. Null unless both are there.
 */
export function inferDay({ text, copyright, holidays, options }: InferenceEvidence): Published | null {
  const tried = new Set<number>();
  for (const line of copyright) {
    const notice = readCopyright(line);
    if (notice === null || notice.year === null || tried.has(notice.year)) continue;
    tried.add(notice.year);
    const named = dayByWeekday(text, notice.year, options.months) ?? dayByHoliday(text, notice.year, holidays);
    if (named === null) continue;
    return { value: named.day, day: named.day, precision: "day", instant: null, basis: "inferred", from: [notice.words, named.words] };
  }
  return null;
}

interface NamedDay {
  readonly day: string;
  readonly words: string;
}

function dayByWeekday(text: string, year: number, months: ReadonlyMap<string, number>): NamedDay | null {
  for (const found of findDaysOfYear(text, months)) {
    const before = /(\p{L}+),?\s*(?:the\s+)?$/u.exec(text.slice(Math.max(0, found.start - 24), found.start));
    const weekday = WEEKDAYS.get((before?.[1] ?? "").toLowerCase());
    const day = formatDay(year, found.month, found.dayOfMonth);
    if (weekday === undefined || day === null || dayOfWeek(day) !== weekday) continue;
    return { day, words: text.slice(found.start - (before?.[0].length ?? 0), found.end) };
  }
  return null;
}

function dayByHoliday(text: string, year: number, holidays: readonly HolidayRow[]): NamedDay | null {
  const lower = text.toLowerCase();
  for (const row of holidays) {
    for (let at = lower.indexOf(row.phrase); at >= 0; at = lower.indexOf(row.phrase, at + 1)) {
      const end = at + row.phrase.length;
      if (/\p{L}/u.test(lower[at - 1] ?? "") || /\p{L}/u.test(lower[end] ?? "")) continue;
      const from = row.near.length === 0 ? at : nearestName(lower, at, row.near);
      const day = formatDay(year, row.month, row.day);
      if (from !== null && day !== null) return { day, words: text.slice(Math.min(from, at), Math.max(end, from)) };
    }
  }
  return null;
}

/** Where the nearest of the names stands: its start when it is before the phrase, its end when it is after; null when none is near. */
function nearestName(lower: string, at: number, names: readonly string[]): number | null {
  const before = lower.slice(Math.max(0, at - NEAR), at);
  const after = lower.slice(at, at + NEAR * 2);
  let best: number | null = null;
  for (const name of names) {
    const found = before.lastIndexOf(name);
    if (found >= 0) best = Math.max(best ?? 0, at - before.length + found);
  }
  if (best !== null) return best;
  const later = names.map((name) => ({ name, found: after.indexOf(name) })).filter(({ found }) => found >= 0);
  const [first] = later.sort((a, b) => a.found - b.found);
  return first === undefined ? null : at + first.found + first.name.length;
}

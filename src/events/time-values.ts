import { addDays, addMonths, expandPeriod, formatDay, isoWeek } from "../lib/day.ts";
import type { Day, FuzzyDay, Precision } from "../model/index.ts";

/** Two digits at least. */
export function pad(number: number, width = 2): string {
  return String(number).padStart(width, "0");
}

/** A year as TIMEX3 writes it; null outside the years 1 to 2999. */
export function yearValue(year: number): string | null {
  return year >= 1 && year < 3000 ? pad(year, 4) : null;
}

export function monthValue(year: number, month: number): string | null {
  return month >= 1 && month <= 12 && yearValue(year) !== null ? `${pad(year, 4)}-${pad(month)}` : null;
}

export function dayValue(year: number, month: number, day: number): string | null {
  return yearValue(year) === null ? null : formatDay(year, month, day);
}

/** The period of a unit ("D", "W", "2W", "M", "3M", "Y", "10Y", "100Y") that lies `steps` of it from a day, at the unit's own precision. */
export function stepFrom(day: Day, unit: string, steps: number): string | null {
  const [, size = "", letter = ""] = /^(\d*)([A-Z]+)$/.exec(unit) ?? [];
  const count = steps * Number(size || 1);
  // A date further off than history reaches is no date.
  if (!Number.isFinite(count) || Math.abs(count) > 1_000_000) return null;
  const year = Number(day.slice(0, 4));
  if (letter === "Y") return size === "10" ? (yearValue(year + count)?.slice(0, 3) ?? null) : yearValue(year + count);
  if (letter === "M") return yearValue(year + count / 12) === null ? null : addMonths(day, count).slice(0, 7);
  if (letter !== "W" && letter !== "D") return null;
  if (yearValue(year + (count * (letter === "W" ? 7 : 1)) / 365) === null) return null;
  return letter === "W" ? isoWeek(addDays(day, 7 * count)) : addDays(day, count);
}

/** A TIMEX3 length: "P3D", "PT2H"; "X" for an unknown number; decades and centuries in years, unless their number is unknown. */
export function lengthValue(count: string, unit: string): string {
  const [, size = "", letter = ""] = /^(\d*)([A-Z]+)$/.exec(unit) ?? [];
  if (count === "X" && size !== "") return `PX${size === "10" ? "DE" : size === "100" ? "CE" : letter}`;
  const amount = count === "X" ? "X" : String(Number(count) * Number(size || 1));
  return letter.startsWith("T") ? `PT${amount}${letter.slice(1)}` : `P${amount}${letter}`;
}

/** The day or period that a value names, at its precision; null for lengths, sets, references and days without a year. */
export function fuzzyDay(value: string): FuzzyDay | null {
  const [date = ""] = value.split("T");
  const period = expandPeriod(date);
  return period === null ? null : { value: date, day: period.first, precision: precisionOf(date) };
}

function precisionOf(value: string): Precision {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return "day";
  if (value.includes("-W") && !value.endsWith("-WI")) return "week";
  if (/-(?:SP|SU|FA|WI)$/.test(value)) return "season";
  if (/-Q[1-4]$/.test(value)) return "quarter";
  if (/^\d{4}-\d\d$/.test(value)) return "month";
  // A half year is finer than a year; no precision lies between.
  if (value.length === 4 || /-H[12]$/.test(value)) return "year";
  return value.length === 3 ? "decade" : "century";
}

const DAY_MS = 86_400_000;

/** Whether the text is a real calendar day, "YYYY-MM-DD". */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

/** The day, or null when there is no such day ("2022-02-30"). Month from 1. */
export function formatDay(year: number, month: number, day: number): string | null {
  if (!isDate(year, month, day)) return null;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** By arithmetic: the tables hold tens of thousands of days, and a `Date` for each is a third of their loading time. */
function isDate(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  return Number.isInteger(year) && year >= 0 && year <= 9999 && Number.isInteger(day) && day >= 1 && day <= length;
}

/**
 * Days since 1970-01-01 of a day, which is taken to be one. By arithmetic (Howard Hinnant's days_from_civil, public domain): stories compare days by the
 * hundred million, and `Date` takes ten times as long.
 */
export function dayNumber(day: string): number {
  const month = digits(day, 5, 7);
  const year = digits(day, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(day, 8, 10) - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** 0000-03-01 and 9999-12-31: days that four figures of a year can write. */
const [FIRST, LAST] = [-719_468, 2_932_896] as const;

/** The other way round (civil_from_days): long series list thousands of days. */
export function dayOfNumber(number: number): string {
  if (!(number >= FIRST && number <= LAST)) return new Date(number * DAY_MS).toISOString().slice(0, 10);
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const years = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = years + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1, 2)}`;
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, "0");
}

/** The day `count` days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  return dayOfNumber(dayNumber(day) + count);
}

/** `b` minus `a`, in days. */
export function daysBetween(a: string, b: string): number {
  return dayNumber(b) - dayNumber(a);
}

/** 1 Monday to 7 Sunday. */
export function dayOfWeek(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function startOfWeek(day: string): string {
  return addDays(day, 1 - dayOfWeek(day));
}

export function startOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function startOfYear(day: string): string {
  return `${day.slice(0, 4)}-01-01`;
}

/** The same day of another month, clipped to that month's end: one month after 31 January is 28 or 29 February. */
export function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (((months % 12) + 12) % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayOfNumber(Math.round(Date.UTC(year, month - 1, Math.min(Number(day.slice(8, 10)), last)) / DAY_MS));
}

/** ISO 8601 week: "2022-W28". */
export function isoWeek(day: string): string {
  const thursday = addDays(startOfWeek(day), 3);
  const week = Math.floor(daysBetween(startOfYear(thursday), thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, "0")}`;
}

/** First month and number of months of a season (of the northern half) and of a half year. */
const PARTS_OF_YEAR: Readonly<Record<string, readonly [number, number]>> = {
  SP: [2, 3],
  SU: [5, 3],
  FA: [8, 3],
  WI: [11, 3],
  H1: [0, 6],
  H2: [6, 6],
  Q1: [0, 3],
  Q2: [3, 3],
  Q3: [6, 3],
  Q4: [9, 3],
};

/**
 * First and last day of an ISO 8601 or TIMEX3 value: "2022-07-15", "2022-07", "2022-W28", "2022-W28-WE" (its weekend), "2022-Q3",
 * "2022-H1", "2022-SU" (summer), "2022", "202" (a decade), "20" (a century). Null for others.
 */
export function expandPeriod(value: string): { readonly first: string; readonly last: string } | null {
  if (isDay(value)) return { first: value, last: value };
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value);
  if (month) return { first: `${value}-01`, last: addDays(addMonths(`${value}-01`, 1), -1) };
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value);
  if (week) {
    const first = addDays(startOfWeek(`${week[1]}-01-04`), (Number(week[2]) - 1) * 7);
    return { first: week[3] === undefined ? first : addDays(first, 5), last: addDays(first, 6) };
  }
  const part = /^(\d{4})-([A-Z][A-Z1-4])$/.exec(value);
  const [skip, length] = PARTS_OF_YEAR[part?.[2] ?? ""] ?? [0, 0];
  if (part && length > 0) {
    const first = addMonths(`${part[1]}-01-01`, skip);
    return { first, last: addDays(addMonths(first, length), -1) };
  }
  if (/^\d{4}$/.test(value)) return { first: `${value}-01-01`, last: `${value}-12-31` };
  if (/^\d{3}$/.test(value)) return { first: `${value}0-01-01`, last: `${value}9-12-31` };
  if (/^\d{2}$/.test(value)) return { first: `${value}00-01-01`, last: `${value}99-12-31` };
  return null;
}

/** Instants of any offset and fineness made alike, in UTC, so that they order as text; a day stays a day, before all instants of it. */
export function inWholeSeconds(moment: string): string {
  const ms = moment.length > 10 ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(ms) ? moment.slice(0, 10) : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

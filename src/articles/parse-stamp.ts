import { formatDay } from "../lib/day.ts";
import type { Day, Instant } from "../model/index.ts";
import type { DateOptions } from "./find-dates.ts";
import { findDates } from "./find-dates.ts";

/** A date as a page gives it to machines: the day in its own offset, and the instant where it gives one. */
export interface ParsedStamp {
  readonly day: Day;
  readonly instant: Instant | null;
  /** Whether the clock is that of UTC, so that the day may be another where the page was written. */
  readonly isUtc?: boolean;
}

const ISO = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d?)(?:[.,:]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?/i;
const RFC_2822 = /\b(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?\s*(Z|UTC|GMT|[+-]\d{4})/i;

/**
 * Reads "2022-08-15T09:30:00+02:00", "20220815", "Mon, 15 Aug 2022 09:30:00 GMT", milliseconds or seconds since 1970, or any date that
 * `findDates` knows. Null when there is none.
 *
 * @example parseStamp("2022-08-15T01:30:00+02:00", options)?.instant // "2022-08-14T23:30:00Z"
 */
export function parseStamp(text: string, options: DateOptions): ParsedStamp | null {
  const iso = ISO.exec(text);
  const stamp = iso === null ? null : isoStamp(iso);
  if (stamp !== null) return stamp;
  const mail = RFC_2822.exec(text);
  const month = mail === null ? undefined : options.months.get((mail[2] ?? "").toLowerCase());
  if (mail !== null && month !== undefined) return mailStamp(mail, month);
  if (/^\s*\d{10}(?:\d{3})?\s*$/.test(text)) return epochStamp(text.trim());
  const [found] = findDates(text, options);
  return found === undefined ? null : { day: found.day, instant: null };
}

function isoStamp(match: RegExpExecArray): ParsedStamp | null {
  const [, year, month, day, hour, minute, second = "00", zone] = match;
  const value = formatDay(Number(year), Number(month), Number(day));
  if (value === null || Number(year) < 1990) return null;
  return {
    day: value,
    instant: hour === undefined ? null : instantOf(`${value}T${hour}:${minute}:${second.padStart(2, "0")}`, zone),
    isUtc: isUtc(zone),
  };
}

function mailStamp(match: RegExpExecArray, month: number): ParsedStamp | null {
  const [, day, , year, hour, minute, second = "00", zone] = match;
  const value = formatDay(Number(year), month, Number(day));
  return value === null
    ? null
    : { day: value, instant: instantOf(`${value}T${hour}:${minute}:${second.padStart(2, "0")}`, zone), isUtc: isUtc(zone) };
}

function epochStamp(digits: string): ParsedStamp | null {
  const ms = Number(digits) * (digits.length === 10 ? 1000 : 1);
  const instant = `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return instant < "1995" || instant > "2100" ? null : { day: instant.slice(0, 10), instant, isUtc: true };
}

function isUtc(zone: string | undefined): boolean {
  return zone !== undefined && /^(?:z|utc|gmt|[+-]00:?(?:00)?)$/i.test(zone);
}

/** A time of day that a clock can show. */
const CLOCK = /T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** The instant in UTC; null where the page gives no offset, since its clock is then unknown. */
function instantOf(local: string, zone: string | undefined): Instant | null {
  if (zone === undefined) return null;
  const isZero = /^(?:z|utc|gmt)$/i.test(zone);
  if (isZero && CLOCK.test(local)) return `${local}Z`;
  const offset = isZero ? "Z" : zone.includes(":") ? zone : zone.length === 3 ? `${zone}:00` : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const ms = Date.parse(`${local}${offset}`);
  return Number.isNaN(ms) ? null : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

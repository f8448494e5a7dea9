import { expandPeriod } from "../../lib/day.ts";
import type { Instant } from "../../model/index.ts";
import { Fault } from "../../lib/fault.ts";

/** Where the record is when nobody says. */
export const DEFAULT_RECORD = ".demarche/record.db";

/** A flag that may be left out and takes a value. */
export function valueFlag<Value>(parse: (text: string) => Value, placeholder: string, brief: string) {
  return { kind: "parsed", parse, optional: true, placeholder, brief } as const;
}

/** A flag that may be left out and takes none; there is no "--no-" for it. */
export function switchFlag(brief: string) {
  return { kind: "boolean", optional: true, withNegated: false, brief } as const;
}

/** Flags that several commands share, each written once. */
export const recordFlag = valueFlag(String, "FILE", `The record's file; else $DEMARCHE_RECORD, else ${DEFAULT_RECORD}`);

export const rulesFlag = valueFlag(String, "DIR", "A folder of your own actors and rules, laid out like data/ (docs/events.md)");

export const learnSitesFlag = switchFlag(
  "Leave out lines that three pages of a site had (docs/articles.md); one thread reads, and each run learns anew",
);

export const quietFlag = switchFlag("No progress and no hints: only results and faults");
export const jsonFlag = switchFlag("For programs: JSON on standard output");
export const asciiFlag = switchFlag("Draw with plain ASCII signs");

export const sinceFlag = valueFlag(
  (text: string) => periodOf(text, AS_PERIOD).first,
  "DAY",
  "From this day on: YYYY-MM-DD, or a month or year",
);

export const untilFlag = valueFlag(
  (text: string) => periodOf(text, AS_PERIOD).last,
  "DAY",
  "Up to this day, inclusive: YYYY-MM-DD, or a month or year",
);

/** The record as it stood at the end of a day, or at an instant. */
export const asOfFlag = valueFlag(
  parseAsOf,
  "DAY",
  "The record as it stood at the end of this day, or at an instant (2024-03-01T12:00:00Z)",
);

function parseAsOf(text: string): Instant {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  // Instants are compared as text, and those of commits have whole seconds or milliseconds: this is after all of the day.
  return `${periodOf(text, `${AS_PERIOD}, or "2022-07-15T12:00:00Z"`).last}T23:59:60Z`;
}

/** The two countries of a dyad. */
export const pairPositional = {
  kind: "tuple",
  parameters: [
    { parse: String, placeholder: "COUNTRY", brief: 'A code (RUS) or a name ("North Korea"), in any case' },
    { parse: String, placeholder: "COUNTRY", brief: "The other one" },
  ],
} as const;

/** Lengths of a period. */
export const periodFlag = { kind: "enum", values: ["day", "week", "month", "year"] } as const;

/** How the web is asked. */
export const webFlags = {
  allowPrivate: switchFlag("Also fetch from loopback and private networks"),
  pause: valueFlag(parseSeconds, "SECONDS", "Least pause between two requests to a host; 1 when left out. robots.txt may ask for more"),
  contact: valueFlag(parseContact, "WHO", "An address or mail that servers are told, for questions"),
} as const;

/** Gives milliseconds. */
function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds <= 3600) return Math.round(seconds * 1000);
  throw new Fault("usage/number", `"${text}" is not a number of seconds from 0 to 3600`);
}

/** It goes into a line of a request's head, so it may not hold what ends one. */
function parseContact(text: string): string {
  if (/^[\x21-\x7e][\x20-\x7e]{0,199}$/.test(text)) return text;
  throw new Fault("usage/contact", `"${text}" cannot be told to servers`, { next: "Give a mail or web address in plain letters" });
}

/** A flag that takes one exact day. */
export function parseDay(text: string): string {
  const period = periodOf(text, AS_DAY);
  if (period.first !== period.last) throw badDay(text, "a day is wanted, not a period", AS_DAY);
  return period.first;
}

/** A flag that counts: a whole number, `minimum` or more. */
export function countParser(minimum: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= minimum) return number;
    throw new Fault("usage/number", `"${text}" is not a whole number of ${minimum} or more`);
  };
}

/** A port to listen on; 0 takes any that is free. */
export function parsePort(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Fault("usage/number", `"${text}" is not a port, 0 to 65535`);
}

/** Hours from a quarter to a week, ascending: "1,4,24". */
export function hoursParser(text: string): readonly number[] {
  const hours = text.split(",").map(Number);
  const isAscending = hours.every((hour, index) => hour >= 0.25 && hour <= 168 && hour > (hours[index - 1] ?? 0));
  if (/^[\d.,]+$/.test(text) && isAscending) return hours;
  throw new Fault("usage/number", `"${text}" is no list of hours`, { next: "Write hours from 0.25 to 168 in ascending order: 1,4,24" });
}

const AS_DAY = '"2022-07-15"';
const AS_PERIOD = '"2022-07-15", "2022-07" or "2022"';

function periodOf(text: string, form: string): { readonly first: string; readonly last: string } {
  const period = expandPeriod(text);
  if (period === null) throw badDay(text, "no such day", form);
  return period;
}

function badDay(text: string, why: string, form: string): Fault {
  return new Fault("usage/day", `"${text}" is not a day: ${why}`, { next: `Write it as ${form}` });
}

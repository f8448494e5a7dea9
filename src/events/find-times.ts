import { addDays, addMonths, dayOfWeek, expandPeriod, formatDay } from "../lib/day.ts";
import type { Day, FuzzyDay, Precision, Sentence, TimeExpression } from "../model/index.ts";

const MONTHS = "january february march april may june july august september october november december".split(" ");
const WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const MONTH = `(${MONTHS.join("|")}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`;
const AMOUNT = `(\\d{1,3}|${Object.keys(NUMBERS).join("|")})`;

interface Pattern {
  readonly expression: RegExp;
  readonly resolve: (match: RegExpExecArray, day: Day | null) => string | null;
  readonly type?: TimeExpression["type"];
}

/** Longest first: a later pattern never takes words that an earlier one has. Offsets are of the article's text. */
const PATTERNS: readonly Pattern[] = [
  pattern(`\\b(\\d{4})-(\\d\\d)-(\\d\\d)\\b`, (m) => formatDay(Number(m[1]), Number(m[2]), Number(m[3]))),
  pattern(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH},? (\\d{4})\\b`, (m) => dayValue(m[3], m[2], m[1])),
  pattern(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, (m) => dayValue(m[3], m[1], m[2])),
  pattern(`\\b${MONTH},? (\\d{4})\\b`, (m) => monthValue(m[2], m[1])),
  pattern(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?! \\d)`, (m, day) => nearestDay(day, m[2], m[1])),
  pattern(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d| \\d{4})`, (m, day) => nearestDay(day, m[1], m[2])),
  pattern(`\\b(?:early|mid|late)?-? ?(?:in )?the (?:early |mid-?|late )?(\\d{3})0s\\b`, (m) => m[1] ?? null),
  pattern(`\\b(\\d{3})0s\\b`, (m) => m[1] ?? null),
  pattern(`\\b(last|next|this|past|previous) (week|month|year)\\b`, (m, day) => relativePeriod(day, m[1], m[2])),
  pattern(`\\b${AMOUNT} (days?|weeks?|months?|years?|decades?) (ago|earlier)\\b`, (m, day) => ago(day, m[1], m[2])),
  pattern(`\\b(last|next|this) ${MONTH}\\b`, (m, day) => nearestMonth(day, m[2])),
  pattern(`\\b(?:in|since|during|until|by|of|last|early|late|mid)[ -]${MONTH}\\b`, (m, day) => nearestMonth(day, m[1])),
  pattern(`\\b(?:(last|next|this) )?(${WEEKDAYS.join("|")})\\b`, (m, day) => weekday(day, m[2], m[1])),
  pattern(`\\b(yesterday|today|tonight|tomorrow)\\b`, (m, day) =>
    day === null ? null : addDays(day, m[1]?.toLowerCase() === "yesterday" ? -1 : m[1]?.toLowerCase() === "tomorrow" ? 1 : 0),
  ),
  pattern(`\\b(?:in|since|of|by|from|until|after|before|during|for|between|and) ((?:19|20)\\d\\d)\\b`, (m) => m[1] ?? null),
];

function pattern(source: string, resolve: Pattern["resolve"]): Pattern {
  return { expression: new RegExp(source, "giu"), resolve };
}

/**
 * Finds temporal expressions and resolves them against the day of publication; null days leave relative ones unresolved.
 *
 * Weekdays and months without a year mean the nearest before publication, unless "next" says otherwise. Values are TIMEX3.
 */
export function findTimes(text: string, sentences: readonly Sentence[], day: Day | null): readonly TimeExpression[] {
  const found: TimeExpression[] = [];
  for (const sentence of sentences) {
    const words = text.slice(sentence.start, sentence.end);
    const taken: [number, number][] = [];
    for (const { expression, resolve } of PATTERNS) {
      expression.lastIndex = 0;
      for (let match = expression.exec(words); match !== null; match = expression.exec(words)) {
        const [start, end] = [match.index, match.index + match[0].length];
        if (taken.some(([from, to]) => start < to && from < end)) continue;
        const value = resolve(match, day);
        taken.push([start, end]);
        const trimmed = start + (/^(?:in|since|during|until|by|of|from|after|before|for|between|and) /i.exec(match[0])?.[0].length ?? 0);
        if (value !== null)
          found.push({ start: sentence.start + trimmed, end: sentence.start + end, value, type: "DATE", resolved: fuzzyDay(value) });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function fuzzyDay(value: string): FuzzyDay | null {
  const period = expandPeriod(value);
  return period === null ? null : { value, day: period.first, precision: precisionOf(value) };
}

function precisionOf(value: string): Precision {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return "day";
  if (/-W/.test(value)) return "week";
  if (/-Q/.test(value)) return "quarter";
  if (/^\d{4}-\d\d$/.test(value)) return "month";
  return value.length === 4 ? "year" : "decade";
}

function monthNumber(name: string | undefined): number {
  return MONTHS.findIndex((month) => month.startsWith((name ?? "").toLowerCase().replace(".", "").slice(0, 3))) + 1;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

function dayValue(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  return formatDay(Number(year), monthNumber(month), Number(day));
}

function monthValue(year: string | undefined, month: string | undefined): string {
  return `${year}-${pad(monthNumber(month))}`;
}

/** The year in which the date is nearest to publication. */
function nearestDay(day: Day | null, month: string | undefined, date: string | undefined): string | null {
  if (day === null) return null;
  const year = Number(day.slice(0, 4));
  const distance = (value: string): number => Math.abs(Date.parse(value) - Date.parse(day));
  const options = [year - 1, year, year + 1].map((y) => formatDay(y, monthNumber(month), Number(date))).filter((value) => value !== null);
  return options.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** A month without a year is this year's when it has begun by publication, else last year's. */
function nearestMonth(day: Day | null, month: string | undefined): string | null {
  if (day === null) return null;
  const number = monthNumber(month);
  const year = Number(day.slice(0, 4)) - (number > Number(day.slice(5, 7)) ? 1 : 0);
  return `${year}-${pad(number)}`;
}

function weekday(day: Day | null, name: string | undefined, which: string | undefined): string | null {
  if (day === null) return null;
  const wanted = WEEKDAYS.indexOf((name ?? "").toLowerCase()) + 1;
  const back = (dayOfWeek(day) - wanted + 7) % 7;
  return which?.toLowerCase() === "next"
    ? addDays(day, back === 0 ? 7 : 7 - back)
    : addDays(day, which?.toLowerCase() === "last" && back === 0 ? -7 : -back);
}

function relativePeriod(day: Day | null, which: string | undefined, unit: string | undefined): string | null {
  if (day === null) return null;
  const step = { last: -1, past: -1, previous: -1, this: 0, next: 1 }[(which ?? "").toLowerCase()] ?? 0;
  if (unit?.toLowerCase() === "year") return String(Number(day.slice(0, 4)) + step);
  if (unit?.toLowerCase() === "month") return addMonths(day, step).slice(0, 7);
  return weekValue(addDays(day, step * 7));
}

function weekValue(day: Day): string {
  const thursday = addDays(day, 4 - dayOfWeek(day));
  const first = `${thursday.slice(0, 4)}-01-01`;
  const week = Math.floor((Date.parse(thursday) - Date.parse(first)) / 604_800_000) + 1;
  return `${thursday.slice(0, 4)}-W${pad(week)}`;
}

function ago(day: Day | null, amount: string | undefined, unit: string | undefined): string | null {
  if (day === null) return null;
  const count = NUMBERS[(amount ?? "").toLowerCase()] ?? Number(amount);
  if (/^day/i.test(unit ?? "")) return addDays(day, -count);
  if (/^week/i.test(unit ?? "")) return weekValue(addDays(day, -7 * count));
  if (/^month/i.test(unit ?? "")) return addMonths(day, -count).slice(0, 7);
  return String(Number(day.slice(0, 4)) - count * (/^decade/i.test(unit ?? "") ? 10 : 1));
}

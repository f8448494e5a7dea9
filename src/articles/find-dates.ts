import { codeAt } from "../lib/code-at.ts";
import { dayOfWeek, formatDay } from "../lib/day.ts";
import type { Day } from "../model/index.ts";
import { weekdayOf } from "./weekdays.ts";

/** A calendar day that stands in a text. Offsets are into that text. */
export interface FoundDate {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
}

/** A day without its year: "Monday 15 August". */
export interface FoundDayOfYear {
  readonly month: number;
  readonly dayOfMonth: number;
  readonly start: number;
  readonly end: number;
}

export interface DateOptions {
  /** Month names to 1..12, lower case. */
  readonly months: ReadonlyMap<string, number>;
  /** How "03/04/2022" is read; where one part is above 12 it decides by itself. */
  readonly order: "day first" | "month first";
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What stands between this and the token before. */
  readonly gap: string;
}

/** Years that a page of news can be from. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|o|a)$/;
/** Words between the parts of a date: "15 de agosto de 2022", "15th of August, 2022", "15 sierpnia 2022 r.". */
const LINKS = new Set(["de", "del", "of", "the", "di", "d", "г", "του"]);

/** Days with a year, in order: "15 August 2022", "Aug. 15, 2022", "15.08.2022", "2022-08-15", "2022年8月15日", in the languages of the month table. */
export function findDates(text: string, options: DateOptions): readonly FoundDate[] {
  if (!/\d/.test(text)) return [];
  const tokens = tokensOf(text);
  const found: FoundDate[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const match = isDigit(codeAt(text, (tokens[i] as Token).start))
      ? (yearFirst(tokens, i) ?? numeric(tokens, i, options) ?? dayMonthYear(tokens, i, options))
      : monthDayYear(tokens, i, options);
    if (match === null) continue;
    const day = formatDay(match.year, match.month, match.day);
    if (day === null || match.year < FIRST_YEAR || match.year > LAST_YEAR) continue;
    found.push({ day, start: tokens[i]?.start ?? 0, end: tokens[match.last]?.end ?? text.length });
    i = match.last;
  }
  return found;
}

/** Days without a year, "15 August" and "August 15", in order. */
export function findDaysOfYear(text: string, months: ReadonlyMap<string, number>): readonly FoundDayOfYear[] {
  const tokens = tokensOf(text);
  const found: FoundDayOfYear[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const here = tokens[i];
    const next = tokens[i + 1];
    if (here === undefined || next === undefined) break;
    const dayFirst = dayOf(here) !== null && monthOf(next, months) !== null;
    const [dayToken, monthToken] = dayFirst ? [here, next] : [next, here];
    const dayOfMonth = dayOf(dayToken);
    const month = dayOfMonth === null ? null : monthOf(monthToken, months);
    if (dayOfMonth === null || month === null || yearOf(tokens[i + 2]) !== null) continue;
    found.push({ month, dayOfMonth, start: here.start, end: next.end });
  }
  return found;
}

interface Match {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Index of the last token. */
  readonly last: number;
}

/** "2022-08-15", "2022/08/15", "2022.08.15", "2022年8月15日". */
function yearFirst(tokens: readonly Token[], i: number): Match | null {
  const [a, b, c, d, e] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3], tokens[i + 4]];
  const year = yearOf(a);
  if (year === null || b === undefined || c === undefined) return null;
  if ((b.text === "年" || b.text === "년") && (d?.text === "月" || d?.text === "월") && e !== undefined)
    return { year, month: Number(c.text), day: Number(e.text), last: i + 4 };
  if (!/^[-/.]$/.test(b.gap) || c.gap !== b.gap || !isShortNumber(b) || !isShortNumber(c)) return null;
  return { year, month: Number(b.text), day: Number(c.text), last: i + 2 };
}

/** "15.08.2022", "08/15/2022", "15-08-2022", "15.08.22"; of "Wed, 11/02/2022" the day that was one. */
function numeric(tokens: readonly Token[], i: number, options: DateOptions): Match | null {
  const [a, b, c] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (a === undefined || b === undefined || c === undefined || !isShortNumber(a) || !isShortNumber(b)) return null;
  const separator = b.gap.trim();
  if (!/^[-/.]$/.test(separator) || c.gap.trim() !== separator) return null;
  const year = yearOf(c) ?? (/^\d\d$/.test(c.text) && separator !== "-" && b.gap === separator ? 2000 + Number(c.text) : null);
  if (year === null) return null;
  const [first, second] = [Number(a.text), Number(b.text)];
  const usual = second > 12 || (first <= 12 && separator === "/" && options.order === "month first");
  const weekday = weekdayOf(tokens[i - 1]?.text ?? "");
  const isMonthFirst = weekday !== null && isOn(weekday, formatDay(year, first, second));
  const isDayFirst = weekday !== null && isOn(weekday, formatDay(year, second, first));
  const monthFirst = isMonthFirst === isDayFirst ? usual : isMonthFirst;
  return { year, month: monthFirst ? first : second, day: monthFirst ? second : first, last: i + 2 };
}

function isOn(weekday: number, day: Day | null): boolean {
  return day !== null && dayOfWeek(day) === weekday;
}

/** "15 August 2022", "15th of August, 2022", "15. August 2022", "15 de agosto de 2022", "15-Aug-2022". */
function dayMonthYear(tokens: readonly Token[], i: number, { months }: DateOptions): Match | null {
  const day = dayOf(tokens[i]);
  if (day === null) return null;
  const monthAt = skipLinks(tokens, i + 1);
  const month = monthOf(tokens[monthAt], months);
  const yearAt = skipLinks(tokens, monthAt + 1);
  const year = yearOf(tokens[yearAt]);
  return month === null || year === null || !isNear(tokens, i, yearAt) ? null : { year, month, day, last: yearAt };
}

/** "August 15, 2022", "Aug. 15th 2022". */
function monthDayYear(tokens: readonly Token[], i: number, { months }: DateOptions): Match | null {
  const day = dayOf(tokens[i + 1]);
  const month = day === null ? null : monthOf(tokens[i], months);
  if (month === null) return null;
  const yearAt = skipLinks(tokens, i + 2);
  const year = yearOf(tokens[yearAt]);
  return day === null || year === null || !isNear(tokens, i, yearAt) ? null : { year, month, day, last: yearAt };
}

function skipLinks(tokens: readonly Token[], i: number): number {
  let at = i;
  while (at < i + 2 && LINKS.has(tokens[at]?.text ?? "")) at++;
  return at;
}

/** Whether no sentence ends between two tokens: at most four characters of blanks and marks between any two. */
function isNear(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if ((tokens[i]?.gap.length ?? 9) > 4) return false;
  return true;
}

function isShortNumber(token: Token): boolean {
  return /^\d{1,2}$/.test(token.text);
}

function dayOf(token: Token | undefined): number | null {
  if (token === undefined) return null;
  if (!isDigit(codeAt(token.text, 0))) return null;
  const digits = /^\d{1,2}$/.test(token.text) ? token.text : ORDINAL.exec(token.text)?.[1];
  const day = Number(digits);
  return digits !== undefined && day >= 1 && day <= 31 ? day : null;
}

function yearOf(token: Token | undefined): number | null {
  if (token === undefined) return null;
  const year = /^\d{4}$/.test(token.text) ? Number(token.text) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

function monthOf(token: Token | undefined, months: ReadonlyMap<string, number>): number | null {
  return token === undefined ? null : (months.get(token.text) ?? null);
}

/** Words and numbers, lower case. Digits and the signs for year, month and day in Chinese, Japanese and Korean are parted. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let before = 0;
  for (let start = 0; start < length; start++) {
    const isNumber = isDigit(codeAt(text, start));
    const end = isNumber ? endOfNumber(text, start) : endOfWord(text, start);
    if (end === start) continue;
    tokens.push({ text: text.slice(start, end).toLowerCase(), start, end, gap: text.slice(before, start) });
    before = end;
    start = end - 1;
  }
  return tokens;
}

/** Signs for year, month and day. */
const SIGNS = "年月日년월일";
const LEAST_SIGN = 0x2e80;
/** What follows a number that counts: "1st", "2nd". */
const ENDINGS = /(?:st|nd|rd|th|er|º|ª)(?![\p{L}\d])/iuy;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOfNumber(text: string, start: number): number {
  const { length } = text;
  let end = start;
  while (end < length && isDigit(codeAt(text, end))) end++;
  if (end === length || !isLetterAt(text, end)) return end;
  ENDINGS.lastIndex = end;
  return ENDINGS.test(text) ? ENDINGS.lastIndex : end;
}

/** A sign that begins a word is one of its own. */
function endOfWord(text: string, start: number): number {
  if (codeAt(text, start) >= LEAST_SIGN && SIGNS.includes(text.charAt(start))) return start + 1;
  const { length } = text;
  let end = start;
  while (end < length && isLetterAt(text, end)) end++;
  return end;
}

/** Below this letters are told by table. */
const TABLED = 0x3000;
const LETTER = /[\p{L}\p{M}]/u;
const LETTERS = Uint8Array.from({ length: TABLED }, (_, code) => (LETTER.test(String.fromCharCode(code)) ? 1 : 0));

/** Whether the character that a code unit is part of is a letter or a mark on one. */
function isLetterAt(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code < TABLED) return LETTERS[code] === 1;
  const isSecond = (code & 0xfc00) === 0xdc00 && at > 0;
  return LETTER.test(String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at) ?? 0));
}

import { addDays, addMonths, dayOfWeek, daysBetween, isoWeek } from "../lib/day.ts";
import type { Day } from "../model/index.ts";
import { isYear } from "./is-year.ts";
import type { TimeMatch } from "./match-times.ts";
import { isToCome, tenseAt } from "./time-tense.ts";
import type { Tense } from "./time-tense.ts";
import { dayValue, lengthValue, monthValue, pad, stepFrom, yearValue } from "./time-values.ts";

/** The last date that the text gave: expressions that lack a year, and "the next day", go on from it. */
export interface Anchor {
  readonly year: number;
  /** Null when only the year is known. */
  readonly day: Day | null;
}

/** From where expressions are resolved. */
export interface TimeContext {
  readonly published: Day | null;
  readonly anchor: Anchor | null;
  /** True in texts that tell history: dates without a year belong to the history, not to the day of publication. */
  readonly narrative: boolean;
}

export interface ResolvedTime {
  readonly value: string;
  /** Null: the type of the pattern. */
  readonly type: "DATE" | "TIME" | "DURATION" | "SET" | null;
}

/** One expression with the ways to ask about it. */
interface Asked extends TimeContext {
  readonly match: TimeMatch;
  readonly slot: (name: string) => string | undefined;
  readonly number: (name: string) => number;
  readonly tense: () => Tense | null;
  readonly direction: number;
  readonly unit: string;
}

type Reading = (asked: Asked) => string | null | ResolvedTime;

/** What an expression means, in TIMEX3; null: it is no expression of time after all, or nothing tells when. */
export function resolveTime(match: TimeMatch, context: TimeContext): ResolvedTime | null {
  const slot = (name: string): string | undefined => match.slots.get(name);
  const direction = Number(slot("DIRECTION") ?? slot("SPAN") ?? slot("FOLLOWING") ?? slot("SHIFT") ?? slot("RELATIVE") ?? 0);
  const result = READINGS[match.row.reading]?.({
    ...context,
    match,
    slot,
    number: (name) => Number(slot(name)),
    tense: () => tenseAt(match.sentence, match.first, match.last),
    direction,
    unit: slot("UNIT") ?? slot("UNITS") ?? "",
  });
  if (result === null || result === undefined) return null;
  return typeof result === "string" ? { value: result, type: null } : result;
}

/** By the name in the table's column `reading`. */
const READINGS: Readonly<Record<string, Reading>> = {
  date: readDate,
  "date-of-year": readDateOfYear,
  "day-of-month": readDayOfMonth,
  "month-of-anchor": ({ anchor, number }) => (anchor === null ? null : monthValue(anchor.year, number("MONTH"))),
  iso: readIso,
  slashed: readSlashed,
  "month-which": readMonthWhich,
  "set-month": ({ number }) => `XXXX-${pad(number("MONTH"))}`,
  year: (asked) => (isYear(asked.match) ? (asked.slot("YEAR") ?? null) : null),
  "year-tail": readYearTail,
  era: readEra,
  decade: ({ slot }) => slot("DECADE") ?? null,
  century: readCentury,
  quarter: (asked) => partOfYear(asked, "Q", Number(asked.slot("QUARTER") ?? asked.slot("ORDINAL"))),
  half: (asked) => partOfYear(asked, "H", asked.number("ORDINAL")),
  "quarter-which": readQuarterWhich,
  weekday: readWeekday,
  "weekday-ago": (asked) => withDay(weekdayOf(asked, -1), (day) => addDays(day, -7)),
  "set-weekday": ({ slot }) => `XXXX-WXX-${slot("WEEKDAYS") ?? slot("WEEKDAY")}`,
  "set-part": ({ slot }) => `XXXX-XX-XXT${slot("PART")}`,
  relative: (asked) => withPart(asked, stepBy(asked.published, "D", asked.direction)),
  "two-days-back": ({ published }) => stepBy(published, "D", -2),
  "two-days-on": ({ published }) => stepBy(published, "D", 2),
  tonight: ({ published }) => withDay(published, (day) => `${day}TNI`),
  "tonight-over": ({ published }) => withDay(published, (day) => `${addDays(day, -1)}TNI`),
  "last-night": ({ published }) => withDay(published, (day) => `${addDays(day, -1)}TNI`),
  "this-part": (asked) => withPart(asked, asked.published),
  period: readPeriod,
  "period-edge": ({ anchor, published, narrative, unit }) => stepBy(narrative ? dayOf(anchor) : published, unit, 0),
  weekend: readWeekend,
  season: readSeason,
  "season-which": readSeasonWhich,
  following: ({ anchor, published, unit, direction }) => stepBy(dayOf(anchor) ?? published, unit, direction),
  "next-day": ({ anchor, published }) => stepBy(anchor === null ? published : anchor.day, "D", 1),
  "following-part": (asked) => withPart(asked, stepBy(asked.anchor?.day ?? asked.published, "D", asked.direction)),
  "same-part": (asked) => withPart(asked, asked.anchor === null ? asked.published : asked.anchor.day),
  same: ({ anchor, unit }) => stepBy(dayOf(anchor, unit), unit, 0),
  duration: (asked) => (isAge(asked.match) || isOnce(asked.match) ? null : lengthValue(amountOf(asked), asked.unit)),
  "duration-one": (asked) => (isRate(asked.match) || isAge(asked.match) ? null : lengthValue("1", asked.unit)),
  "duration-couple": (asked) => lengthValue("2", asked.unit),
  "duration-half": ({ unit }) => (unit === "100Y" ? "P50Y" : unit === "10Y" ? "P5Y" : unit === "Y" ? "P6M" : lengthValue("0.5", unit)),
  "duration-vague": (asked) => lengthValue("X", asked.unit),
  "duration-recent": () => "PAST_REF",
  ago: (asked) => (amountOf(asked) === "X" ? "PAST_REF" : stepBy(asked.published, asked.unit, -Number(amountOf(asked)))),
  "ago-couple": ({ published, unit }) => stepBy(published, unit, -2),
  shift: readShift,
  "from-now": (asked) => stepBy(asked.published, asked.unit, Number(amountOf(asked))),
  set: readSet,
  "set-word": ({ slot }) => setOf(slot("EVERYDAY") ?? ""),
  reference: ({ slot, match }) => (isFiller(match) ? null : (slot("REFERENCE") ?? null)),
  past: () => "PAST_REF",
  present: () => "PRESENT_REF",
  future: () => "FUTURE_REF",
  clock: readClock,
  christmas: (asked) => dayWithoutYear(asked, 12, 25),
  "christmas-eve": (asked) => dayWithoutYear(asked, 12, 24),
  "new-year": (asked) => dayWithoutYear(asked, 1, 1),
  "new-year-eve": (asked) => dayWithoutYear(asked, 12, 31),
};

function withDay(day: Day | null, make: (day: Day) => string): string | null {
  return day === null ? null : make(day);
}

function stepBy(day: Day | null, unit: string, steps: number): string | null {
  return day === null ? null : stepFrom(day, unit, steps);
}

/** The anchor's day; where only its year is known, its first day for units of a year and more, and none for finer ones. */
function dayOf(anchor: Anchor | null, unit = "Y"): Day | null {
  if (anchor === null) return null;
  return anchor.day ?? (unit.endsWith("Y") ? dayValue(anchor.year, 1, 1) : null);
}

function amountOf({ slot }: Asked): string {
  return (
    slot("NUMBER") ??
    slot("DAY") ??
    slot("WHOLE") ??
    slot("YEAR") ??
    slot("VAGUE") ??
    slot("ONE") ??
    (slot("UNITS") === undefined ? "1" : "X")
  );
}

function withPart({ slot }: Asked, day: Day | null): string | null {
  const part = slot("PART");
  return day === null || part === undefined ? day : `${day}T${part}`;
}

function readDate(asked: Asked): string | null {
  const { slot, number } = asked;
  const year = slot("YEAR") ?? slot("FISCAL");
  if (slot("MONTH") === undefined && slot("ALONE") === undefined) return year ?? null;
  const month = Number(slot("MONTH") ?? slot("ALONE"));
  if (year === undefined) return slot("DAY") === undefined ? monthWithoutYear(asked, month) : dayWithoutYear(asked, month, number("DAY"));
  return slot("DAY") === undefined ? monthValue(Number(year), month) : dayValue(Number(year), month, number("DAY"));
}

/** "June 3 last year", "March next year". */
function readDateOfYear({ published, slot, direction, number }: Asked): string | null {
  if (published === null) return null;
  const year = Number(published.slice(0, 4)) + direction;
  return slot("DAY") === undefined ? monthValue(year, number("MONTH")) : dayValue(year, number("MONTH"), number("DAY"));
}

/** "the 20th of this month". */
function readDayOfMonth({ published, direction, number }: Asked): string | null {
  const month = stepBy(published, "M", direction);
  return month === null ? null : dayValue(Number(month.slice(0, 4)), Number(month.slice(5, 7)), number("DAY"));
}

/** A date of history lies this many days before to after the last one told: stories go forward. A year less a quarter ahead, a quarter back. */
const BACK = 90;

/** In history the year that goes on from the anchor; in news the last such day, or the coming one where the verb says so, else the nearest. */
function dayWithoutYear(asked: Asked, month: number, day: number): string | null {
  const { anchor, published } = asked;
  if (isOfHistory(asked) && anchor !== null) return dayFromAnchor(anchor, month, day);
  if (published === null) return anchor === null ? `XXXX-${pad(month)}-${pad(day)}` : dayFromAnchor(anchor, month, day);
  const year = Number(published.slice(0, 4));
  const options = [year - 1, year, year + 1].map((y) => dayValue(y, month, day)).filter((value) => value !== null);
  const tense = asked.tense();
  if (tense === "past") return options.findLast((value) => value <= published) ?? null;
  if (tense === "future") return options.find((value) => value >= published) ?? null;
  return options.toSorted((a, b) => Math.abs(daysBetween(a, published)) - Math.abs(daysBetween(b, published)))[0] ?? null;
}

/** What is to come is so from the day of publication, whatever history was told before. */
function isOfHistory(asked: Asked): boolean {
  const { sentence, first, last } = asked.match;
  return asked.narrative && !(asked.published !== null && isToCome(sentence, first, last));
}

function dayFromAnchor({ year, day: from }: Anchor, month: number, day: number): string | null {
  if (from === null) return dayValue(year, month, day);
  const options = [year - 1, year, year + 1].map((y) => dayValue(y, month, day)).filter((value) => value !== null);
  return options.find((value) => daysBetween(from, value) >= -BACK) ?? null;
}

function monthWithoutYear(asked: Asked, month: number): string | null {
  const { anchor, published } = asked;
  if (anchor !== null && (isOfHistory(asked) || published === null)) return dayFromAnchor(anchor, month, 1)?.slice(0, 7) ?? null;
  if (published === null) return `XXXX-${pad(month)}`;
  const year = Number(published.slice(0, 4));
  const now = Number(published.slice(5, 7));
  if (month === now) return monthValue(year, month);
  const isComing = asked.tense() === "future";
  return monthValue(isComing ? year + Number(month < now) : year - Number(month > now), month);
}

function readMonthWhich({ published, direction, number }: Asked): string | null {
  if (published === null) return null;
  const month = number("MONTH");
  const year = Number(published.slice(0, 4));
  const now = Number(published.slice(5, 7));
  if (direction < 0) return monthValue(month < now ? year : year - 1, month);
  return monthValue(direction > 0 && month <= now ? year + 1 : year, month);
}

/** "2013-03-22" is five tokens. */
function readIso({ match, slot }: Asked): string | null {
  const { sentence, first, last } = match;
  const words = sentence.words.slice(first, last + 1).join("");
  const [year, month, day] = words.split("-").map(Number);
  return slot("YEAR") === undefined || !/^\d{4}-\d\d-\d\d$/.test(words) ? null : dayValue(year ?? 0, month ?? 0, day ?? 0);
}

/** Month first, as in the US, unless that is no month. */
function readSlashed({ slot }: Asked): string | null {
  const [a = 0, b = 0, year = 0] = (slot("SLASHED") ?? "").split("/").map(Number);
  const full = year < 100 ? year + (year < 50 ? 2000 : 1900) : year;
  return dayValue(full, a, b) ?? dayValue(full, b, a);
}

/** "20 years old", "a 55-year-old", "children aged 6 months": how old somebody is, not how long something took. */
function isAge({ sentence, first, last }: TimeMatch): boolean {
  const next = sentence.words.slice(last + 1, last + 4).join(" ");
  return /^(?:- ?)?(?:old|of age|older|and older)\b/i.test(next) || /^(?:aged?|ages)$/i.test(sentence.words[first - 1] ?? "");
}

/** "one day they will return": some day, not its length. */
function isOnce({ sentence, first, last }: TimeMatch): boolean {
  const isOneDay = /^one day$/i.test(sentence.words.slice(first, last + 1).join(" "));
  return isOneDay && !/^(?:for|in|within|after|only|just|than|lasted|took|of)$/i.test(sentence.words[first - 1] ?? "");
}

/** "Now, let us see": the word that opens a sentence without saying when. */
function isFiller({ sentence, first }: TimeMatch): boolean {
  return first === 0 && sentence.words[0]?.toLowerCase() === "now" && sentence.words[1] === ",";
}

/** "960 attacks a week", "twice a year": how often, neither when nor how long. */
function isRate({ sentence, first }: TimeMatch): boolean {
  const before = sentence.words[first - 1] ?? "";
  return (
    /^(?:once|twice|percent|%|million|billion|[\d.,]+)$/i.test(before) ||
    (/^\p{Ll}{3,}s$/u.test(before) && !/(?:ss|us|is|was|as|has|this)$/.test(before))
  );
}

/** "1957-58", "1914-18": the end of a span of years, written short. */
function readYearTail({ match }: Asked): string | null {
  const { sentence, first } = match;
  const [year = "", dash = "", tail = ""] = sentence.words.slice(first - 2, first + 1);
  // "1957-58" or "1957 – 58", never "1957- 58".
  const isJoined = (sentence.ends[first - 1] === sentence.starts[first]) === (sentence.ends[first - 2] === sentence.starts[first - 1]);
  if (!/^[12]\d{3}$/.test(year) || !/^[-–—/]$/.test(dash) || !/^\d\d$/.test(tail) || !isJoined || first < 2) return null;
  return Number(tail) > Number(year.slice(2)) ? year.slice(0, 2) + tail : null;
}

function readEra({ slot, number }: Asked): string | null {
  const year = slot("YEAR") ?? slot("DAY") ?? slot("WHOLE");
  if (year === undefined || number("WHOLE") > 9999) return null;
  return slot("ERA") === "BC" ? `BC${year.padStart(4, "0")}` : year.padStart(4, "0");
}

function readCentury({ slot, number }: Asked): string | null {
  const century = number("ORDINAL");
  return slot("ERA") === "BC" ? `BC${pad(century - 1)}` : pad(century - 1);
}

function partOfYear({ slot, anchor, published, narrative }: Asked, letter: string, part: number): string | null {
  const year = slot("YEAR") ?? (narrative && anchor !== null ? pad(anchor.year, 4) : published?.slice(0, 4));
  return year === undefined || part > (letter === "Q" ? 4 : 2) ? null : `${year}-${letter}${part}`;
}

function readQuarterWhich({ published, direction }: Asked): string | null {
  if (published === null) return null;
  const day = addMonths(published, 3 * direction);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function readWeekday(asked: Asked): string | null | ResolvedTime {
  const day = weekdayOf(asked, asked.slot("DIRECTION") === undefined ? null : asked.direction);
  const value = withPart(asked, day);
  return value === null ? null : { value, type: value.includes("T") ? "TIME" : "DATE" };
}

/** In news: today's name is today; else the last such day, or the coming one where the verb or "next" says so. */
function weekdayOf(asked: Asked, direction: number | null): Day | null {
  const from = asked.narrative && asked.anchor !== null && asked.anchor.day !== null ? asked.anchor.day : asked.published;
  if (from === null) return null;
  const back = (dayOfWeek(from) - asked.number("WEEKDAY") + 7) % 7;
  if (direction === -1) return addDays(from, back === 0 ? -7 : -back);
  // "Next Friday" is the one of the week to come, unless this week's is over.
  if (direction === 1) return addDays(from, back === 0 ? 7 : asked.number("WEEKDAY") > dayOfWeek(from) ? 14 - back : 7 - back);
  if (back === 0) return from;
  const tense = asked.tense();
  // "This Friday" is the one of this week unless the verb says otherwise.
  const isOfWeek = direction === 0 && tense === null && asked.number("WEEKDAY") > dayOfWeek(from);
  const isComing = isOfWeek || tense === "future";
  return isComing ? addDays(from, 7 - back) : addDays(from, -back);
}

/** "last week", "this year"; "the next decade" is a length. */
function readPeriod({ match, published, anchor, narrative, unit, direction }: Asked): string | null | ResolvedTime {
  if (direction !== 0 && /^10+Y$/.test(unit)) return { value: lengthValue("1", unit), type: "DURATION" };
  // "the last week of the campaign" is no week before publication.
  if (unit.startsWith("T") || match.sentence.words[match.last + 1] === "of") return null;
  const from = narrative && direction === 0 && anchor !== null ? dayOf(anchor) : published;
  return stepBy(from, unit === "" ? "Y" : unit, direction);
}

function readWeekend(asked: Asked): string | null {
  const { published, slot, direction } = asked;
  if (published === null) return null;
  const isWeekend = dayOfWeek(published) >= 6;
  const isComing = asked.tense() === "future";
  const steps = slot("DIRECTION") === undefined ? (isWeekend || isComing ? 0 : -1) : direction;
  return `${isoWeek(addDays(published, 7 * steps))}-WE`;
}

/** Seasons of the northern half; the one that began last. */
function readSeason({ slot, anchor, published, narrative }: Asked): string | null {
  const season = slot("SEASON") ?? slot("FALL");
  const year = slot("YEAR") ?? (narrative && anchor !== null ? pad(anchor.year, 4) : published?.slice(0, 4));
  return year === undefined ? `XXXX-${season}` : `${year}-${season}`;
}

/** First month of each season. */
const SEASON_MONTH: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

function readSeasonWhich({ slot, published, direction }: Asked): string | null {
  const season = slot("SEASON") ?? slot("FALL") ?? "";
  if (published === null) return null;
  const begun = Number(published.slice(5, 7)) >= (SEASON_MONTH[season] ?? 0) + 3;
  const step = direction < 0 ? (begun ? 0 : -1) : direction > 0 && Number(published.slice(5, 7)) >= (SEASON_MONTH[season] ?? 0) ? 1 : 0;
  return withDay(yearValue(Number(published.slice(0, 4)) + step), (year) => `${year}-${season}`);
}

/** "two years later": from the date told last, else from publication. */
function readShift(asked: Asked): string | null | ResolvedTime {
  const amount = amountOf(asked);
  if (amount === "X") return null;
  const { sentence, last } = asked.match;
  // "a month earlier than usual" goes from no date.
  if (sentence.words[last + 1]?.toLowerCase() === "than") return { value: lengthValue(amount, asked.unit), type: "DURATION" };
  const from = asked.anchor === null ? asked.published : dayOf(asked.anchor, asked.unit);
  return stepBy(from, asked.unit, Number(amount) * asked.direction);
}

function readSet(asked: Asked): string {
  const amount = amountOf(asked);
  return amount === "1" ? setOf(asked.unit) : lengthValue(amount, asked.unit);
}

/** How often, as TIMEX3 writes it: "XXXX-WXX" each week. */
function setOf(unit: string): string {
  return { Y: "XXXX", M: "XXXX-XX", W: "XXXX-WXX", D: "XXXX-XX-XX" }[unit] ?? lengthValue("1", unit);
}

function readClock({ slot, number, published, anchor, narrative }: Asked): string {
  const hour = number("DAY") === 12 ? 0 : number("DAY");
  const clock = slot("CLOCK") ?? slot("DOTTED") ?? slot("CLOCKAMPM") ?? slot("BARECLOCK") ?? slot("NOON") ?? `T${pad(hour)}:00`;
  const isAfternoon = slot("AMPM") === "12" && Number(clock.slice(1, 3)) < 12;
  const time = isAfternoon ? `T${Number(clock.slice(1, 3)) + 12}${clock.slice(3)}` : clock;
  const day = narrative ? (anchor?.day ?? null) : published;
  return `${day ?? "XXXX-XX-XX"}${time}`;
}

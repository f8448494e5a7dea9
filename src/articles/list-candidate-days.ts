import { daysBetween } from "../lib/day.ts";
import type { Day } from "../model/index.ts";
import { MODIFIED, PUBLISHED, UPDATED } from "./day-words.ts";
import type { DateOptions, FoundDate } from "./find-dates.ts";
import { findDates } from "./find-dates.ts";
import type { DayClue } from "./day-clue.ts";
import type { ParsedStamp } from "./parse-stamp.ts";
import { parseStamp } from "./parse-stamp.ts";

/** A day that a page names, with everything on the page that gives it. */
export interface CandidateDay {
  readonly day: Day;
  readonly clues: readonly ReadClue[];
  /** Signals of its clues, and of how it stands to the other days of the page; each once. */
  readonly signals: readonly string[];
}

export interface ReadClue extends DayClue {
  readonly stamp: ParsedStamp;
}

/** Most days that are read from one line. */
const MAX_DAYS = 2;
/** Signals of what a page itself calls its day of publication. */
const STRONG = new Set(["jsonld datePublished", "meta published", "itemprop published"]);
/** Lines in which a reader looks for the date first. */
const BY_HEADLINE = new Set(["line head", "line before body", "line body start"]);
/** More clues than this for one day are a list, or comments. */
const OFTEN = 6;

/** The days that the clues give, in the order in which the page gives them. */
export function listCandidateDays(clues: readonly DayClue[], options: DateOptions): readonly CandidateDay[] {
  const read = clues.flatMap((clue) => readClue(clue, options));
  const sorted = read.map(({ stamp }) => stamp.day).sort();
  const facts: PageDays = {
    count: new Set(sorted).size,
    earliest: sorted[0] ?? "",
    latest: sorted.at(-1) ?? "",
    url: read.find(({ basis }) => basis === "url")?.stamp.day ?? null,
    firstLine: read.find(({ signals }) => BY_HEADLINE.has(signals[0] ?? ""))?.stamp.day ?? null,
    published: read.filter(({ signals }) => STRONG.has(signals[0] ?? "")).map(({ stamp }) => stamp),
  };
  return [...Map.groupBy(read, ({ stamp }) => stamp.day)].map(([day, own]) => {
    const signals = new Set([...own.flatMap((clue) => clue.signals), ...agreementOf(own), ...relationsOf(day, facts)]);
    return { day, clues: own, signals: [...signals] };
  });
}

/** What all days of the page say of each of them. */
interface PageDays {
  readonly count: number;
  readonly earliest: Day;
  readonly latest: Day;
  readonly url: Day | null;
  readonly firstLine: Day | null;
  readonly published: readonly ParsedStamp[];
}

/** How many independent places give the day, leaving aside those that tell of a change. */
function agreementOf(own: readonly ReadClue[]): readonly string[] {
  const said = own.filter(({ signals }) => !signals.some((signal) => MODIFIED.has(signal)));
  const places = new Set(said.map(({ basis, field }) => (basis === "visible" ? field : basis))).size;
  return [
    ...(said.length === 0 ? ["only modified"] : said.length < own.length ? ["also modified"] : []),
    ...(places > 2 ? ["three sources"] : places === 2 ? ["two sources"] : []),
    ...(own.length > OFTEN ? ["often"] : []),
  ];
}

function relationsOf(day: Day, { count, earliest, latest, url, firstLine, published }: PageDays): readonly string[] {
  const signals = [count === 1 ? "only day" : day === earliest ? "earliest" : day === latest ? "latest" : "between"];
  if (day === firstLine) signals.push("first line");
  if (url !== null && url !== day) {
    const gap = Math.abs(daysBetween(url, day));
    signals.push(gap === 1 ? "next to url" : gap > 20 ? "far from url" : "off url");
  }
  if (published.some((stamp) => isLocalDay(day, stamp))) signals.push("local day");
  else if (published.some((stamp) => Math.abs(daysBetween(stamp.day, day)) === 1) && !published.some((stamp) => stamp.day === day))
    signals.push("beside published");
  if (published.length > 0 && !published.some((stamp) => Math.abs(daysBetween(stamp.day, day)) <= 1)) signals.push("against published");
  return signals;
}

/** Whether a stamp of another day, which its page gives in UTC, fell on this day where the page was written. */
export function isLocalDay(day: Day, { day: own, instant, isUtc = false }: ParsedStamp): boolean {
  if (instant === null || own === day || !isUtc) return false;
  const gap = daysBetween(instant.slice(0, 10), day);
  const hour = Number(instant.slice(11, 13));
  return (gap === -1 && hour < 11) || (gap === 1 && hour >= 11);
}

/** A stamp gives one day; a line gives each of its days the words that stand before it. */
function readClue(clue: DayClue, options: DateOptions): readonly ReadClue[] {
  if (clue.field !== "line") {
    const stamp = parseStamp(clue.text, options);
    return stamp === null ? [] : [{ ...clue, stamp }];
  }
  const dates = findDates(clue.text, options).slice(0, MAX_DAYS);
  return dates.map(({ day, start }, i) => {
    const before = clue.text.slice(i === 0 ? 0 : (dates[i - 1] as FoundDate).end, start);
    return { ...clue, signals: signalsOfDate(clue.signals, before, i), stamp: { day, instant: null } };
  });
}

function signalsOfDate(signals: readonly string[], before: string, i: number): readonly string[] {
  const isBare = before.trim() === "";
  if (!isBare && UPDATED.test(before)) return ["line updated", `${signals[0]} updated`];
  return [...signals, ...(i > 0 ? ["line second"] : []), ...(!isBare && PUBLISHED.test(before) ? ["line published"] : [])];
}

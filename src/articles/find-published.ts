import type { Day, HolidayRow, Instant, PageHints, Published } from "../model/index.ts";
import { chooseDay, surestClue } from "./choose-day.ts";
import { MODIFIED } from "./day-words.ts";
import type { DateOptions } from "./find-dates.ts";
import { inferDay } from "./infer-day.ts";
import type { CandidateDay, ReadClue } from "./list-candidate-days.ts";
import { isLocalDay, listCandidateDays } from "./list-candidate-days.ts";
import type { DayClue } from "./day-clue.ts";
import { parseStamp } from "./parse-stamp.ts";

/** Where a day of publication can be read from. */
export interface DateEvidence {
  readonly clues: readonly DayClue[];
  /** Headline and paragraphs. */
  readonly text: string;
  /** © lines, anywhere on the page. */
  readonly copyright: readonly string[];
  readonly hints: PageHints | undefined;
  readonly holidays: readonly HolidayRow[];
  /** Weights of signals. Rows: `data/lexicon/day-signals.tsv`. */
  readonly signals: ReadonlyMap<string, number>;
  readonly options: DateOptions;
}

export interface FoundPublication {
  readonly published: Published | null;
  readonly updatedAt: Instant | Day | null;
}

/** Longest line that is shown whole as what a day was taken from. */
const MAX_FROM = 80;

/**
 * The day of publication, and that of the last change. The day of the crawl is neither.
 *
 * Where the places on a page that give a day disagree, the weights of `data/lexicon/day-signals.tsv` decide; `basis` is the most trusted of
 * the places that give the chosen day. A feed's word and inference from the text come only after all of them.
 */
export function findPublished(evidence: DateEvidence): FoundPublication {
  const candidates = listCandidateDays(evidence.clues, evidence.options);
  const chosen = chooseDay(candidates, evidence.signals);
  const published = (chosen === null ? null : publishedOn(chosen, candidates)) ?? fromFeed(evidence) ?? inferDay(evidence);
  return { published, updatedAt: updatedOf(candidates, published) };
}

function publishedOn(chosen: CandidateDay, candidates: readonly CandidateDay[]): Published | null {
  const clue = surestClue(chosen);
  if (clue === null) return null;
  const { day } = chosen;
  const stamped = stampOf(clue, { day, candidates });
  const instant = stamped?.stamp.instant ?? null;
  const basis = stamped?.basis ?? clue.basis;
  const from = [stamped, clue].filter((each, i, all) => each !== null && all.indexOf(each) === i).map((each) => wordsOf(each ?? clue));
  return { value: day, day, precision: instant === null ? "day" : "instant", instant, basis, from };
}

/** The clue that gives the instant: the surest itself, or the page's stamp in UTC that fell on the chosen day where the page was written. */
function stampOf(
  clue: ReadClue,
  { day, candidates }: { readonly day: Day; readonly candidates: readonly CandidateDay[] },
): ReadClue | null {
  if (clue.stamp.instant !== null) return clue;
  const all = candidates
    .flatMap(({ clues }) => clues)
    .filter(({ signals, basis }) => basis !== "url" && !signals.some((each) => MODIFIED.has(each)));
  return (
    all.find(({ stamp }) => stamp.instant !== null && stamp.day === day) ??
    all.find(({ stamp, basis }) => basis !== "visible" && isLocalDay(day, stamp)) ??
    null
  );
}

function wordsOf({ field, text, basis }: ReadClue): string {
  if (basis === "url") return field;
  return field === "line" ? text.slice(0, MAX_FROM) : `${field} ${text}`;
}

function fromFeed({ hints, options }: DateEvidence): Published | null {
  const value = hints?.publishedAt ?? "";
  const stamp = parseStamp(value, options);
  if (stamp === null) return null;
  const { day, instant } = stamp;
  return { value: day, day, precision: instant === null ? "day" : "instant", instant, basis: "feed", from: [value] };
}

/** The last change that the page tells, when it is later than its publication; what its data says goes before what it shows. */
function updatedOf(candidates: readonly CandidateDay[], published: Published | null): Instant | Day | null {
  const changes = candidates.flatMap(({ clues }) => clues).filter(({ signals }) => signals.some((signal) => MODIFIED.has(signal)));
  const rank = ({ signals }: ReadClue): number => [...MODIFIED].findIndex((signal) => signals.includes(signal));
  const clue = changes.reduce<ReadClue | null>((best, each) => (best === null || rank(each) < rank(best) ? each : best), null);
  if (clue === null) return null;
  const { day, instant } = clue.stamp;
  const isLater = published === null || day > published.day || (instant ?? "") > (published.instant ?? instant ?? "");
  return isLater ? (instant ?? day) : null;
}

import { compareText } from "../lib/compare-text.ts";
import { addDays, addMonths } from "../lib/day.ts";
import { contentId } from "../lib/hash.ts";
import { isDone } from "../model/index.ts";
import type { Day, Happening, Precision, Report, ReportedAct } from "../model/index.ts";
import { countOrigins, UNKNOWN_VOICE } from "./count-origins.ts";
import { nameVoice } from "./name-voice.ts";
import { weighHappenings } from "./weigh-happenings.ts";
import type { FoldedHappening } from "./weigh-happenings.ts";

/** Days that tellings of one act may differ by: time zones, "on Tuesday" against the day of publication. */
const WINDOW_DAYS = 1;

/** An act as one article tells it, with who stands behind that article. */
interface Told {
  readonly act: ReportedAct;
  readonly articleId: string;
  readonly voice: string;
}

/**
 * Folds the acts of one story's reports into happenings: same directed pair, type, status group and day, give or take one.
 *
 * Done and only intended, denied or hypothetical acts stay apart, so that contradicting reports stand side by side. An act without a day,
 * or with only its month or year, joins the dated one that it could be, when there is just one. Independent of order.
 */
export function foldHappenings(storyId: string, reports: readonly Report[], voices: ReadonlyMap<string, string>): readonly Happening[] {
  const told = reports.flatMap(({ articleId, acts }) =>
    acts.map((act): Told => ({ act, articleId, voice: voiceOf(act, voices.get(articleId)) })),
  );
  const groups = Map.groupBy(told, ({ act }) => groupKey(act));
  const folded = [...groups].flatMap(([group, members]) => windowsOf(members).map((window) => happeningOf(window, [storyId, group])));
  return weighHappenings(folded.sort((a, b) => compareText(a.id, b.id)));
}

/** An agency stands behind what an article has from it: two papers with "KCNA said" are one origin. */
function voiceOf({ through }: ReportedAct, ofArticle: string | undefined): string {
  return through === null ? (ofArticle ?? UNKNOWN_VOICE) : nameVoice(through);
}

function groupKey(act: ReportedAct): string {
  const status = isDone(act.plover, act.status) ? "done" : act.status;
  return [sideKey(act.initiator, act.initiatorName), sideKey(act.recipient, act.recipientName), act.plover, status].join("\t");
}

/** How a side is told from others: its country, else its name. */
function sideKey(country: string | null, name: string | null): string {
  return country ?? (name === null ? "-" : `name:${name.toLowerCase()}`);
}

interface Window {
  readonly start: Day | null;
  readonly members: Told[];
}

/** Parts the tellings of one act by day: a window opens at the first day that the last does not reach. */
function windowsOf(told: readonly Told[]): readonly Window[] {
  const dated = told.filter(({ act }) => isDayKnown(act)).sort((a, b) => compareText(a.act.day ?? "", b.act.day ?? ""));
  const windows: Window[] = [];
  for (const one of dated) {
    const day = one.act.day ?? "";
    const last = windows.at(-1);
    if (last !== undefined && day <= addDays(last.start ?? day, WINDOW_DAYS)) last.members.push(one);
    else windows.push({ start: day, members: [one] });
  }
  const vague = Map.groupBy(
    told.filter(({ act }) => !isDayKnown(act)),
    ({ act }) => `${act.day ?? ""} ${act.precision ?? ""}`,
  );
  const homeless: Window[] = [];
  for (const members of vague.values()) {
    const home = homeOf(members[0]?.act, windows);
    if (home === null) homeless.push({ start: null, members });
    else home.members.push(...members);
  }
  return [...windows, ...homeless];
}

/** The one dated window that a vaguely dated act could mean, or null when there are none or several. */
function homeOf(act: ReportedAct | undefined, windows: readonly Window[]): Window | null {
  const fits = windows.filter(({ start }) => act === undefined || act.day === null || isWithin(start ?? "", act.day, act.precision));
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

function isWithin(day: Day, first: Day, precision: Precision | null): boolean {
  return first <= day && day < endOfPeriod(first, precision);
}

/** The day after a period that starts on `first`. */
function endOfPeriod(first: Day, precision: Precision | null): Day {
  if (precision === "week") return addDays(first, 7);
  const months = { month: 1, quarter: 3, season: 3, year: 12, decade: 120, century: 1200 };
  return precision !== null && precision in months ? addMonths(first, months[precision as keyof typeof months]) : addDays(first, 1);
}

function happeningOf({ start, members }: Window, [storyId, group]: readonly [string, string]): FoldedHappening {
  const acts = members.map(({ act }) => act);
  const articles = new Set(members.map(({ articleId }) => articleId));
  const cameo = mostCommon(
    acts.map((act) => act.cameo),
    (a, b) => b.length - a.length || compareText(a, b),
  );
  const sample = acts.filter((act) => act.cameo === cameo).sort((a, b) => a.goldstein - b.goldstein || a.quad - b.quad)[0];
  const dated = acts.filter((act) => start === null || isDayKnown(act));
  const day =
    mostCommon(
      dated.map((act) => act.day ?? ""),
      compareText,
    ) || null;
  const told = inOneVoice(members);
  const [first] = acts;
  if (first === undefined || sample === undefined) throw new Error("a happening without acts");
  return {
    id: contentId("happening", storyId, group, start ?? `${first.day ?? ""} ${first.precision ?? ""}`),
    initiator: first.initiator,
    recipient: first.recipient,
    initiatorName: mostCommon(
      acts.map((act) => act.initiatorName),
      compareText,
    ),
    recipientName:
      mostCommon(
        acts.map((act) => act.recipientName ?? ""),
        compareText,
      ) || null,
    plover: first.plover,
    cameo,
    quad: sample.quad,
    goldstein: sample.goldstein,
    status: mostCommon(
      acts.map((act) => act.status),
      (a, b) => Number(b === "occurred") - Number(a === "occurred") || compareText(a, b),
    ),
    day,
    precision: start === null ? first.precision : "day",
    eventIds: acts.map((act) => act.eventId).sort(compareText),
    reports: articles.size,
    origins: countOrigins(told.map(({ voice }) => voice)),
    told: told.map(({ act, voice }) => ({ voice, confidence: act.confidence })),
  };
}

/** The tellings of one happening, those of an article in one voice: its own word if it says so itself anywhere, else that of the first agency by name. */
function inOneVoice(members: readonly Told[]): readonly Told[] {
  return [...Map.groupBy(members, ({ articleId }) => articleId).values()].flatMap((tellings) => {
    const own = tellings.filter(({ act }) => act.through === null);
    const voices = (own.length > 0 ? own : tellings).map(({ voice }) => voice);
    const voice = voices.sort(compareText)[0] ?? UNKNOWN_VOICE;
    return tellings.map((telling) => ({ ...telling, voice }));
  });
}

/** The value that stands most often; of several the first by `order`. */
function mostCommon<T extends string>(values: readonly T[], order: (a: T, b: T) => number): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || order(a, b));
  if (best === undefined) throw new Error("the most common of nothing");
  return best[0];
}

function isDayKnown({ day, precision }: ReportedAct): boolean {
  return day !== null && (precision === "day" || precision === "instant");
}

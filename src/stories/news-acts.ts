import { addDays, daysBetween } from "../lib/day.ts";
import { isDone } from "../model/index.ts";
import type { Report, ReportedAct } from "../model/index.ts";
import { hashWord, keyOf } from "./hash-words.ts";

/** An act is news when it lies at most so many days before publication, and one after (time zones, "on Thursday" for tomorrow). */
const NEWS_BEFORE = 4;
const NEWS_AFTER = 1;

/** An article with news of more pairs than this is a round-up: it shares something with everything and so joins nothing. */
const MOST_PAIRS = 8;

/** An article is about the acts of its first sentence that has news, when that starts within so many characters. */
const LEAD_CHARS = 500;

/** An act that retellings are recognised by, as days and sides. */
export interface NewsAct {
  /** Both sides, sorted: two tellings may turn a meeting round. */
  readonly pair: string;
  readonly plover: ReportedAct["plover"];
  readonly day: string;
  readonly hasRecipient: boolean;
  /** Whether the article is about it. */
  readonly isLead: boolean;
}

type Dated = Pick<Report, "publishedAt" | "acts">;

/** The acts that are news of this article: done, with a known day near publication. Empty for round-ups. Each once, in order. */
export function newsActs({ publishedAt, acts }: Dated): readonly NewsAct[] {
  const published = publishedAt?.slice(0, 10) ?? null;
  const news = acts.filter((act) => isNews(act, published));
  const lead = Math.min(LEAD_CHARS, ...news.map(({ at }) => at));
  const byKey = new Map<string, NewsAct>();
  for (const act of news) {
    const made = newsActOf(act, act.at === lead);
    const key = `${made.pair} ${made.plover} ${made.day}`;
    if (made.isLead || !byKey.has(key)) byKey.set(key, made);
  }
  const pairs = new Set([...byKey.values()].map((act) => act.pair));
  return pairs.size > MOST_PAIRS ? [] : [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, act]) => act);
}

/**
 * Keys that retellings share: pair and day, for each day and the one after, so that acts dated a day apart meet as well. The type is left
 * out when both sides are known, since two writers may call one act by two types.
 */
export function retellingKeys(acts: readonly NewsAct[]): readonly number[] {
  const keys = acts.flatMap((act) => {
    const what = hashWord(act.hasRecipient ? act.pair : `${act.pair} ${act.plover}`);
    return [act.day, addDays(act.day, 1)].map((day) => keyOf(3, what, hashWord(day)));
  });
  return [...new Set(keys)];
}

/** How a side is told from others: its country, else its name. */
export function sideKey(country: string | null, name: string | null): string {
  return country ?? (name === null ? "-" : `name:${name.toLowerCase()}`);
}

function isNews(act: ReportedAct, published: string | null): boolean {
  const isDayKnown = act.precision === "day" || act.precision === "instant";
  if (!isDayKnown || act.day === null || !isDone(act.plover, act.status)) return false;
  const age = published === null ? 0 : daysBetween(act.day, published);
  return age <= NEWS_BEFORE && age >= -NEWS_AFTER;
}

function newsActOf(act: ReportedAct, isLead: boolean): NewsAct {
  const sides = [sideKey(act.initiator, act.initiatorName), sideKey(act.recipient, act.recipientName)].sort();
  const hasRecipient = act.recipientName !== null || act.recipient !== null;
  return { pair: sides.join(" "), plover: act.plover, day: act.day ?? "", hasRecipient, isLead };
}

import { daysBetween } from "../lib/day.ts";
import type { Article, Day, TimeExpression } from "../model/index.ts";

/** Characters of the text in which the day of the news is named: its first paragraphs. */
const HEAD_CHARS = 600;

/** What lies further back is not the news, but what it follows from ("the sanctions of last Monday"). */
const NEWS_DAYS = 2;

/**
 * The day of what an article reports: the latest that its head names in the two days before publication ("on Saturday"), else that of publication.
 *
 * Two papers that print one happening on two days name the same day; what follows on the next day is news of that day.
 */
export function findNewsDay({ published }: Pick<Article, "published">, times: readonly TimeExpression[]): Day | null {
  if (published === null) return null;
  const days = times
    .filter(({ start, resolved }) => start < HEAD_CHARS && resolved?.precision === "day" && isRecent(resolved.day, published.day))
    .flatMap(({ resolved }) => resolved?.day ?? []);
  return days.sort().at(-1) ?? published.day;
}

function isRecent(day: Day, published: Day): boolean {
  const age = daysBetween(day, published);
  return age >= 0 && age <= NEWS_DAYS;
}

import { addDays } from "../lib/day.ts";
import type { Report } from "../model/index.ts";
import { hashWord, keyOf } from "./hash-words.ts";
import { tellingTerms } from "./pick-terms.ts";

/** Words of a report that make keys: the rarest. Two accounts of one happening share one of them (docs/stories.md has the measurement). */
const TERMS = 6;

/** Keys that retellings share: a rare word and a day, for the day of the news and the one after, so that reports of neighbouring days meet as well. */
export function retellingKeys({ terms, newsDay }: Pick<Report, "terms" | "newsDay">): readonly number[] {
  if (newsDay === null) return [];
  const days = [newsDay, addDays(newsDay, 1)].map(hashWord);
  return tellingTerms(terms, TERMS).flatMap((term) => days.map((day) => keyOf(3, term, day)));
}

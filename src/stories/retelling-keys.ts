import { addDays } from "../lib/day.ts";
import type { Report } from "../model/index.ts";
import { hashWord, keyOf } from "./hash-words.ts";
import { tellingTerms } from "./pick-terms.ts";

/** Words of a report that make keys, those that weigh most, and countries, those that are meant most (docs/stories.md). */
const TERMS = 6;
const COUNTRIES = 2;

/** What stands for the countries of a report that means none. */
const NOWHERE = ["-"];

/**
 * Keys that retellings share: a rare word, a country and a day, for the day of the news and the one after, so that reports of neighbouring days
 * meet as well. Without the country a name of the day would bring hundreds of reports together.
 */
export function retellingKeys({ terms, newsDay, countries }: Pick<Report, "terms" | "newsDay" | "countries">): readonly number[] {
  if (newsDay === null) return [];
  const meant = Object.entries(countries)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, COUNTRIES)
    .map(([country]) => country);
  const places = (meant.length > 0 ? meant : NOWHERE).flatMap((country) =>
    [newsDay, addDays(newsDay, 1)].map((day) => hashWord(`${country} ${day}`)),
  );
  return tellingTerms(terms, TERMS).flatMap((term) => places.map((place) => keyOf("retelling", term, place)));
}

import { dayNumber } from "../lib/day.ts";
import type { Report } from "../model/index.ts";
import { hashWord, keyOf, mix } from "./hash-words.ts";
import { tellingTerms } from "./pick-terms.ts";

/** Words of a report that make keys, those that weigh most, and countries, those that are meant most (docs/stories.md). */
const TERMS = 8;
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
  const day = dayNumber(newsDay);
  const places = (meant.length > 0 ? meant : NOWHERE).flatMap((country) => [
    mix(hashWord(country) ^ day),
    mix(hashWord(country) ^ (day + 1)),
  ]);
  const keys: number[] = [];
  for (const term of tellingTerms(terms, TERMS)) for (const place of places) keys.push(keyOf("retelling", term, place));
  return keys;
}

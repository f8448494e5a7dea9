import { daysBetween } from "../lib/day.ts";
import type { Report } from "../model/index.ts";
import { shareCountries } from "./count-countries.ts";
import { sharedTerms } from "./pick-terms.ts";

/** What two accounts have in common, by the names of `WEIGHTS`; `npm run fit:retellings` learns from the same. */
export interface Agreement {
  /** Days between the days that they have news of. */
  readonly days: number;
  readonly cosine: number;
  readonly heads: number;
  readonly lesserHead: number;
  readonly names: number;
  readonly countries: number;
  /** Natural logarithm of the number of terms of the one that has fewer: long accounts share a smaller part. */
  readonly length: number;
}

/** News of days further apart is never of one happening. */
const MOST_DAYS = 1;

/** Logistic regression on pairs of both labelled sets (`npm run fit:retellings`, docs/stories.md). */
const WEIGHTS = { days: -2.63, cosine: 11.3, heads: 11.5, lesserHead: 11.58, names: 3.94, countries: 3.86, length: 2.83 } as const;
const CONSTANT = -32.62;

/** What two reports agree in; null when they have no news of one day or of neighbouring ones. Symmetric. */
export function agreementOf(a: Report, b: Report): Agreement | null {
  const days = daysApart(a, b);
  if (days > MOST_DAYS) return null;
  return { days, ...sharedTerms(a.terms, b.terms), countries: shareCountries(a.countries, b.countries), length: lengthOf(a, b) };
}

/** How much speaks for two reports telling one happening, each in words of its own: log-odds, above 0 when they do. Symmetric. */
export function weighRetelling(a: Report, b: Report): number {
  const days = daysApart(a, b);
  if (days > MOST_DAYS) return -Infinity;
  const shared = sharedTerms(a.terms, b.terms);
  const words =
    CONSTANT +
    WEIGHTS.days * days +
    WEIGHTS.cosine * shared.cosine +
    WEIGHTS.heads * shared.heads +
    WEIGHTS.lesserHead * shared.lesserHead +
    WEIGHTS.names * shared.names +
    WEIGHTS.length * lengthOf(a, b);
  // Most pairs that share a rare word share little else: what no agreement of the countries can save is not looked at further.
  return words + WEIGHTS.countries <= 0 ? words : words + WEIGHTS.countries * shareCountries(a.countries, b.countries);
}

function daysApart(a: Report, b: Report): number {
  return a.newsDay === null || b.newsDay === null ? Infinity : Math.abs(daysBetween(a.newsDay, b.newsDay));
}

function lengthOf(a: Report, b: Report): number {
  return Math.log(Math.max(1, Math.min(a.terms.length, b.terms.length)));
}

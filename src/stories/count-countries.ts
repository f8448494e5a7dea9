import type { CountryCode, Mention } from "../model/index.ts";

/** A country counts twice where the news is told. */
const HEAD_CHARS = 400;

/** How often an article names or means each country, by code. */
export function countCountries(mentions: readonly Mention[]): Readonly<Record<CountryCode, number>> {
  const counts = new Map<CountryCode, number>();
  for (const { actors, start } of mentions)
    for (const country of new Set(actors.flatMap((actor) => actor.country ?? [])))
      counts.set(country, (counts.get(country) ?? 0) + (start < HEAD_CHARS ? 2 : 1));
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Cosine of two counts, 0 to 1. */
export function shareCountries(a: Readonly<Record<CountryCode, number>>, b: Readonly<Record<CountryCode, number>>): number {
  const squares = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count ** 2, 0);
  const both = Object.entries(a).reduce((sum, [country, count]) => sum + count * (b[country] ?? 0), 0);
  return both === 0 ? 0 : both / Math.sqrt(squares(Object.values(a)) * squares(Object.values(b)));
}

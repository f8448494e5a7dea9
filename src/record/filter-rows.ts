import { DONE_BY_WORDS } from "../model/index.ts";
import type { TallyQuery } from "../model/index.ts";
import type { Params } from "./connection.ts";

/** Deeds and what words do: the condition of `isDone` over tallies, happenings and events. */
export const DONE = [
  "status = 'occurred'",
  ...Object.entries(DONE_BY_WORDS).map(([plover, status]) => `(plover = '${plover}' AND status = '${status}')`),
].join(" OR ");

/** A condition on rows of events, happenings or tallies under the name `t`, and its parameters in order. */
export interface Filter {
  readonly conditions: string;
  readonly params: Params;
}

/** Pairs, days, types and statuses; a list that is there and empty lets nothing through. */
export function filterRows(t: string, query: TallyQuery): Filter {
  const parts: (readonly [condition: string, params: Params])[] = [];
  const { countries, since, until, plover, statuses } = query;
  if (countries !== undefined) parts.push(betweenCountries(t, countries));
  if (since !== undefined) parts.push([`${t}.day >= ?`, [since]]);
  if (until !== undefined) parts.push([`${t}.day <= ?`, [until]]);
  if (plover !== undefined) parts.push([`${t}.plover IN (${marks(plover)})`, plover]);
  if (statuses !== undefined) parts.push([`${t}.status IN (${marks(statuses)})`, statuses]);
  if (query.isDone === true) parts.push([`(${DONE})`, []]);
  return { conditions: parts.map(([condition]) => condition).join(" AND ") || "TRUE", params: parts.flatMap(([, params]) => params) };
}

/** Order by day and id. A unary plus keeps SQLite from walking all days by their index when an index on something else finds the few rows. */
export function dayOrder(t: string, { isNarrow, isLatest = false }: { readonly isNarrow: boolean; readonly isLatest?: boolean }): string {
  const way = isLatest ? " DESC" : "";
  return `ORDER BY ${isNarrow ? "+" : ""}${t}.day${way}, ${t}.id${way}`;
}

function betweenCountries(t: string, countries: readonly string[]): readonly [string, Params] {
  const [only] = countries;
  if (countries.length === 1 && only !== undefined) return [`(${t}.initiator = ? OR ${t}.recipient = ?)`, [only, only]];
  const list = marks(countries);
  return [`${t}.initiator IN (${list}) AND ${t}.recipient IN (${list}) AND ${t}.initiator <> ${t}.recipient`, [...countries, ...countries]];
}

function marks(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}

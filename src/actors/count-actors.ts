import type { Actor, ActorKind, ActorTables, Role, Term } from "../model/index.ts";
import { HEADS, holdsOn } from "./hold-office.ts";

/** How much the tables know. */
export interface ActorCounts {
  readonly kinds: readonly (readonly [kind: ActorKind, count: number])[];
  /** Names and spellings as the tables have them, before variants by rule. */
  readonly names: number;
  readonly terms: number;
  /** Organisations and groupings of which members are known, and of their members those with a first day. */
  readonly withMembers: number;
  readonly memberships: number;
  readonly datedMemberships: number;
  /** Outlets with a domain. */
  readonly outletsWithDomain: number;
  readonly outletsWithCountry: number;
  /** By year: states alive on 1 July, and how many of them have a holder of each office then. */
  readonly years: readonly YearCoverage[];
}

export interface YearCoverage {
  readonly year: number;
  readonly states: number;
  readonly headOfState: number;
  readonly headOfGovernment: number;
  readonly foreignMinister: number;
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2026;
const DOMAIN = /^[a-z\d-]+(?:\.[a-z\d-]+)+$/;

/**
 * Counts the tables: actors by kind, memberships and their dates, outlets with domains, and the offices covered year by year.
 *
 * @example countActors(tables.actors).outletsWithDomain >= 1000
 */
export function countActors(tables: ActorTables): ActorCounts {
  const { actors, terms } = tables;
  const kinds = [...Map.groupBy(actors, ({ kind }) => kind)].map(([kind, own]) => [kind, own.length] as const);
  const memberships = actors.flatMap(({ links }) => links.filter(({ kind }) => kind === "member of"));
  const outlets = actors.filter(({ kind }) => kind === "outlet");
  return {
    kinds: kinds.toSorted(([, a], [, b]) => b - a),
    names: actors.reduce((sum, { names }) => sum + names.length, 0),
    terms: terms.length,
    withMembers: new Set(memberships.map(({ to }) => to)).size,
    memberships: memberships.length,
    datedMemberships: memberships.filter(({ since }) => since !== null).length,
    outletsWithDomain: outlets.filter(({ names }) => names.some(({ name }) => DOMAIN.test(name))).length,
    outletsWithCountry: outlets.filter(({ country }) => country !== null).length,
    years: Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => coverYear(FIRST_YEAR + at, actors, terms)),
  };
}

function coverYear(year: number, actors: readonly Actor[], terms: readonly Term[]): YearCoverage {
  const day = `${year}-07-01`;
  const alive = actors.filter((actor) => actor.kind === "state" && holdsOn({ from: actor.from, to: actor.to ?? "9999-12-31" }, day));
  const ids = new Set(alive.map(({ id }) => id));
  const held = terms.filter((term) => ids.has(term.actor) && holdsOn(term, day));
  const having = (roles: readonly (Role | null)[]): number =>
    new Set(held.filter(({ role }) => roles.includes(role)).map(({ actor }) => actor)).size;
  return {
    year,
    states: alive.length,
    headOfState: having(["head of state", "leader"]),
    headOfGovernment: having(HEADS),
    foreignMinister: having(["foreign minister"]),
  };
}

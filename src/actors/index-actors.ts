import type { Actor, ActorId, ActorTables, RoleNoun, Term } from "../model/index.ts";
import { foldWord } from "./fold-word.ts";
import { indexNames } from "./name-index.ts";
import type { NameIndex } from "./name-index.ts";
import { singular } from "./singular.ts";

/** The tables, prepared once for matching and resolving. What it answers never changes. */
export interface ActorIndex {
  readonly tables: ActorTables;
  readonly actorById: ReadonlyMap<ActorId, Actor>;
  readonly names: NameIndex;
  readonly termsByPerson: ReadonlyMap<ActorId, readonly Term[]>;
  readonly termsByActor: ReadonlyMap<ActorId, readonly Term[]>;
  /** Last lemma of a role noun to the nouns that end so, longest first. */
  readonly roleNouns: ReadonlyMap<string, readonly (RoleNoun & { readonly keys: readonly string[] })[]>;
  /** Organisation or grouping to its members. */
  readonly membersOf: ReadonlyMap<ActorId, readonly Actor[]>;
  /** States that few recognise, for descriptions without a name. */
  readonly unrecognised: readonly Actor[];
}

/**
 * Prepares the tables for `matchNames` and `resolveMentions`. Costs some tens of milliseconds: do it once a thread.
 *
 * @example const index = indexActors(tables.actors)
 */
export function indexActors(tables: ActorTables): ActorIndex {
  return {
    tables,
    actorById: indexIds(tables.actors),
    names: indexNames(tables.actors),
    termsByPerson: groupBy(tables.terms, (term) => term.person),
    termsByActor: groupBy(tables.terms, (term) => term.actor),
    roleNouns: indexRoleNouns(tables.roleNouns),
    membersOf: indexMembers(tables.actors),
    unrecognised: tables.actors.filter((actor) => actor.kind === "unrecognised state"),
  };
}

/** Filled one by one: a list of pairs for tens of thousands of actors would be thrown away at once. */
function indexIds(actors: readonly Actor[]): ReadonlyMap<ActorId, Actor> {
  const actorById = new Map<ActorId, Actor>();
  for (const actor of actors) actorById.set(actor.id, actor);
  return actorById;
}

function indexMembers(actors: readonly Actor[]): ReadonlyMap<ActorId, readonly Actor[]> {
  const members = new Map<ActorId, Actor[]>();
  for (const actor of actors) {
    for (const link of actor.links) {
      if (link.kind !== "member of") continue;
      const there = members.get(link.to);
      if (there === undefined) members.set(link.to, [actor]);
      // Who left and came back has two links.
      else if (there.at(-1) !== actor) there.push(actor);
    }
  }
  return members;
}

function indexRoleNouns(nouns: readonly RoleNoun[]): ActorIndex["roleNouns"] {
  const rows = nouns.map((noun) => ({ ...noun, keys: noun.noun.split(/[ -]/).map((word) => singular(foldWord(word))) }));
  rows.sort((a, b) => b.keys.length - a.keys.length);
  return groupBy(rows, (row) => row.keys.at(-1) ?? "");
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, keyOf);
}

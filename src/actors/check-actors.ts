import type { Actor, ActorTables, Term } from "../model/index.ts";
import { daysBetween } from "../lib/day.ts";
import { keysOfName } from "./fold-word.ts";

export type FindingKind = "overlap in office" | "orphan" | "repeated name" | "dates" | "person twice";

/** Something in the tables that a person should look at. */
export interface ActorFinding {
  readonly kind: FindingKind;
  /** Whom it is about. */
  readonly actor: string;
  /** One clause, with days and ids. */
  readonly what: string;
}

/** Two holders may overlap by this many days: hand-overs are dated by oath in one source and by appointment in the other. */
const HANDOVER_DAYS = 31;
const SINGLE: ReadonlySet<string> = new Set(["head of state", "head of government", "foreign minister", "defence minister"]);

/**
 * What is doubtful in the tables: two holders of one office at a time, persons without an office, states without a parent that need one,
 * names that mean two bodies of one kind, persons who are there twice, days out of order. `shared` names offices that several hold together.
 *
 * Broken rows (unknown ids, wrong days) are not found here: loading the tables throws for them.
 *
 * @example checkActors(tables.actors).filter(({ kind }) => kind === "overlap in office").length // 0
 */
export function checkActors(tables: ActorTables): readonly ActorFinding[] {
  return [
    ...findOverlaps(tables),
    ...findOrphans(tables),
    ...findRepeatedNames(tables.actors),
    ...findTwins(tables),
    ...findWrongDays(tables),
  ];
}

function findOverlaps({ terms, sharedOffices }: ActorTables): readonly ActorFinding[] {
  const shared = new Set(sharedOffices.map(({ actor, role }) => `${actor} ${role}`));
  const single = terms.filter((term) => SINGLE.has(term.role) && !shared.has(`${term.actor} ${term.role}`));
  const byOffice = Map.groupBy(single, (term) => `${term.actor} ${term.role}`);
  return [...byOffice.values()].flatMap((held) => {
    const sorted = held.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return sorted.flatMap((term, at) => sorted.slice(at + 1).flatMap((later) => (isDouble(term, later) ? [overlapOf(term, later)] : [])));
  });
}

/** The office is held by two for longer than a hand-over takes. */
function isDouble(earlier: Term, later: Term): boolean {
  if (earlier.person === later.person) return false;
  if (earlier.to !== null && earlier.to <= later.from) return false;
  const end = [earlier.to, later.to].filter((day) => day !== null).toSorted()[0];
  return end === undefined || daysBetween(later.from, end) > HANDOVER_DAYS;
}

function overlapOf(a: Term, b: Term): ActorFinding {
  const range = ({ person, from, to, origin }: Term): string => `${person} ${from} to ${to ?? "now"} (${origin})`;
  return { kind: "overlap in office", actor: a.actor, what: `${a.role}: ${range(a)} and ${range(b)}` };
}

/** Persons whom no office dates, unrecognised states that nobody claims, members and heirs of nothing. */
function findOrphans({ actors, terms }: ActorTables): readonly ActorFinding[] {
  const inOffice = new Set(terms.map((term) => term.person));
  return actors.flatMap((actor): readonly ActorFinding[] => {
    if (actor.kind === "person" && actor.country === null && !inOffice.has(actor.id))
      return [{ kind: "orphan", actor: actor.id, what: "a person without a country and an office" }];
    if (actor.kind === "unrecognised state" && !actor.links.some(({ kind }) => kind === "parent" || kind === "claimed by"))
      return [{ kind: "orphan", actor: actor.id, what: "an unrecognised state that nobody claims" }];
    if (actor.kind === "state" && actor.to !== null && !actor.links.some(({ kind }) => kind === "successor"))
      return [{ kind: "orphan", actor: actor.id, what: `a state that ended on ${actor.to} without an heir` }];
    return [];
  });
}

/** Names that mean two actors of one kind on one day. Persons and towns may share a name: the text decides between them. */
function findRepeatedNames(actors: readonly Actor[]): readonly ActorFinding[] {
  const named = actors
    .filter(({ kind }) => kind !== "person" && kind !== "place")
    .flatMap((actor) =>
      actor.names
        .filter(({ kind }) => kind === "short" || kind === "official")
        .map((name) => ({ actor, name, key: keyOf(actor, name.name) })),
    );
  return [...Map.groupBy(named, ({ key }) => key).values()].flatMap((group) => {
    const ids = [...new Set(group.map(({ actor }) => actor.id))];
    const [first, second] = ids.map((id) => group.find(({ actor }) => actor.id === id));
    if (first === undefined || second === undefined || !meet(first, second)) return [];
    return [{ kind: "repeated name" as const, actor: first.actor.id, what: `"${first.name.name}" is ${ids.join(" and ")}` }];
  });
}

/** Outlets and organs of different countries may be called alike ("Ministry of Defence", "Channel 1"). */
function keyOf(actor: Actor, name: string): string {
  const scope = actor.kind === "outlet" || actor.kind === "organ" ? (actor.country ?? "") : "";
  return `${actor.kind} ${scope} ${keysOfName(name).join(" ")}`;
}

type Named = { readonly actor: Actor; readonly name: Actor["names"][number] };

function meet(a: Named, b: Named): boolean {
  const from = [a.actor.from, a.name.from, b.actor.from, b.name.from]
    .filter((day) => day !== null)
    .toSorted()
    .at(-1);
  const to = [a.actor.to, a.name.to, b.actor.to, b.name.to].filter((day) => day !== null).toSorted()[0];
  return from === undefined || to === undefined || from < to;
}

/** The same full name in the same country under two ids. */
function findTwins({ actors }: ActorTables): readonly ActorFinding[] {
  const persons = actors.filter(({ kind }) => kind === "person");
  const byName = Map.groupBy(persons, (actor) => `${actor.country ?? ""} ${keysOfName(actor.name).join(" ")}`);
  return [...byName.values()].flatMap((group) => {
    const [first, second] = group;
    return first === undefined || second === undefined
      ? []
      : [{ kind: "person twice" as const, actor: first.id, what: `${first.name} is ${second.id} too` }];
  });
}

function findWrongDays({ actors, terms }: ActorTables): readonly ActorFinding[] {
  const dated = [
    ...actors,
    ...terms.map(({ person, from, to }) => ({ id: person, from, to })),
    ...actors.flatMap(({ id, links }) => links.map(({ since, until }) => ({ id, from: since, to: until }))),
  ];
  return dated
    .filter(({ from, to }) => from !== null && to !== null && to <= from)
    .map(({ id, from, to }) => ({ kind: "dates", actor: id, what: `ends on ${to ?? ""}, begins on ${from ?? ""}` }));
}

import { daysBetween } from "../../src/lib/day.ts";
import type { Actor, ActorTables, Role, Term } from "../../src/model/index.ts";
import { isSamePerson } from "../build-actors/merge-persons.ts";
import type { FoundTerm } from "./read-answer.ts";

/** What the tables lack: a term that is in none, or the end of one that they have as open. */
export interface TermNews extends FoundTerm {
  readonly kind: "new" | "ended";
  readonly role: Role;
  /** Id of the person where the tables have one of that name and country. */
  readonly person: string | null;
}

/** Sources date one hand-over by oath, appointment or publication: within this many days it is the same term. */
const SAME_DAYS = 45;

/** What is found and not in the tables. Offices of states that the tables do not have are passed over. */
export function compareTerms(found: readonly FoundTerm[], role: Role, { actors, terms }: ActorTables): readonly TermNews[] {
  const personById = new Map(actors.filter(({ kind }) => kind === "person").map((actor) => [actor.id, actor]));
  const states = new Set(actors.filter(({ kind }) => kind === "state").map(({ id }) => id));
  return found.flatMap((term): readonly TermNews[] => {
    if (!states.has(term.actor)) return [];
    const same = terms.find((one) => isSameTerm(one, term, { role, person: personById.get(one.person) }));
    const person = same?.person ?? idOf(term, personById);
    if (same === undefined) return [{ ...term, kind: "new", role, person }];
    return same.to === null && term.to !== null ? [{ ...term, kind: "ended", role, person }] : [];
  });
}

function isSameTerm(known: Term, term: FoundTerm, { role, person }: { readonly role: Role; readonly person: Actor | undefined }): boolean {
  const isOffice = known.actor === term.actor && (known.role === role || known.role === "leader");
  if (!isOffice || person === undefined || !isNamed(person, term.name)) return false;
  const covers = known.from <= term.from && (known.to === null || term.from < known.to);
  return covers || Math.abs(daysBetween(known.from, term.from)) <= SAME_DAYS;
}

function isNamed(person: Actor, name: string): boolean {
  return person.names.some((one) => one.kind !== "surname" && isSamePerson(one.name, name));
}

function idOf(term: FoundTerm, personById: ReadonlyMap<string, Actor>): string | null {
  return [...personById.values()].find((person) => person.country === term.actor && isNamed(person, term.name))?.id ?? null;
}

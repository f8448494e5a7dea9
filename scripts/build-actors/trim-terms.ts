import type { TermRow } from "./merge-persons.ts";

type Dated = Pick<TermRow, "person" | "role" | "actor" | "from" | "to">;

const SINGLE: ReadonlySet<string> = new Set(["leader", "head of state", "head of government", "foreign minister", "defence minister"]);

/**
 * Takes from the made terms what the terms kept by hand already tell: a made term of the same person, actor and role that overlaps one kept
 * by hand goes, and one of another person in the same single office goes where the kept one covers it.
 */
export function trimTerms(made: readonly TermRow[], kept: readonly Dated[]): readonly TermRow[] {
  const keptByOffice = Map.groupBy(kept, (term) => `${term.actor} ${term.role}`);
  return made
    .filter((term) => {
      const rivals = keptByOffice.get(`${term.actor} ${term.role}`) ?? [];
      return !rivals.some((rival) => overlaps(rival, term) && (rival.person === term.person || SINGLE.has(term.role)));
    })
    .toSorted((a, b) => compare(a.actor, b.actor) || compare(a.from, b.from) || compare(a.person, b.person));
}

function overlaps(a: Dated, b: Dated): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

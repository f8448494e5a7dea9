import { addDays } from "../../src/lib/day.ts";
import type { TermRow } from "./merge-persons.ts";

type Dated = Pick<TermRow, "person" | "role" | "actor" | "from" | "to">;

const SINGLE: ReadonlySet<string> = new Set(["leader", "head of state", "head of government", "foreign minister", "defence minister"]);

/**
 * Takes from the made terms what the terms kept by hand already tell: a made term of the same person, actor and role that overlaps one kept
 * by hand goes, and one of another person in the same single office goes where the kept one covers it. A leader without an office is not
 * needed where the head who leads (`led`, else the head of state) is kept.
 */
export function trimTerms(made: readonly TermRow[], kept: readonly Dated[], led: readonly Led[]): readonly TermRow[] {
  const keptByOffice = Map.groupBy(kept, officeOf);
  return cutAtHeirs(withoutDoubles(made))
    .filter((term) => {
      if (term.role === "leader" && covers(keptByOffice.get(officeOf({ ...term, role: leadingRole(term, led) })) ?? [], term)) return false;
      const rivals = keptByOffice.get(officeOf(term)) ?? [];
      return !rivals.some((rival) => overlaps(rival, term) && (rival.person === term.person || SINGLE.has(term.role)));
    })
    .toSorted((a, b) => compare(a.actor, b.actor) || compare(a.from, b.from) || compare(a.person, b.person));
}

/** Which head leads a state, with dates: `data/actors/led-by.tsv`. */
export interface Led {
  readonly actor: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
}

function leadingRole({ actor, from }: Dated, led: readonly Led[]): string {
  return led.find((row) => row.actor === actor && row.from <= from && (row.to === "" || from < row.to))?.role ?? "head of state";
}

/** Whether holders kept by hand were in office on its first and on its last day. */
function covers(kept: readonly Dated[], { from, to }: Dated): boolean {
  const isHeld = (day: string): boolean => kept.some((term) => term.from <= day && (term.to === null || day < term.to));
  return isHeld(from) && isHeld(to === null ? NOW : addDays(to, -1));
}

const NOW = "9999-12-31";

const officeOf = ({ actor, role }: Pick<Dated, "actor" | "role">): string => `${actor} ${role}`;

/** A president whom a source lists as head of government too, where somebody else is prime minister: only the prime minister is. */
function withoutDoubles(made: readonly TermRow[]): readonly TermRow[] {
  const governing = Map.groupBy(
    made.filter(({ role }) => role === "head of government"),
    ({ actor }) => actor,
  );
  return made.filter((term) => {
    if (term.role !== "head of government") return true;
    const reigns = made.some(
      ({ role, actor, person, ...rest }) =>
        role === "head of state" && actor === term.actor && person === term.person && overlaps({ role, actor, person, ...rest }, term),
    );
    return !reigns || !(governing.get(term.actor) ?? []).some((other) => other.person !== term.person && overlaps(other, term));
  });
}

/** An end that is only the day on which a source was last read gives way to the first day of the next holder. */
function cutAtHeirs(made: readonly TermRow[]): readonly TermRow[] {
  const byOffice = Map.groupBy(made, officeOf);
  return made
    .map((term) => {
      if (!SINGLE.has(term.role)) return term;
      const heirs = (byOffice.get(officeOf(term)) ?? []).filter((other) => other.person !== term.person && other.from > term.from);
      const [first] = heirs.map(({ from }) => from).toSorted();
      return first !== undefined && (term.to === null || first < term.to) ? { ...term, to: first } : term;
    })
    .filter(({ from, to }) => to === null || from < to);
}

function overlaps(a: Dated, b: Dated): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

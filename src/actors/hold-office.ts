import type { Actor, Day, Role, Term } from "../model/index.ts";

/** Whoever leads a state or body, under whatever title, in this order. */
export const HEADS: readonly (Role | null)[] = ["leader", "head of state", "head of government"];

/** Roles of which a state has one holder at a time, most senior first. */
const SINGLE_ROLES: readonly (Role | null)[] = [...HEADS, "foreign minister", "defence minister", "head"];

export function holdsOn(dated: { readonly from: Day | null; readonly to: Day | null }, day: Day | null): boolean {
  if (day === null) return dated.to === null;
  return (dated.from === null || dated.from <= day) && (dated.to === null || day < dated.to);
}

/** The terms that hold on the day, the most senior role first. Without a day: those without an end. */
export function termsOn(terms: readonly Term[], day: Day | null): readonly Term[] {
  const held = terms.filter((term) => holdsOn(term, day));
  return held.length < 2 ? held : held.sort((a, b) => rankOf(a.role) - rankOf(b.role) || (a.from < b.from ? 1 : -1));
}

function rankOf(role: Role): number {
  const rank = SINGLE_ROLES.indexOf(role);
  return rank < 0 ? SINGLE_ROLES.length : rank;
}

/** Whether the actor exists on the day: a state between its foundation and its end. */
export function existsOn(actor: Actor, day: Day | null): boolean {
  return day === null ? actor.to === null : holdsOn(actor, day);
}

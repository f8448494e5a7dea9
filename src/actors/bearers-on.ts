import { addDays } from "../lib/day.ts";
import type { Day, Term } from "../model/index.ts";
import { HEADS, termsOn } from "./hold-office.ts";
import type { ActorIndex } from "./index-actors.ts";
import type { NameReading } from "./name-index.ts";

/** Roles whose holders news calls by surname alone for years after. */
const REMEMBERED: ReadonlySet<string | null> = new Set([...HEADS, "foreign minister"]);
/** Days before the first in office in which who was elected is news already: Mexico waits longest, 121. */
const SOON = 125;
/** Days after the last in office in which a surname means whoever left, though others of other countries led with that name. */
const LATELY = 365;
/** Days for which of several who led one country the last is meant. */
const LAST_LED = 3650;

/**
 * Whom a surname alone may mean on the day: those in office, and those who led or were foreign minister until lately or will be soon; where
 * there are none, those who were so before, and, where that is long ago, figures without an office, if all are of one country.
 */
export function bearersOn(bearers: readonly NameReading[], index: ActorIndex, day: Day | null): readonly NameReading[] {
  const termsOf = ({ actor }: NameReading): readonly Term[] => index.termsByPerson.get(actor.id) ?? [];
  const inOffice = bearers.filter((bearer) => termsOn(termsOf(bearer), day).length > 0);
  const others = bearers.length === inOffice.length ? [] : bearers.filter((bearer) => !inOffice.includes(bearer));
  const led = others.map((bearer) => ({ bearer, terms: termsOf(bearer).filter(({ role }) => REMEMBERED.has(role)) }));
  if (day === null) return [...inOffice, ...led.filter(({ terms }) => terms.length > 0).map(({ bearer }) => bearer)];
  const soon = led.filter(({ terms }) => terms.some(({ from }) => day < from && from <= addDays(day, SOON)));
  const after = addDays(day, -LAST_LED);
  const past = lastToLead(
    led.flatMap(({ bearer, terms }) => pastOf(bearer, terms, day)),
    after,
  );
  const lately = past.filter(({ to }) => to > addDays(day, -LATELY));
  const about = [...inOffice, ...soon.map(({ bearer }) => bearer), ...lately.map(({ bearer }) => bearer)];
  if (about.length > 0) return about;
  const figures = past.some(({ to }) => to > after) ? [] : others.filter((bearer) => isFigure(bearer, index, day));
  const known = [...past.map(({ bearer }) => bearer), ...figures];
  return new Set(known.map(({ actor }) => actor.country)).size === 1 ? [...new Set(known)] : [];
}

/** Somebody of whom news tells, though not for an office held on the day. */
export function isFigure({ actor }: NameReading, index: ActorIndex, day: Day | null): boolean {
  return actor.kind === "person" && actor.sector !== null && termsOn(index.termsByPerson.get(actor.id) ?? [], day).length === 0;
}

interface Past {
  readonly bearer: NameReading;
  /** Last day in office, exclusive. */
  readonly to: Day;
}

function pastOf(bearer: NameReading, terms: readonly Term[], day: Day): readonly Past[] {
  const ends = terms.flatMap(({ to }) => (to !== null && to <= day ? [to] : []));
  const to = ends.toSorted().at(-1);
  return to === undefined ? [] : [{ bearer, to }];
}

/** Of each country whoever left last, if that was after the day; all where it is long ago. */
function lastToLead(past: readonly Past[], after: Day): readonly Past[] {
  const byCountry = Map.groupBy(past, ({ bearer }) => bearer.actor.country);
  return [...byCountry.values()].flatMap((group) => {
    const last =
      group
        .map(({ to }) => to)
        .toSorted()
        .at(-1) ?? after;
    return last > after ? group.filter(({ to }) => to === last) : group;
  });
}

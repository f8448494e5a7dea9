import type { Actor, ActorRef, Day, Term } from "../model/index.ts";
import { refOf } from "./draft.ts";
import { keysOfName } from "./fold-word.ts";
import { existsOn, HEADS, holdsOn, termsOn } from "./hold-office.ts";
import type { ActorIndex } from "./index-actors.ts";
import { findSpelling } from "./name-index.ts";
import type { NameReading } from "./name-index.ts";

/** One thing that a name may mean on a day, and what speaks for and against it. */
export interface ActorReading {
  readonly actor: Actor;
  /** The actor as mentions would carry it: country, sector and role as of the day. */
  readonly ref: ActorRef;
  /** Offices held on the day, the most senior first. */
  readonly terms: readonly Term[];
  /** Whether the name and the actor both hold on the day. */
  readonly holds: boolean;
  /** Clauses without full stop, most telling first: "President of RUS from 2012-05-07 (own)". */
  readonly why: readonly string[];
}

/**
 * What a name (or an id) by itself means on a day, the likeliest first, each with its reasons and the origin of the facts.
 *
 * Without an article nothing decides between actors that share a name, so all are given. Empty when no table has the name.
 *
 * @example explainActor("Putin", "2022-08-15", index)[0]?.ref.role // "head of state"
 */
export function explainActor(name: string, day: Day | null, index: ActorIndex): readonly ActorReading[] {
  const readings = [...readingsOfId(name, index), ...readingsOfName(name, index)];
  const sorted = readings.map((reading) => explainReading(reading, day, index)).toSorted((a, b) => weightOf(b) - weightOf(a));
  return sorted.filter((reading, at) => sorted.findIndex((other) => other.actor === reading.actor) === at);
}

/** "GBR", "person:vladimir-putin": the actor of that id, under the name that is shown. */
function readingsOfId(id: string, index: ActorIndex): readonly NameReading[] {
  const actor = index.actorById.get(id);
  return actor === undefined ? [] : actor.names.slice(0, 1).map((name) => ({ actor, name }));
}

/** Behind an article stands no surname. */
function readingsOfName(name: string, index: ActorIndex): readonly NameReading[] {
  const bare = name.replace(/^the /i, "");
  const spelling = findSpelling(index.names, keysOfName(bare));
  if (spelling === null) return [];
  return bare === name ? [...spelling.readings, ...spelling.bearers] : spelling.readings;
}

function explainReading({ actor, name }: NameReading, day: Day | null, index: ActorIndex): ActorReading {
  const all = index.termsByPerson.get(actor.id) ?? [];
  const terms = termsOn(all, day);
  const holds = holdsOn(name, day) && (actor.kind === "person" ? terms.length > 0 : existsOn(actor, day));
  const offices = terms.map(
    (term) => `${term.office} of ${term.actor} from ${term.from}${term.to === null ? "" : ` to ${term.to}`} (${term.origin})`,
  );
  return {
    actor,
    ref: refOf(actor, { index, day }),
    terms,
    holds,
    why: [...offices, ...whyNot(actor, { terms, all, day }), ...whyName({ actor, name }), ...whyLinks(actor, day)],
  };
}

function whyNot(
  actor: Actor,
  { terms, all, day }: { readonly terms: readonly Term[]; readonly all: readonly Term[]; readonly day: Day | null },
): readonly string[] {
  if (actor.kind === "person" && terms.length === 0)
    return [all.length === 0 ? "in no office that the tables have" : `in no office on ${day ?? "the last day of the tables"}`];
  if (day !== null && actor.to !== null && day >= actor.to) return [`ended on ${actor.to}`];
  if (day !== null && actor.from !== null && day < actor.from) return [`began on ${actor.from}`];
  return [];
}

function whyName({ actor, name }: NameReading): readonly string[] {
  const dates = name.from === null && name.to === null ? "" : `, ${name.from ?? "ever"} to ${name.to ?? "now"}`;
  const article = /^[aeiou]/.test(name.kind) ? "an" : "a";
  const language = name.language === null ? "" : ` in language ${name.language}`;
  return [`"${name.name}" is ${article} ${name.kind} name of ${actor.id}${language}${dates} (${actor.origin})`];
}

/** Successions, claims and backing that hold on the day; memberships are too many to tell. */
function whyLinks(actor: Actor, day: Day | null): readonly string[] {
  return actor.links
    .filter(
      (link) =>
        link.kind !== "member of" && (holdsOn({ from: link.since, to: link.until }, day) || (day === null && link.kind === "successor")),
    )
    .map((link) => `${link.kind} ${link.to}${link.since === null ? "" : ` since ${link.since}`}`);
}

function weightOf(reading: ActorReading): number {
  const senior = reading.terms.length === 0 ? 0 : HEADS.includes(reading.ref.role) ? 2 : 1;
  return (reading.holds ? 10 : 0) + senior;
}

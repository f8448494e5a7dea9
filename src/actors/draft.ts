import type { Actor, ActorRef, CountryCode, Day, MentionBasis, Role, Sector, Term } from "../model/index.ts";
import { HEADS, termsOn } from "./hold-office.ts";
import type { ActorIndex } from "./index-actors.ts";
import type { NameReading } from "./name-index.ts";
import type { Line } from "./line.ts";
import type { NameMatch } from "./match-names.ts";

/** A mention in the making. */
export interface Draft {
  readonly line: number;
  /** Tokens of the words that name the actor, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** Offsets into the article; may begin or end inside a token ("Russia" of "Russia-led"). */
  readonly start: number;
  readonly end: number;
  readonly actors: readonly ActorRef[];
  readonly basis: MentionBasis;
  readonly confidence: number;
  readonly gloss?: readonly ActorRef[];
  /** First and last token of the phrase around the name (its titles), for the head in the tree. */
  readonly phrase?: readonly [number, number];
}

/** A match with the one thing that it means, and how it stands in its sentence. */
export interface NamedDraft extends Draft {
  readonly reading: NameReading;
  /** What it does in the phrase: a name by itself, or an adjective before a noun. */
  readonly use: "name" | "adjective" | "demonym" | "capital" | "seat" | "surname";
}

/** What the stages of resolution share about one article. */
export interface Scene {
  readonly index: ActorIndex;
  readonly day: Day | null;
  readonly text: string;
  readonly lines: readonly Line[];
  readonly matches: readonly NameMatch[];
  /** Countries that the article names by anything but a surname. */
  readonly countries: ReadonlySet<CountryCode>;
  /** The country where the article's events happen, as far as its words tell: its own police, army or government act, or "in" stands before it. */
  readonly home: CountryCode | null;
}

/** A draft over whole tokens. */
export function draftOver(
  line: Line,
  range: readonly [number, number],
  rest: Pick<Draft, "actors" | "basis" | "confidence"> & Partial<Draft>,
): Draft {
  const [first, last] = range;
  return { line: line.at, first, last, start: line.sentence.starts[first] ?? 0, end: line.sentence.ends[last] ?? 0, ...rest };
}

/** The actor as of the day: a person with the office held, a state as itself. */
export function refOf(actor: Actor, { index, day }: Pick<Scene, "index" | "day">): ActorRef {
  const base = { id: actor.id, name: actor.name, kind: actor.kind, country: actor.country, sector: actor.sector, role: null };
  if (actor.kind !== "person") return base;
  const terms = index.termsByPerson.get(actor.id) ?? [];
  const term = ownTerm(termsOn(terms, day), actor);
  if (term !== undefined) return { ...base, ...actingFor(term, actor, index), role: term.role };
  const wasOnceInOffice = day !== null && terms.some((one) => one.to !== null && one.to <= day);
  const country = heirOf(actor, { index, day }, terms) ?? actor.country;
  return { ...base, country, sector: actor.sector ?? (wasOnceInOffice ? "ELI" : null) };
}

/** Who once served a state that is gone is of the one that he served last, else of its heir. */
function heirOf({ country }: Actor, { index, day }: Pick<Scene, "index" | "day">, terms: readonly Term[]): CountryCode | null {
  const state = country === null ? undefined : index.actorById.get(country);
  const isGone = day !== null && state !== undefined && state.to !== null && state.to <= day;
  if (!isGone) return null;
  const last = terms.filter(({ from, actor }) => from <= day && countryOf(index, actor) !== country).at(-1);
  return last === undefined ? heirOfState(state, index, day) : countryOf(index, last.actor);
}

/** The last to succeed the state, which bore its name longest, and so on to one that exists: Russia of the Soviet Union, Serbia of Yugoslavia. */
function heirOfState(state: Actor, index: ActorIndex, day: Day): CountryCode | null {
  const heirs = state.links.filter(({ kind }) => kind === "successor");
  const last = heirs
    .map(({ since }) => since ?? "")
    .toSorted()
    .at(-1);
  const heir = index.actorById.get(heirs.find(({ since }) => (since ?? "") === last)?.to ?? "");
  if (heir === undefined) return null;
  return heir.to !== null && heir.to <= day ? heirOfState(heir, index, day) : heir.country;
}

/** A minister acts for the state, a secretary-general for the organisation and not for the country that he is from. */
function actingFor(term: Term, actor: Actor, index: ActorIndex): Partial<ActorRef> {
  const office = index.actorById.get(term.actor);
  if (office?.kind === "organisation" && office.country === null) {
    const { id, name, kind, country, sector } = office;
    return actingForBody({ id, name, kind, country, sector, role: null });
  }
  return { country: countryOf(index, term.actor) ?? actor.country, sector: sectorOfOffice(term.office, term.role) };
}

/** What is said of who acts for an organisation of several states. */
export function actingForBody(body: ActorRef): Pick<ActorRef, "country" | "sector" | "body"> {
  return { country: null, sector: body.sector, body };
}

/** Whether somebody's people act for it and not for a country: NATO, the United Nations. */
export function isBodyOfStates({ kind, id, country }: ActorRef): boolean {
  return kind === "organisation" && id !== null && country === null;
}

/** The most senior term; of equals that in the person's own country: the president of France is co-prince of Andorra too. */
function ownTerm(terms: readonly Term[], actor: Actor): Term | undefined {
  const [first] = terms;
  return terms.find((term) => term.role === first?.role && term.actor === actor.country) ?? first;
}

/** The state that an office belongs to; null for offices of organisations. */
function countryOf(index: ActorIndex, id: string): string | null {
  const office = index.actorById.get(id);
  return office?.kind === "state" || office?.kind === "unrecognised state" ? office.id : null;
}

/**
 * The person as of the day and of the country that the text gives: "Georgian President Eduard Shevardnadze" is Georgia's, whatever
 * offices he held elsewhere.
 */
export function refIn(actor: Actor, country: string | null, scene: Pick<Scene, "index" | "day">): ActorRef {
  const ref = refOf(actor, scene);
  if (country === null || ref.country === country || actor.kind !== "person") return ref;
  const there = (scene.index.termsByPerson.get(actor.id) ?? []).find((term) => term.actor === country);
  return there !== undefined || succeeds(scene.index, ref.country, country) ? { ...ref, country } : ref;
}

/** Whether one state came out of the other, by one or two steps: Serbia out of Yugoslavia by way of Serbia and Montenegro. */
// oxlint-disable-next-line max-params -- two drafts and two facts of one comparison
function succeeds(index: ActorIndex, older: string | null, newer: string, steps = 2): boolean {
  if (older === null || steps === 0) return false;
  const heirs = index.actorById.get(older)?.links.filter((link) => link.kind === "successor") ?? [];
  return heirs.some((link) => link.to === newer || succeeds(index, link.to, newer, steps - 1));
}

/** Offices whose title tells their branch; all others are government. */
const BRANCHES: readonly (readonly [RegExp, Sector])[] = [
  [/\b(?:judge|justice of|court|prosecutor|solicitor general)\b/i, "JUD"],
  [/\b(?:congress|senat|parliament|duma|rada|assembly|house of|speaker|knesset|lok sabha|federation council)/i, "LEG"],
  [/\b(?:intelligence|cia|fsb|svr|gru|mossad|security service|state security|spy|shin bet|mi6|mi5)\b/i, "SPY"],
  [
    /\b(?:general staff|joint staff|joint chiefs|army|navy|naval|air force|marine corps|commander|military commission|armed forces|quds force|revolutionary guard)\b/i,
    "MIL",
  ],
  [/\b(?:police|fbi|drug enforcement)\b/i, "COP"],
];

function sectorOfOffice(office: string, role: Role | null): Sector {
  if (role === "military chief") return "MIL";
  if (HEADS.includes(role)) return "GOV";
  return BRANCHES.find(([pattern]) => pattern.test(office))?.[1] ?? "GOV";
}

/** Actors that no table knows. */
export function unknownRef(name: string, rest: Partial<ActorRef>): ActorRef {
  return { id: null, name, kind: "unnamed", country: null, sector: null, role: null, ...rest };
}

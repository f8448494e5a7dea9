import type { ActorRef } from "../model/index.ts";
import { actingForBody, draftOver, isBodyOfStates, refIn, unknownRef } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { bearerAlone, holderByPhrase, holderBySurname, isPerson } from "./find-bearer.ts";
import { findPersons } from "./find-persons.ts";
import type { PersonSpot, PersonsInput } from "./find-persons.ts";
import { foldWord, keysOfName } from "./fold-word.ts";
import type { RolePhrase } from "./read-roles.ts";
import { soleCountry } from "./sole-country.ts";

/** Persons of the article so far, by every folded name that may stand for them later. */
interface Roster {
  readonly bySurname: Map<string, ActorRef>;
}

/**
 * Resolves the persons of the article in order: full names of the tables, names that no table knows (with the country and role that the text
 * gives them), and surnames, which mean the one named in full before, else the holder of the office on the day.
 *
 * Also tells which role phrases are part of a person's name, so that they are no mention by themselves.
 */
export function readPersons(
  scene: Scene,
  input: PersonsInput,
): { readonly drafts: readonly Draft[]; readonly used: ReadonlySet<RolePhrase> } {
  const spots = scene.lines.flatMap((line) => findPersons(line, input));
  const roster: Roster = { bySurname: new Map() };
  const later: Roster = { bySurname: new Map() };
  for (const spot of spots) if (spot.known !== null || isFullName(spot)) enrol(later, fullRef(scene, spot), true);
  const used = new Set<RolePhrase>();
  const drafts: Draft[] = [];
  for (const spot of spots) {
    const draft = draftOfSpot(scene, spot, { roster, later });
    if (draft === null) continue;
    if (spot.phrase !== null) used.add(spot.phrase);
    drafts.push(draft);
    const [ref] = draft.actors;
    if (ref !== undefined) enrol(roster, ref, false);
  }
  return { drafts, used };
}

function isFullName(spot: PersonSpot): boolean {
  return spot.last > spot.first && spot.surname === null;
}

/** Known persons come first where several bear the name; otherwise the latest named. */
function enrol(roster: Roster, ref: ActorRef, keepFirst: boolean): void {
  const keys = keysOfName(ref.name);
  const names = keys.length > 2 ? [keys.at(-1), keys[0], keys.slice(1).join(" ")] : [keys.at(-1), keys[0]];
  for (const key of names)
    if (key !== undefined && key.length > 1 && !(keepFirst && roster.bySurname.has(key))) roster.bySurname.set(key, ref);
}

function draftOfSpot(scene: Scene, spot: PersonSpot, { roster, later }: { readonly roster: Roster; readonly later: Roster }): Draft | null {
  const line = scene.lines[spot.line];
  if (line === undefined) return null;
  const phrase: readonly [number, number] = [spot.phraseFirst, spot.last];
  const over = (ref: ActorRef, basis: Draft["basis"], confidence: number): Draft => {
    const from = basis === "name" || basis === "name finder" ? spot.first : spot.titled ? spot.phraseFirst : spot.first;
    return draftOver(line, [from, spot.last], { actors: [ref], basis, confidence, phrase });
  };
  if (spot.known !== null || isFullName(spot))
    return over(fullRef(scene, spot), spot.known === null ? "name finder" : "name", spot.known === null ? 0.7 : 1);
  const key = foldWord(line.words[spot.last] ?? "");
  const earlier = roster.bySurname.get(key);
  if (earlier !== undefined) return over(withTitle(earlier, spot), "title and surname", 0.95);
  const holder = holderByPhrase(scene, spot, key) ?? holderBySurname(scene, spot);
  if (holder !== null) return over(withTitle(holder, spot), "title and surname", spot.titled || spot.phrase !== null ? 0.9 : 0.7);
  const ahead = later.bySurname.get(key);
  if (ahead !== undefined) return over(ahead, "title and surname", 0.8);
  const alone = bearerAlone(scene, spot);
  if (alone !== null) return over(alone, "title and surname", 0.6);
  if (!spot.titled && spot.phrase === null && line.tree === null) return null;
  const isFound = spot.surname === null || spot.titled || spot.phrase !== null || isPerson(scene, spot);
  return isFound ? over(fullRef(scene, spot), "name finder", 0.5) : null;
}

/** The tables' person, or an unknown one with the country, sector and role of the words around the name. */
function fullRef(scene: Scene, spot: PersonSpot): ActorRef {
  const line = scene.lines[spot.line];
  const owner = spot.phrase?.owner?.drafts[0]?.actors[0];
  if (spot.known !== null) return withTitle(withBody(refIn(spot.known.reading.actor, owner?.country ?? null, scene), spot), spot);
  if (line === undefined) return unknownRef("", { kind: "person" });
  const name = scene.text.slice(line.sentence.starts[spot.first] ?? 0, line.sentence.ends[spot.last] ?? 0).replace(/['’]s$/, "");
  if (spot.phrase === null) return unknownRef(name, { kind: "person", country: spot.people?.actors[0]?.country ?? null });
  const { run } = spot.phrase;
  const role = run.former ? null : run.noun.role;
  const country = owner === undefined ? (spot.surname === null ? soleCountry(scene, run.sector) : null) : owner.country;
  return withBody(unknownRef(name, { kind: "person", country, sector: run.former ? "ELI" : run.sector, role }), spot);
}

/** "NATO chief Mark Rutte": the office that the text gives tells whom he acts for, whatever country he is from. */
function withBody(ref: ActorRef, { phrase }: Pick<PersonSpot, "phrase">): ActorRef {
  const owner = phrase?.owner?.drafts[0]?.actors[0];
  if (phrase === null || owner === undefined || !isBodyOfStates(owner)) return ref;
  const { former, noun } = phrase.run;
  return former || noun.role === null || SENT_TO.test(noun.noun) ? ref : { ...ref, ...actingForBody(owner), role: noun.role };
}

/** "UN ambassador Nikki Haley": whom a country sends to a body does not act for it. */
const SENT_TO = /^(?:ambassador|representative|delegate)$/;

/** "Minister X": an office that the text gives holds where the tables know none on that day. */
function withTitle(ref: ActorRef, { phrase, first }: Pick<PersonSpot, "phrase" | "first">): ActorRef {
  if (phrase === null || ref.role !== null || phrase.run.last !== first - 1) return ref;
  return phrase.run.former ? { ...ref, sector: "ELI" } : { ...ref, sector: phrase.run.sector, role: phrase.run.noun.role };
}

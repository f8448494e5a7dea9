import { NAME_TAGS } from "../model/index.ts";
import type { ActorRef, Role, Term } from "../model/index.ts";
import { isFigure } from "./bearers-on.ts";
import { refIn, refOf, unknownRef } from "./draft.ts";
import type { Scene } from "./draft.ts";
import { HEADS } from "./hold-office.ts";
import { genderOfName, genderOfTitle } from "./find-antecedent.ts";
import type { PersonSpot } from "./find-persons.ts";
import { foldWord, keysOfName } from "./fold-word.ts";
import { findHolder } from "./find-holder.ts";
import type { NameMatch } from "./match-names.ts";
import { findSpelling, isGivenName } from "./name-index.ts";
import { roleRef } from "./read-roles.ts";

/** "Russian President Putin": the holder of the office, when the surname is the holder's. */
export function holderByPhrase(scene: Scene, spot: PersonSpot, key: string): ActorRef | null {
  const owner = spot.phrase?.owner?.drafts[0]?.actors[0];
  const line = scene.lines[spot.line];
  if (owner === undefined || spot.phrase === null || line === undefined) return null;
  const bearers = (findSpelling(scene.index.names, keysOfName(key))?.bearers ?? []).map(({ actor }) => actor);
  const held = roleRef(line, { actor: owner, phrase: spot.phrase }, scene);
  if (held.id !== null && bearers.some((actor) => actor.id === held.id)) return held;
  const compatriots = bearers.filter(
    (actor) => actor.country === owner.country && (scene.index.termsByPerson.get(actor.id)?.length ?? 0) > 0,
  );
  const [only] = compatriots;
  return compatriots.length === 1 && only !== undefined ? refIn(only, owner.country, scene) : null;
}

/**
 * The office holder of that surname on the day. A surname that is also a given name or a word, or that figures without an office bear, needs a
 * title, its country in the article, or another office holder beside it; of several bearers the role before the name decides, then the
 * seniority of the office, then the countries named.
 */
export function holderBySurname(scene: Scene, spot: PersonSpot): ActorRef | null {
  if (spot.surname === null) return null;
  const match = scene.matches.find((one) => one.start === spot.surname?.start && one.end === spot.surname.end);
  if (match === undefined) return null;
  const gender = genderOfTitle(scene.lines[spot.line]?.lower[spot.first - 1] ?? "");
  const bearers = match.readings
    .map((reading): Bearer => ({
      ref: refOf(reading.actor, scene),
      terms: scene.index.termsByPerson.get(reading.actor.id) ?? [],
      isKnown: isFigure(reading, scene.index, scene.day),
    }))
    .filter(({ ref }) => gender === null || (genderOfName(ref.name, scene.index) ?? gender) === gender);
  const isSure = spot.titled || spot.phrase !== null || !isCommon(scene, match);
  return pickBearer(scene, { candidates: isSure ? bearers : supported(scene, { bearers, match, spot }), spot });
}

function isCommon(scene: Scene, match: NameMatch): boolean {
  return isWord(scene, match) || match.readings.some((reading) => isFigure(reading, scene.index, scene.day));
}

/** Whether the surname is a word or a given name as well. */
function isWord({ index, text }: Scene, { start, end }: NameMatch): boolean {
  const key = foldWord(text.slice(start, end));
  return index.tables.ambiguousSurnames.has(key) || isGivenName(index.names, key);
}

/** Bearers whose country the article names, or who are in the news for themselves beside another office holder ("Kerry and Lavrov"). */
function supported(
  scene: Scene,
  { bearers, match, spot }: { readonly bearers: readonly Bearer[]; readonly match: NameMatch; readonly spot: PersonSpot },
): readonly Bearer[] {
  const isBeside = isPerson(scene, spot) && hasCompany(scene, match);
  const found = bearers.filter(
    ({ ref, isKnown }) => (ref.country !== null && scene.countries.has(ref.country)) || (isBeside && (isKnown || isSenior(ref))),
  );
  // "Kim" of a text that names the United States alone is hardly the American envoy.
  return found.every(({ ref }) => isMinor(ref)) && bearers.some(({ ref }) => isSenior(ref)) ? [] : found;
}

/** Whether the name finder has a person there. */
export function isPerson(scene: Scene, { line, first }: PersonSpot): boolean {
  return NAME_TAGS[scene.lines[line]?.tree?.names[first] ?? 0] === "B-PER";
}

/** Whether the sentence names somebody in office in a way that nothing else is named. */
function hasCompany(scene: Scene, match: NameMatch): boolean {
  return scene.matches.some(
    (other) =>
      other.sentence === match.sentence &&
      other !== match &&
      other.readings.every(({ actor }) => actor.kind === "person") &&
      other.readings.some(({ actor }) => isSenior(refOf(actor, scene))) &&
      !isCommon(scene, other),
  );
}

/**
 * "Park vowed revenge", "Navalny was jailed": of a surname that nothing supports the one head in office who bears it, or the only one who was
 * until lately, or a figure whose surname is no word and nobody else's in the tables; where the name finder has a person.
 */
export function bearerAlone(scene: Scene, spot: PersonSpot): ActorRef | null {
  const match = scene.matches.find((one) => one.start === spot.surname?.start && one.end === spot.surname.end);
  if (match === undefined || spot.titled || spot.phrase !== null || !isPerson(scene, spot)) return null;
  const refs = match.readings.map(({ actor }) => refOf(actor, scene));
  const heads = refs.filter(({ role }) => HEADS.includes(role));
  const [only, second] = heads.length > 0 ? heads : refs;
  if (only === undefined || second !== undefined) return null;
  return heads.length > 0 || only.sector === "ELI" || !isWord(scene, match) ? only : null;
}

function isMinor(ref: ActorRef): boolean {
  return ref.role !== null && !isSenior(ref);
}

function isSenior({ role }: ActorRef): boolean {
  return HEADS.includes(role) || role === "foreign minister";
}

/** Countries that the sentence names. */
function countriesBeside(scene: Scene, { line }: PersonSpot): ReadonlySet<string | null> {
  const sentence = scene.lines[line]?.sentence.index;
  const beside = scene.matches.filter((match) => match.sentence === sentence).flatMap(({ readings }) => readings);
  return new Set(beside.filter(({ actor }) => actor.kind === "state").map(({ actor }) => actor.id));
}

/** The role that a title before the name gives: "President Obama". */
function roleBefore(scene: Scene, spot: PersonSpot): Role | null {
  const role = spot.phrase?.run.noun.role;
  if (role !== undefined && role !== null) return role;
  const title = scene.lines[spot.line]?.lower[spot.first - 1] ?? "";
  return title === "president" || title === "king" || title === "pope"
    ? "head of state"
    : title === "chancellor" || title === "premier"
      ? "head of government"
      : null;
}

interface Bearer {
  readonly ref: ActorRef;
  readonly terms: readonly Term[];
  /** A figure without an office on the day. */
  readonly isKnown: boolean;
}

function pickBearer(
  scene: Scene,
  { candidates, spot }: { readonly candidates: readonly Bearer[]; readonly spot: PersonSpot },
): ActorRef | null {
  const wanted = roleBefore(scene, spot);
  const isHead = wanted !== null && HEADS.includes(wanted);
  const reasons: readonly ((bearer: Bearer) => boolean)[] = [
    ({ ref }) => wanted !== null && ref.role === wanted,
    ({ ref }) => isHead && HEADS.includes(ref.role),
    ({ terms }) => wanted !== null && terms.some((term) => term.role === wanted),
    ({ ref }) => HEADS.includes(ref.role),
    // "Venezuela's supreme court ordered Ms Rodriguez to take over"
    ({ ref }) => ref.role !== null && countriesBeside(scene, spot).has(ref.country),
    ({ ref }) => ref.role === "foreign minister" || ref.role === "defence minister",
    () => true,
  ];
  const reason = reasons.find((fits) => candidates.some(fits));
  const pool = reason === undefined ? [] : candidates.filter(reason).map(({ ref }) => ref);
  const named = pool.filter((ref) => ref.country !== null && scene.countries.has(ref.country));
  const [only] = pool.length === 1 ? pool : named.length === 1 ? named : [];
  return only ?? ofOneCountry(scene, pool);
}

/** Of several of one country its leader; else nobody knows which Bush without a date: that he is American is sure. */
function ofOneCountry(scene: Scene, pool: readonly ActorRef[]): ActorRef | null {
  const [first] = pool;
  if (first === undefined || first.country === null || pool.some((ref) => ref.country !== first.country)) return null;
  const leader = findHolder(scene, { actor: first.country, role: "leader", title: "leader" });
  const surname = first.name.split(" ").at(-1) ?? first.name;
  const { sector } = first;
  const shared = pool.every((ref) => ref.sector === sector) ? sector : null;
  return (
    pool.find(({ id }) => id === leader?.id) ?? {
      ...unknownRef(surname, { kind: "person", country: first.country }),
      sector: shared ?? "GOV",
    }
  );
}

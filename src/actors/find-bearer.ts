import type { ActorRef, Role, Term } from "../model/index.ts";
import { refIn, refOf, unknownRef } from "./draft.ts";
import type { Scene } from "./draft.ts";
import { genderOfName, genderOfTitle } from "./find-antecedent.ts";
import type { PersonSpot } from "./find-persons.ts";
import { foldWord, keysOfName } from "./fold-word.ts";
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
 * The office holder of that surname on the day. A surname that is also a given name or a word needs a title, or its country in the article;
 * of several bearers the role before the name decides, then the seniority of the office, then the countries named.
 */
export function holderBySurname(scene: Scene, spot: PersonSpot): ActorRef | null {
  if (spot.surname === null) return null;
  const match = scene.matches.find((one) => one.start === spot.surname?.start && one.end === spot.surname.end);
  const key = foldWord(scene.text.slice(spot.surname.start, spot.surname.end));
  const isTitled = spot.titled || spot.phrase !== null;
  const isCommon = scene.index.tables.ambiguousSurnames.has(key) || isGivenName(scene.index.names, key);
  const bearers = (match?.readings ?? []).map((reading): Bearer => ({
    ref: refOf(reading.actor, scene),
    terms: scene.index.termsByPerson.get(reading.actor.id) ?? [],
  }));
  const candidates =
    isCommon && !isTitled ? bearers.filter(({ ref }) => ref.country !== null && scene.countries.has(ref.country)) : bearers;
  const gender = genderOfTitle(scene.lines[spot.line]?.lower[spot.first - 1] ?? "");
  const isOther = ({ ref }: Bearer): boolean => gender !== null && (genderOfName(ref.name, scene.index) ?? gender) !== gender;
  return pickBearer(scene, { candidates: candidates.filter((bearer) => !isOther(bearer)), spot });
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

const HEADS: readonly (Role | null)[] = ["leader", "head of state", "head of government"];

interface Bearer {
  readonly ref: ActorRef;
  readonly terms: readonly Term[];
}

function pickBearer(
  scene: Scene,
  { candidates, spot }: { readonly candidates: readonly Bearer[]; readonly spot: PersonSpot },
): ActorRef | null {
  const wanted = roleBefore(scene, spot);
  const beside = countriesBeside(scene, spot);
  const isHead = wanted !== null && HEADS.includes(wanted);
  const pools = [
    candidates.filter(({ ref }) => wanted !== null && ref.role === wanted),
    candidates.filter(({ ref }) => isHead && HEADS.includes(ref.role)),
    candidates.filter(({ terms }) => wanted !== null && terms.some((term) => term.role === wanted)),
    candidates.filter(({ ref }) => HEADS.includes(ref.role)),
    // "Venezuela's supreme court ordered Ms Rodriguez to take over"
    candidates.filter(({ ref }) => ref.role !== null && beside.has(ref.country)),
    candidates.filter(({ ref }) => ref.role === "foreign minister" || ref.role === "defence minister"),
    candidates,
  ];
  const pool = (pools.find((one) => one.length > 0) ?? []).map(({ ref }) => ref);
  const named = pool.filter((ref) => ref.country !== null && scene.countries.has(ref.country));
  const [only] = pool.length === 1 ? pool : named.length === 1 ? named : [];
  return only ?? ofOneCountry(pool);
}

/** Nobody knows which Bush without a date; that he is American is sure. */
function ofOneCountry(pool: readonly ActorRef[]): ActorRef | null {
  const [first] = pool;
  if (first === undefined || pool.some((ref) => ref.country !== first.country)) return null;
  const surname = first.name.split(" ").at(-1) ?? first.name;
  return { ...unknownRef(surname, { kind: "person", country: first.country }), sector: "GOV" };
}

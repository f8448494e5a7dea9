import type { ActorRef, Role, Term } from "../model/index.ts";
import { NAME_TAGS } from "../model/index.ts";
import { draftOver, refIn, refOf, unknownRef } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { foldWord, keysOfName, startsWithCapital } from "./fold-word.ts";
import { tagOf } from "./line.ts";
import type { Line } from "./line.ts";
import type { NamedDraft } from "./read-names.ts";
import type { RolePhrase } from "./read-roles.ts";
import { roleRef } from "./read-roles.ts";

/** Courtesy titles and ranks before a surname. */
const TITLES: ReadonlySet<string> = new Set(
  "mr mrs ms miss dr mr. mrs. ms. dr. sir lord lady dame prof prof. professor gen gen. lt lt. col col. maj maj. adm adm. capt capt. general admiral colonel major captain lieutenant sheikh shaikh ayatollah imam pope cardinal archbishop patriarch king queen prince princess crown sen sen. senator rep rep. gov gov. governor mayor judge justice comrade marshal chairman chairwoman secretary minister ambassador envoy spokesman spokeswoman spokesperson president vice-president premier chancellor commander".split(
    " ",
  ),
);

/** A person where the text names one, in full or by surname, known to the tables or not. */
interface PersonSpot {
  readonly line: number;
  readonly first: number;
  readonly last: number;
  /** Tokens of titles and role before the name, included. */
  readonly phraseFirst: number;
  readonly titled: boolean;
  readonly phrase: RolePhrase | null;
  /** The tables' person, when the full name is in them. */
  readonly known: NamedDraft | null;
  /** Surname match of the tables. */
  readonly surname: NamedDraft | null;
}

/** Persons of the article so far, by every folded name that may stand for them later. */
interface Roster {
  readonly bySurname: Map<string, ActorRef>;
}

export interface PersonsInput {
  readonly named: readonly NamedDraft[];
  readonly phrases: readonly RolePhrase[];
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
  const spots = scene.lines.flatMap((line) => spotsOf(line, scene, input));
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

function spotsOf(line: Line, scene: Scene, { named, phrases }: PersonsInput): readonly PersonSpot[] {
  const own = named.filter((draft) => draft.line === line.at);
  const ownPhrases = phrases.filter((phrase) => phrase.line === line.at);
  const spots: PersonSpot[] = [];
  const blocked = new Set(
    own.filter((draft) => draft.use !== "surname" && draft.reading.actor.kind !== "person").flatMap((draft) => tokensOf(draft)),
  );
  for (let token = 0; token < line.words.length;) {
    const range = nameAt(line, token, { own, ownPhrases, blocked });
    if (range === null) {
      token++;
      continue;
    }
    spots.push(spotOf(line, range, { own, ownPhrases }));
    token = range[1] + 1;
  }
  return spots;
}

function tokensOf({ first, last }: { readonly first: number; readonly last: number }): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

interface Surroundings {
  readonly own: readonly NamedDraft[];
  readonly ownPhrases: readonly RolePhrase[];
}

/** The range of a person's name that begins at the token: a match of the tables, a person of the name finder, or capitals after a title or role. */
function nameAt(
  line: Line,
  token: number,
  { own, ownPhrases, blocked }: Surroundings & { readonly blocked: ReadonlySet<number> },
): readonly [number, number] | null {
  const match = own.find((draft) => draft.first === token && draft.reading.actor.kind === "person");
  const stranger = strangerAt(line, token, { own, blocked });
  if (stranger !== null) return stranger;
  const finder = blocked.has(token) ? null : finderRange(line, token, blocked);
  if (
    match === undefined &&
    finder !== null &&
    finder[0] === finder[1] &&
    ownPhrases.some((phrase) => phrase.run.first <= token && token <= phrase.run.last)
  )
    return null;
  if (match !== undefined && (finder === null || finder[1] <= match.last))
    return match.use === "surname" ? growSurname(line, match, blocked) : [match.first, match.last];
  if (finder !== null) return finder;
  if (blocked.has(token) || match !== undefined) return null;
  const afterRole = ownPhrases.some((phrase) => phrase.run.last === token - 1 && phrase.run.noun.role !== null);
  const afterTitle = TITLES.has(line.lower[token - 1] ?? "") && startsWithCapital(line.words[token - 1] ?? "");
  return afterRole || afterTitle ? capitalsFrom(line, token, blocked) : null;
}

/** A surname with a capital word right behind it that no match explains is part of an unknown person's name. */
function growSurname(line: Line, match: NamedDraft, blocked: ReadonlySet<number>): readonly [number, number] {
  let { last } = match;
  while (isGivenName(line, last + 1, blocked)) last++;
  return [match.first, last];
}

/** "Jane" of "Jane Putin": a capital word that is neither title nor match, before a surname of the tables that is not that bearer's. */
function strangerAt(
  line: Line,
  token: number,
  { own, blocked }: { readonly own: readonly NamedDraft[]; readonly blocked: ReadonlySet<number> },
): readonly [number, number] | null {
  const surname = own.find((draft) => draft.first === token + 1 && draft.use === "surname");
  if (surname === undefined || !isGivenName(line, token, blocked) || own.some((draft) => draft.first <= token && token <= draft.last))
    return null;
  const initial = foldWord(line.words[token] ?? "").charAt(0);
  const isBearer = foldWord(surname.reading.actor.name).startsWith(initial);
  return isBearer ? null : [token, surname.last];
}

function isGivenName(line: Line, token: number, blocked: ReadonlySet<number>): boolean {
  const word = line.words[token] ?? "";
  const tag = tagOf(line, token);
  return isNameWord(word) && !blocked.has(token) && tag === "PROPN";
}

function finderRange(line: Line, token: number, blocked: ReadonlySet<number>): readonly [number, number] | null {
  const names = line.tree?.names;
  if (names === undefined || NAME_TAGS[names[token] ?? 0] !== "B-PER" || TITLES.has(line.lower[token] ?? "")) return null;
  if (!isNameWord(line.words[token] ?? "") && !/^\p{Lu}\.?$/u.test(line.words[token] ?? "")) return null;
  let last = token;
  while (NAME_TAGS[names[last + 1] ?? 0] === "I-PER" && !blocked.has(last + 1)) last++;
  return [token, last];
}

function capitalsFrom(line: Line, token: number, blocked: ReadonlySet<number>): readonly [number, number] | null {
  let last = token - 1;
  while (last < token + 3 && isNameWord(line.words[last + 1] ?? "") && !blocked.has(last + 1)) last++;
  return last < token ? null : [token, last];
}

function isNameWord(word: string): boolean {
  return (
    /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(word) &&
    !TITLES.has(word.toLowerCase()) &&
    !/^(?:The|A|In|On|At|And|But|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/.test(word)
  );
}

function spotOf(line: Line, [first, last]: readonly [number, number], { own, ownPhrases }: Surroundings): PersonSpot {
  let phraseFirst = first;
  while (phraseFirst > 0 && TITLES.has(line.lower[phraseFirst - 1] ?? "") && startsWithCapital(line.words[phraseFirst - 1] ?? ""))
    phraseFirst--;
  const titled = phraseFirst < first;
  const match = own.find((draft) => draft.first >= first && draft.last <= last && draft.reading.actor.kind === "person");
  const covers = match !== undefined && match.first === first && match.last === last;
  const phrase = phraseOf(line, { first, last, phraseFirst }, ownPhrases);
  return {
    line: line.at,
    first,
    last,
    phraseFirst: Math.min(
      phraseFirst,
      phrase !== null && phrase.run.last < first && line.lower[phrase.run.last + 1] !== "," ? phrase.run.first : phraseFirst,
    ),
    titled,
    phrase,
    known: covers && match.use !== "surname" ? match : null,
    surname: covers && match.use === "surname" ? match : null,
  };
}

/** The role before the name ("French foreign minister X", "the French foreign minister, X,") or behind it ("X, the French foreign minister"). */
function phraseOf(
  line: Line,
  spot: { readonly first: number; readonly last: number; readonly phraseFirst: number },
  phrases: readonly RolePhrase[],
): RolePhrase | null {
  const before = phrases.find((phrase) => phrase.run.last === spot.first - 1 || phrase.run.last === spot.phraseFirst - 1);
  if (before !== undefined) return before;
  const apposed = phrases.find(
    (phrase) => phrase.run.noun.role !== null && !phrase.run.plural && phrase.last === spot.first - 2 && line.words[spot.first - 1] === ",",
  );
  if (apposed !== undefined && [",", "said", "told"].includes(line.lower[spot.last + 1] ?? "")) return apposed;
  const after = phrases.find(
    (phrase) => phrase.run.noun.role !== null && !phrase.run.plural && phrase.owner !== null && behind(line, spot.last, phrase),
  );
  return after ?? null;
}

function behind(line: Line, last: number, phrase: RolePhrase): boolean {
  const start = ["the", "a", "an"].includes(line.lower[phrase.first - 1] ?? "") ? phrase.first - 1 : phrase.first;
  return line.words[last + 1] === "," && start === last + 2;
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
  if (earlier !== undefined) return over(earlier, "title and surname", 0.95);
  const holder = holderByPhrase(scene, spot, key) ?? holderBySurname(scene, spot);
  if (holder !== null) return over(holder, "title and surname", spot.titled || spot.phrase !== null ? 0.9 : 0.7);
  const ahead = later.bySurname.get(key);
  if (ahead !== undefined) return over(ahead, "title and surname", 0.8);
  if (!spot.titled && spot.phrase === null && line.tree === null) return null;
  const isFound = spot.surname === null || spot.titled || spot.phrase !== null;
  return isFound ? over(fullRef(scene, spot), "name finder", 0.5) : null;
}

/** The tables' person, or an unknown one with the country, sector and role of the words around the name. */
function fullRef(scene: Scene, spot: PersonSpot): ActorRef {
  const line = scene.lines[spot.line];
  const owner = spot.phrase?.owner?.drafts[0]?.actors[0];
  if (spot.known !== null) return refIn(spot.known.reading.actor, owner?.country ?? null, scene);
  if (line === undefined) return unknownRef("", { kind: "person" });
  const name = scene.text.slice(line.sentence.starts[spot.first] ?? 0, line.sentence.ends[spot.last] ?? 0).replace(/['’]s$/, "");
  if (spot.phrase === null) return unknownRef(name, { kind: "person" });
  const { run } = spot.phrase;
  const role = run.former ? null : run.noun.role;
  const country = owner === undefined ? (spot.surname === null ? soleCountry(scene, run.sector) : null) : owner.country;
  return unknownRef(name, { kind: "person", country, sector: run.former ? "ELI" : run.sector, role });
}

/** An official whose country the words beside the name leave out is of the one country that the article names. */
export function soleCountry({ countries }: Scene, sector: string): string | null {
  const [only] = countries;
  return countries.size === 1 && only !== undefined && ["GOV", "LEG", "MIL"].includes(sector) ? only : null;
}

/** "Russian President Putin": the holder of the office, when the surname is the holder's. */
function holderByPhrase(scene: Scene, spot: PersonSpot, key: string): ActorRef | null {
  const owner = spot.phrase?.owner?.drafts[0]?.actors[0];
  const line = scene.lines[spot.line];
  if (owner === undefined || spot.phrase === null || line === undefined) return null;
  const bearers = scene.index.bearers.get(key) ?? [];
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
function holderBySurname(scene: Scene, spot: PersonSpot): ActorRef | null {
  if (spot.surname === null) return null;
  const match = scene.matches.find((one) => one.start === spot.surname?.start && one.end === spot.surname.end);
  const key = foldWord(scene.text.slice(spot.surname.start, spot.surname.end));
  const isTitled = spot.titled || spot.phrase !== null;
  const isCommon = scene.index.commonSurnames.has(key);
  const bearers = (match?.readings ?? []).map((reading): Bearer => ({
    ref: refOf(reading.actor, scene),
    terms: scene.index.termsByPerson.get(reading.actor.id) ?? [],
  }));
  const candidates =
    isCommon && !isTitled ? bearers.filter(({ ref }) => ref.country !== null && scene.countries.has(ref.country)) : bearers;
  return pickBearer(scene, candidates, roleBefore(scene, spot));
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

function pickBearer(scene: Scene, candidates: readonly Bearer[], wanted: Role | null): ActorRef | null {
  const isHead = wanted !== null && HEADS.includes(wanted);
  const pools = [
    candidates.filter(({ ref }) => wanted !== null && ref.role === wanted),
    candidates.filter(({ ref }) => isHead && HEADS.includes(ref.role)),
    candidates.filter(({ terms }) => wanted !== null && terms.some((term) => term.role === wanted)),
    candidates.filter(({ ref }) => HEADS.includes(ref.role)),
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

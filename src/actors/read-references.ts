import type { ActorRef, Role, Sector } from "../model/index.ts";
import { draftOver, refOf, unknownRef } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { antecedentOf, mayBe } from "./find-antecedent.ts";
import type { Spot } from "./find-antecedent.ts";
import { HEADS } from "./hold-office.ts";
import { findHolder } from "./find-holder.ts";
import { stateInFocus, stateOfOfficial } from "./find-focus.ts";
import { tagOf } from "./line.ts";
import type { RolePhrase } from "./read-roles.ts";
import { roleRef } from "./read-roles.ts";
import { otherOf, setAt, sharersAt } from "./read-sets.ts";

const PERSONAL: ReadonlySet<string> = new Set(["he", "she", "him", "his", "her", "himself", "herself"]);
const NEUTER: ReadonlySet<string> = new Set(["it", "its", "itself"]);
const PLURAL: ReadonlySet<string> = new Set(["they", "them", "their", "themselves"]);
/** Nouns that stand for the state spoken of. */
const STATE_NOUNS: ReadonlySet<string> = new Set([
  "country",
  "nation",
  "regime",
  "kingdom",
  "republic",
  "state",
  "government",
  "sheikhdom",
  "emirate",
  "superpower",
  "junta",
]);
const BODY_NOUNS: ReadonlySet<string> = new Set([
  "group",
  "movement",
  "militia",
  "organisation",
  "organization",
  "alliance",
  "bloc",
  "agency",
  "union",
  "league",
  "watchdog",
  "body",
  "tribunal",
]);
export interface ReferenceInput {
  readonly drafts: readonly Draft[];
  readonly phrases: readonly RolePhrase[];
}

/** Pronouns, "the country", "both sides", "his counterpart": words that mean somebody named before. Only in parsed sentences. */
export function readReferences(scene: Scene, input: ReferenceInput): readonly Draft[] {
  const known = input.drafts.toSorted((a, b) => a.line - b.line || a.first - b.first);
  const made: Draft[] = [];
  for (const line of scene.lines) {
    if (line.tree === null) continue;
    const here = known.filter((draft) => draft.line === line.at);
    for (let token = 0; token < line.words.length; token++) {
      if (here.some((draft) => draft.first <= token && token <= draft.last)) continue;
      const spot: Spot = { line, token, known, made, phrases: input.phrases };
      const draft = referenceAt(scene, spot);
      if (draft !== null) made.push(draft, ...relativesOf(scene, spot, draft));
    }
  }
  return made;
}

function referenceAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const word = line.lower[token] ?? "";
  if (PERSONAL.has(word))
    return counterpartAt(scene, spot) ?? single(spot, (draft) => isPerson(draft) && mayBe(scene, draft, word), "pronoun");
  if (NEUTER.has(word)) return single(spot, isBody, "pronoun");
  if (PLURAL.has(word)) return counterpartAt(scene, spot) ?? single(spot, isMany, "pronoun") ?? sharersAt(scene, spot);
  const set = setAt(scene, spot);
  if (set !== null) return set;
  return word === "the" ? definiteAt(scene, spot) : null;
}

const RELATIVES =
  /^(?:ally|allies|partner|partners|neighbour|neighbours|neighbor|neighbors|rival|rivals|foe|foes|enemy|enemies|adversary|adversaries|backer|backers|patron|patrons)$/;

/** Of two states that a text tells of, one is the other's. */
const OPPOSITE = /^(?:neighbour|neighbor|rival|foe|enemy|adversary)$/;

/** "its ally", "their neighbours": somebody whom the text leaves without a name, kept by whose they are; "its rival" is the other of two. */
function relativesOf(scene: Scene, spot: Spot, owner: Draft): readonly Draft[] {
  const { line } = spot;
  const noun = [1, 2, 3].map((step) => owner.last + step).find((at) => RELATIVES.test(line.lower[at] ?? ""));
  const isPossessive = /^(?:its|their|his|her)$/.test(line.lower[owner.first] ?? "");
  const isNamed = noun === undefined || /^\p{Lu}/u.test(line.words[noun + 1] ?? "") || line.words[noun + 1] === ",";
  if (owner.basis !== "pronoun" || !isPossessive || isNamed) return [];
  const country = owner.actors.length === 1 ? (owner.actors[0]?.country ?? null) : null;
  const other = country !== null && OPPOSITE.test(line.lower[noun] ?? "") ? otherOf(scene, spot, country) : null;
  if (other !== null) return [draftOver(line, [owner.last + 1, noun], { actors: [other], basis: "definite", confidence: 0.6 })];
  const name = `${line.words.slice(owner.last + 1, noun + 1).join(" ")} of ${owner.actors.map((actor) => actor.name).join(" and ")}`;
  return [draftOver(line, [owner.last + 1, noun], { actors: [unknownRef(name, {})], basis: "description", confidence: 0.4 })];
}

function single(spot: Spot, fits: (draft: Draft) => boolean, basis: Draft["basis"]): Draft | null {
  const found = antecedentOf(spot, fits);
  if (found === null) return null;
  return draftOver(spot.line, [spot.token, spot.token], { actors: found.actors, basis, confidence: 0.6 });
}

const isPerson = (draft: Draft): boolean => draft.actors.length === 1 && draft.actors[0]?.kind === "person";
const isMany = (draft: Draft): boolean =>
  draft.actors.length > 1 ||
  draft.actors.some(
    (actor) => actor.kind === "armed group" || actor.kind === "grouping" || actor.sector === "CVL" || actor.sector === "REB",
  );

/** Organs of a state by their bare name: "The ministry said it". */
const ORGAN =
  /\b(?:ministry|government|army|navy|military|parliament|court|embassy|cabinet|council|commission|agency|department|presidency)$/i;

function isBody(draft: Draft): boolean {
  const [actor] = draft.actors;
  if (actor === undefined || draft.actors.length > 1) return false;
  if (actor.kind === "unnamed") return actor.country !== null && ORGAN.test(actor.name);
  return draft.basis !== "demonym" && draft.basis !== "pronoun" && actor.kind !== "person" && actor.kind !== "place";
}

/** "his counterpart", "his Chinese counterpart": the holder of the same role on the other side. */
function counterpartAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const noun = [1, 2, 3].map((step) => token + step).find((at) => /^counterparts?$/.test(line.lower[at] ?? ""));
  if (noun === undefined) return null;
  const owner = antecedentOf(spot, (draft) => isPerson(draft) || draft.actors.every(({ role }) => role !== null))?.actors[0];
  const other = spot.known.find((draft) => draft.line === line.at && draft.first > token && draft.last < noun)?.actors[0];
  if (owner === undefined || other?.country === undefined || other.country === null) return null;
  const holder = owner.role === null ? null : findHolder(scene, { actor: other.country, role: owner.role, title: "" });
  const words = line.words.slice(token, noun + 1).join(" ");
  const ref =
    holder === null ? unknownRef(words, { country: other.country, sector: owner.sector, role: owner.role }) : refOf(holder, scene);
  return draftOver(line, [token, noun], { actors: [ref], basis: "definite", confidence: 0.7 });
}

/** "the country", "the group", "the president": who was spoken of last and can be called so. */
function definiteAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const last = nounAt(spot);
  const noun = line.lemmas[last] ?? "";
  const isOne = line.lower[last] === noun;
  const body = isOne && BODY_NOUNS.has(noun) ? bodyBefore(scene, spot, noun) : null;
  if (body !== null) return over(spot, last, body);
  const role = spot.phrases.find((phrase) => phrase.line === line.at && phrase.run.first === token + 1 && phrase.owner === null);
  if (role !== undefined) return definiteRole(scene, spot, role);
  return isOne && STATE_NOUNS.has(noun) ? over(spot, last, stateInFocus(scene, spot, noun)) : null;
}

/** Nouns before which other words may stand, since they mean nothing else: "the island kingdom", "the 27-nation bloc". */
const DESCRIBED = /^(?:country|nation|kingdom|republic|emirate|sheikhdom|regime|junta|bloc|alliance)$/;
/** Words by which somebody else is meant. */
const OTHER =
  /^(?:other|another|neighbouring|neighboring|host|third|foreign|enemy|rival|same|first|next|last|only|own|new|former|old|whole|entire)$/;
const MOST_DESCRIBING = 3;

/** The token of the noun behind "the". */
function nounAt({ line, token, known }: Spot): number {
  for (let at = token + 2; at <= token + 1 + MOST_DESCRIBING; at++) {
    const before = at - 1;
    const isNamed = known.some((draft) => draft.line === line.at && draft.first <= before && before <= draft.last);
    if (isNamed || OTHER.test(line.lower[before] ?? "") || !/^(?:ADJ|NOUN|PROPN|NUM|PUNCT)$/.test(tagOf(line, before) ?? "")) break;
    // "the Andean country": a region's name, of which no table says whose it is, may mean anybody
    if (/^(?:\p{Lu}|[,.;:()"“”]$)/u.test(line.words[before] ?? "")) break;
    if (DESCRIBED.test(line.lower[at] ?? "")) return at;
  }
  return token + 1;
}

/** Who was called so before: "the bloc" and "the alliance" are bodies of some states, "the agency" and "the group" any. */
function bodyBefore(scene: Scene, spot: Spot, noun: string): ActorRef | null {
  const isBloc = BLOCS.has(noun);
  const found = antecedentOf(spot, (draft) => isGroup(draft) && (!isBloc || isOfSomeStates(scene, draft)));
  return found?.actors[0] ?? null;
}

const BLOCS: ReadonlySet<string> = new Set(["bloc", "alliance", "union", "league"]);
/** Bodies of more states than the Organisation of Islamic Cooperation are of the whole world. */
const MOST_STATES = 60;

function isOfSomeStates({ index }: Scene, { actors: [actor] }: Draft): boolean {
  const members = index.membersOf.get(actor?.id ?? "")?.length ?? 0;
  return actor?.kind === "grouping" || (members > 1 && members < MOST_STATES);
}

const isGroup = (draft: Draft): boolean =>
  draft.actors.length === 1 && ["armed group", "organisation", "grouping", "outlet"].includes(draft.actors[0]?.kind ?? "");

function over({ line, token }: Spot, last: number, actor: ActorRef | null): Draft | null {
  return actor === null ? null : draftOver(line, [token, last], { actors: [actor], basis: "definite", confidence: 0.6 });
}

/** "the president": the one of that role named before, else the holder in the country spoken of; "the army": that country's. */
function definiteRole(scene: Scene, spot: Spot, phrase: RolePhrase): Draft | null {
  const { run } = phrase;
  const range: readonly [number, number] = [spot.token, run.last];
  if (run.noun.role !== null && !run.plural) {
    const same = antecedentOf(spot, (draft) => isPerson(draft) && isOfRole(draft.actors[0]?.role ?? null, run.noun.role));
    if (same !== null) return draftOver(spot.line, range, { actors: same.actors, basis: "definite", confidence: 0.7 });
  }
  // "the leader of the strike", "the leaders of both": of somebody else than the state in focus.
  const hasOthers = spot.line.lower[run.last + 1] === "of" && tagOf(spot.line, run.last + 2) !== "VERB";
  if (hasOthers || run.noun.sector === "CVL" || run.noun.sector === "JRN") return null;
  // "the militants": those named before, never of the state in focus where a group was named
  const group = run.noun.sector === "REB" ? antecedentOf(spot, isArmed) : null;
  if (group !== null) return draftOver(spot.line, range, { actors: group.actors, basis: "definite", confidence: 0.6 });
  // "the Netherlands demanded that the rebels leave": nobody's own rebels are told of by his acts abroad
  if (run.noun.sector === "REB" && scene.home === null && scene.countries.size > 1) return null;
  // "the presidents": no state has two
  if (run.plural && run.noun.role !== null && scene.countries.size > 1) return null;
  const focus = run.noun.sector === SPEAKS_FOR_STATE ? stateOfOfficial(scene, spot, phrase) : stateInFocus(scene, spot, run.noun.noun);
  const state = ownerBeside(scene, spot) ?? focus;
  if (state === null) return null;
  const ref = roleRef(spot.line, { actor: state, phrase }, scene);
  return draftOver(spot.line, range, { actors: [ref], basis: "definite", confidence: 0.5 });
}

/** "the Venezuelan government and the opposition": who is joined to somebody of one state is of that state too. */
function ownerBeside(scene: Scene, { line, token, known }: Spot): ActorRef | null {
  if (line.lower[token - 1] !== "and") return null;
  const beside = known.find((draft) => draft.line === line.at && (draft.phrase?.[1] ?? draft.last) === token - 2 && draft.basis === "role");
  const state = scene.index.actorById.get(beside?.actors.length === 1 ? (beside.actors[0]?.country ?? "") : "");
  return state === undefined ? null : { ...refOf(state, scene), sector: null };
}

/** Sector of those who speak and act for a state. */
const SPEAKS_FOR_STATE: Sector = "GOV";

function isArmed({ actors }: Draft): boolean {
  return actors.length === 1 && actors[0]?.kind === "armed group";
}

function isOfRole(role: Role | null, wanted: Role | null): boolean {
  return role === wanted || (wanted === "leader" && HEADS.includes(role));
}

/** "its foreign minister", "his spokesman": the role of whoever the pronoun means. */
export function resolveOwned(scene: Scene, phrase: RolePhrase, drafts: readonly Draft[]): Draft | null {
  const line = scene.lines[phrase.line];
  const token = phrase.owner?.pronoun;
  if (line === undefined || token === null || token === undefined) return null;
  const pronoun = drafts.find((draft) => draft.line === line.at && draft.first === token && draft.basis === "pronoun");
  const actor = pronoun?.actors[0];
  if (actor === undefined) return null;
  const ref = roleRef(line, { actor, phrase }, scene);
  return draftOver(line, [token + 1, phrase.run.last], { actors: [ref], basis: "role", confidence: 0.6 });
}

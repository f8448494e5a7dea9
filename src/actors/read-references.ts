import type { ActorRef, Role } from "../model/index.ts";
import { draftOver, refOf, unknownRef } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { findHolder } from "./find-holder.ts";
import { relationOf } from "./line.ts";
import type { Line } from "./line.ts";
import type { RolePhrase } from "./read-roles.ts";
import { roleRef } from "./read-roles.ts";

/** How many sentences back a word may point. */
const REACH = 3;
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
const PAIR_NOUNS: ReadonlySet<string> = new Set(
  "country nation side state government leader president neighbour neighbor power ally party capital foe rival minister people korea adversary archfoe enemy regime".split(
    " ",
  ),
);
const PERSON_NOUNS: ReadonlySet<string> = new Set(["leader", "president", "minister", "man", "diplomat"]);

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
    for (let token = 0; token < line.words.length; token++) {
      if (known.some((draft) => draft.line === line.at && draft.first <= token && token <= draft.last)) continue;
      const draft = referenceAt(scene, { line, token, known, made, phrases: input.phrases });
      if (draft !== null) made.push(draft);
    }
  }
  return made;
}

interface Spot {
  readonly line: Line;
  readonly token: number;
  readonly known: readonly Draft[];
  readonly made: readonly Draft[];
  readonly phrases: readonly RolePhrase[];
}

function referenceAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const word = line.lower[token] ?? "";
  if (PERSONAL.has(word)) return counterpartAt(scene, spot) ?? single(spot, isPerson, "pronoun");
  if (NEUTER.has(word)) return single(spot, isBody, "pronoun");
  if (PLURAL.has(word)) return single(spot, isMany, "pronoun");
  const pair = pairAt(scene, spot);
  if (pair !== null) return pair;
  return word === "the" ? definiteAt(scene, spot) : null;
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

function isBody(draft: Draft): boolean {
  const [actor] = draft.actors;
  if (actor === undefined || draft.actors.length > 1) return false;
  return (
    draft.basis !== "demonym" && draft.basis !== "pronoun" && actor.kind !== "person" && actor.kind !== "place" && actor.kind !== "unnamed"
  );
}

/**
 * The mention that a pronoun means: in its own sentence the nearest subject before it, else in the sentences before the latest subject, else
 * the latest that fits. Subjects go first because news keeps its topic there.
 */
function antecedentOf({ line, token, known, made }: Spot, fits: (draft: Draft) => boolean): Draft | null {
  const fitting = [...known, ...made.filter((draft) => draft.basis !== "both")].filter(
    (draft) => fits(draft) || (draft.basis === "pronoun" && fits({ ...draft, basis: "name" })),
  );
  for (let back = 0; back <= REACH; back++) {
    const here = fitting.filter((draft) => draft.line === line.at - back && (back > 0 || draft.last < token));
    const subjects = here.filter((draft) => isSubject(draft, line, back));
    const best = back === 0 ? (subjects.at(-1) ?? here.at(-1)) : (subjects[0] ?? here[0]);
    const ahead = back === 0 && best === undefined ? subjectAhead(line, token, fitting) : undefined;
    if (best !== undefined || ahead !== undefined) return best ?? ahead ?? null;
  }
  return null;
}

/** "In *his* letter, Mr Kim said": a possessive in a phrase before the main subject means that subject. */
function subjectAhead(line: Line, token: number, fitting: readonly Draft[]): Draft | undefined {
  if (relationOf(line, token) !== "nmod:poss") return undefined;
  return fitting.find((draft) => draft.line === line.at && draft.first > token && isSubject(draft, line, 0));
}

function isSubject(draft: Draft, here: Line, back: number): boolean {
  if (back > 0 || here.tree === null) return draft.first < 6;
  const [first, last] = draft.phrase ?? [draft.first, draft.last];
  for (let token = first; token <= last; token++) {
    const relation = relationOf(here, token);
    if (relation === "nsubj" || relation === "nsubj:pass") return true;
  }
  return false;
}

/** "his counterpart", "his Chinese counterpart": the holder of the same role on the other side. */
function counterpartAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const noun = [1, 2, 3].map((step) => token + step).find((at) => /^counterparts?$/.test(line.lower[at] ?? ""));
  if (noun === undefined) return null;
  const owner = antecedentOf(spot, isPerson)?.actors[0];
  const other = spot.known.find((draft) => draft.line === line.at && draft.first > token && draft.last < noun)?.actors[0];
  if (owner === undefined || other?.country === undefined || other.country === null) return null;
  const holder = owner.role === null ? null : findHolder(scene, { actor: other.country, role: owner.role, title: "" });
  const words = line.words.slice(token, noun + 1).join(" ");
  const ref =
    holder === null ? unknownRef(words, { country: other.country, sector: owner.sector, role: owner.role }) : refOf(holder, scene);
  return draftOver(line, [token, noun], { actors: [ref], basis: "definite", confidence: 0.7 });
}

/** "both countries", "the two sides", "the two leaders": the two of whom the sentences before speak most and latest. */
function pairAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const word = line.lower[token] ?? "";
  const start =
    word === "both"
      ? token + 1
      : word === "the" && line.lower[token + 1] === "two"
        ? token + 2
        : word === "two" && line.lower[token - 1] !== "the" && token === 0
          ? token + 1
          : -1;
  if (start < 0) return null;
  const noun = [start, start + 1, start + 2].find((at) => PAIR_NOUNS.has(line.lemmas[at] ?? ""));
  if (noun === undefined || spot.known.some((draft) => draft.line === line.at && draft.first >= token && draft.last < noun)) return null;
  const persons = PERSON_NOUNS.has(line.lemmas[noun] ?? "");
  const actors = persons ? latestTwo(spot, (actor) => (actor.kind === "person" ? actor.name : null)) : latestStates(scene, spot);
  if (actors.length !== 2) return null;
  return draftOver(line, [token, noun], { actors, basis: "both", confidence: 0.7 });
}

function latestStates(scene: Scene, spot: Spot): readonly ActorRef[] {
  const pair = latestTwo(spot, (actor) => (actor.kind === "place" ? null : actor.country));
  return pair.flatMap((actor) => {
    const state = actor.country === null ? undefined : scene.index.actorById.get(actor.country);
    return state === undefined ? [] : [refOf(state, scene)];
  });
}

/** The two with the greatest weight, where a mention counts half for every sentence that it lies back. In the order in which they were named. */
function latestTwo({ line, token, known }: Spot, keyOf: (actor: ActorRef) => string | null): readonly ActorRef[] {
  const weights = new Map<string, { weight: number; actor: ActorRef }>();
  for (const draft of known) {
    const back = line.at - draft.line;
    if (back < 0 || back > REACH + 2 || (back === 0 && draft.first > token)) continue;
    for (const actor of draft.actors) {
      const key = keyOf(actor);
      if (key === null) continue;
      const there = weights.get(key) ?? { weight: 0, actor };
      weights.set(key, { weight: there.weight + 0.5 ** back, actor: there.actor });
    }
  }
  return [...weights.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 2)
    .map(({ actor }) => actor);
}

/** "the country", "the group", "the president": who was spoken of last and can be called so. */
function definiteAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const role = spot.phrases.find((phrase) => phrase.line === line.at && phrase.run.first === token + 1 && phrase.owner === null);
  if (role !== undefined) return definiteRole(scene, spot, role);
  const lemma = line.lemmas[token + 1] ?? "";
  if (line.lower[token + 1] !== lemma) return null;
  if (STATE_NOUNS.has(lemma)) return over(spot, token + 1, stateInFocus(scene, spot));
  if (BODY_NOUNS.has(lemma)) return over(spot, token + 1, antecedentOf(spot, isGroup)?.actors[0] ?? null);
  return null;
}

const isGroup = (draft: Draft): boolean =>
  draft.actors.length === 1 && ["armed group", "organisation", "grouping", "outlet"].includes(draft.actors[0]?.kind ?? "");

function over({ line, token }: Spot, last: number, actor: ActorRef | null): Draft | null {
  return actor === null ? null : draftOver(line, [token, last], { actors: [actor], basis: "definite", confidence: 0.6 });
}

function stateInFocus(scene: Scene, spot: Spot): ActorRef | null {
  const found = antecedentOf(
    spot,
    (draft) => draft.actors.length === 1 && draft.actors[0]?.country != null && draft.actors[0].kind !== "outlet",
  );
  const state = scene.index.actorById.get(found?.actors[0]?.country ?? "");
  return state === undefined ? null : { ...refOf(state, scene), sector: null };
}

/** "the president": the one of that role named before, else the holder in the country spoken of; "the army": that country's. */
function definiteRole(scene: Scene, spot: Spot, phrase: RolePhrase): Draft | null {
  const { run } = phrase;
  const range: readonly [number, number] = [spot.token, run.last];
  if (run.noun.role !== null && !run.plural) {
    const same = antecedentOf(spot, (draft) => isPerson(draft) && isOfRole(draft.actors[0]?.role ?? null, run.noun.role));
    if (same !== null) return draftOver(spot.line, range, { actors: same.actors, basis: "definite", confidence: 0.7 });
  }
  if (run.noun.sector === "CVL" || run.noun.sector === "JRN") return null;
  const state = stateInFocus(scene, spot);
  if (state === null) return null;
  const ref = roleRef(spot.line, { actor: state, phrase }, scene);
  return draftOver(spot.line, range, { actors: [ref], basis: "definite", confidence: 0.5 });
}

function isOfRole(role: Role | null, wanted: Role | null): boolean {
  if (role === wanted) return true;
  return wanted === "leader" && (role === "head of state" || role === "head of government");
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

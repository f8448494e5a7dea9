import { range } from "../lib/range.ts";
import type { ActorRef } from "../model/index.ts";
import { counterpartsOf } from "./find-counterparts.ts";
import { refOf } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { REACH, antecedentOf } from "./find-antecedent.ts";
import type { Spot } from "./find-antecedent.ts";
import { headOf, relationOf, topOf } from "./line.ts";
import type { RolePhrase } from "./read-roles.ts";

/** Forms of state that a state's official name tells: "the kingdom" is no republic. */
const FORMS: Readonly<Record<string, RegExp>> = {
  kingdom: /kingdom/i,
  republic: /republic/i,
  emirate: /state of (?:qatar|kuwait)/i,
  sheikhdom: /emirates?|state of (?:qatar|kuwait)|bahrain/i,
};

/** The state that "the country", "the junta" or "the kingdom" means: one that was called so before, else the one in focus. */
export function stateInFocus(scene: Scene, spot: Spot, noun: string): ActorRef | null {
  const isRare = RARE.test(noun);
  const beside = isRare ? namedBehind(spot) : new Set();
  const isOfForm = (country: string): boolean =>
    FORMS[noun] === undefined || scene.index.actorById.get(country)?.names.some(({ name }) => FORMS[noun]?.test(name)) === true;
  const fits = ({ actors: [actor, ...others] }: Draft): boolean => {
    const country = actor?.kind === "outlet" ? null : (actor?.country ?? null);
    return others.length === 0 && country !== null && isOfForm(country) && !beside.has(country);
  };
  const apart = (draft: Draft): boolean => fits(draft) && !(draft.line === spot.line.at && isSubject(scene, draft));
  const found =
    calledSo(scene, spot, { noun, fits }) ??
    (isRare ? subjectBefore(scene, spot, fits) : null) ??
    (isObject(spot) ? antecedentOf(spot, apart) : null) ??
    antecedentOf(spot, fits);
  const state = scene.index.actorById.get(found?.actors[0]?.country ?? "");
  return state === undefined ? null : { ...refOf(state, scene), sector: null };
}

/**
 * Whose "the foreign minister" or "the ministry" is that acts: one that was called so before, else the state that is the subject of a sentence
 * before, else whoever was named last. Whom it acts on is somebody else.
 */
export function stateOfOfficial(scene: Scene, spot: Spot, phrase: RolePhrase): ActorRef | null {
  const others = counterpartsOf(spot.line, phrase.run.last, spot.known);
  const fits = ({ actors: [actor, ...more] }: Draft): boolean => {
    const country = actor?.kind === "outlet" ? null : (actor?.country ?? null);
    return more.length === 0 && country !== null && !others.has(country);
  };
  const found = calledSo(scene, spot, { noun: phrase.run.noun.noun, fits }) ?? subjectBefore(scene, spot, fits) ?? antecedentOf(spot, fits);
  const state = scene.index.actorById.get(found?.actors[0]?.country ?? "");
  return state === undefined ? null : { ...refOf(state, scene), sector: null };
}

/** "Japan sent engineers to help the country", "eased sanctions on the country": whom something is done to is not who does it, where anybody else fits. */
function isObject({ line, token }: Spot): boolean {
  const noun = [token + 1, token + 2, token + 3].find((at) => !/^(?:amod|compound)$/.test(relationOf(line, at) ?? "")) ?? token + 1;
  const isToward = /^(?:on|upon|against|to|toward|towards|from|with)$/.test(line.lower[token - 1] ?? "");
  return /^i?obj$/.test(relationOf(line, noun) ?? "") || (isToward && /^(?:nmod|obl)$/.test(relationOf(line, noun) ?? ""));
}

/** "The junta accused Benin": who is named behind in the same sentence, and not before, is somebody else. */
function namedBehind({ line, token, known }: Spot): ReadonlySet<string> {
  const here = known.filter((draft) => draft.line === line.at);
  const countriesOf = (drafts: readonly Draft[]): readonly string[] =>
    drafts.flatMap(({ actors }) => actors.flatMap(({ country }) => country ?? []));
  const before = new Set(countriesOf(here.filter(({ first }) => first < token)));
  return new Set(countriesOf(here.filter(({ first }) => first > token)).filter((country) => !before.has(country)));
}

interface Wanted {
  readonly noun: string;
  readonly fits: (draft: Draft) => boolean;
}

/** A noun that names somebody goes on naming him for so many sentences: "Niger's junta … the junta". */
const CALLED_REACH = 8;
/** Nouns that are said of few states go with the subject of the sentence before; "the country" and "the army" as often with others there. */
const RARE = /^(?:junta|regime|kingdom|republic|emirate|sheikhdom)$/;
/** Nouns that are said of any state alike tell nothing by being repeated. */
const COMMON = /^(?:|country|nation|state|government|superpower)$/;

function calledSo(scene: Scene, { line, token, known, made }: Spot, { noun, fits }: Wanted): Draft | null {
  if (COMMON.test(noun)) return null;
  const before = [...known, ...made]
    .filter((draft) => draft.line >= line.at - CALLED_REACH && (draft.line < line.at || (draft.line === line.at && draft.last < token)))
    .toSorted((a, b) => a.line - b.line || a.first - b.first);
  return before.findLast((draft) => scene.lines[draft.line]?.lemmas[draft.phrase?.[1] ?? draft.last] === noun && fits(draft)) ?? null;
}

/** The last subject that fits in the sentences before, as the tree has it, where this sentence names none that does. */
function subjectBefore(scene: Scene, { line, token, known, made }: Spot, fits: (draft: Draft) => boolean): Draft | null {
  const near = [...known, ...made].filter(fits);
  if (near.some((draft) => draft.line === line.at && draft.last < token)) return null;
  for (let at = line.at - 1; at >= line.at - REACH; at--) {
    const here = near.filter((draft) => draft.line === at);
    const subject = here.find((draft) => isMainSubject(scene, draft)) ?? here.findLast((draft) => isSubject(scene, draft));
    if (subject !== undefined) return subject;
    if (here.length > 0) return null;
  }
  return null;
}

function isSubject({ lines }: Scene, draft: Draft): boolean {
  const line = lines[draft.line];
  const [first, last] = draft.phrase ?? [draft.first, draft.last];
  return line !== undefined && range(first, last + 1).some((token) => /^nsubj/.test(relationOf(line, token) ?? ""));
}

/** The subject of the sentence's own verb, or whose it is: "Israeli commandos stormed a ship", "Turkey's lira fell". */
function isMainSubject({ lines }: Scene, draft: Draft): boolean {
  const line = lines[draft.line];
  if (line === undefined) return false;
  const [first, last] = draft.phrase ?? [draft.first, draft.last];
  const top = topOf(line, first, last);
  const noun = /^(?:nmod:poss|amod|compound)$/.test(relationOf(line, top) ?? "") ? headOf(line, top) : top;
  return /^nsubj/.test(relationOf(line, noun) ?? "") && relationOf(line, headOf(line, noun)) === "root";
}

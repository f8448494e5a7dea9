import { range } from "../lib/range.ts";
import type { ActorRef } from "../model/index.ts";
import { draftOver, refOf, unknownRef } from "./draft.ts";
import type { Draft, NamedDraft, Scene } from "./draft.ts";
import { findOwner } from "./find-owner.ts";
import type { Owner } from "./find-owner.ts";
import { findRoles } from "./find-roles.ts";
import type { RoleRun } from "./find-roles.ts";
import { findHolder } from "./find-holder.ts";
import type { Line } from "./line.ts";

/** A role in its sentence, with its owner. */
export interface RolePhrase {
  readonly line: number;
  readonly run: RoleRun;
  readonly owner: Owner | null;
  /** Tokens of the whole phrase. */
  readonly first: number;
  readonly last: number;
  /** Tokens of the one owner that is meant of several. */
  readonly own?: readonly [number, number];
}

export function readRoles(line: Line, named: readonly NamedDraft[], scene: Scene): readonly RolePhrase[] {
  const taken = new Set(named.filter((draft) => draft.use !== "surname").flatMap(({ first, last }) => range(first, last + 1)));
  return findRoles(line, { index: scene.index, taken }).map((run) => {
    const owner = findOwner(line, run, named);
    return {
      line: line.at,
      run,
      owner,
      first: Math.min(owner?.first ?? run.first, run.first),
      last: Math.max(owner?.last ?? run.last, run.last),
    };
  });
}

/** Collectives that are the state itself as it acts. */
const GOVERNMENT: ReadonlySet<string> = new Set(["government", "administration", "regime", "authority", "leadership", "state", "side"]);

/** The mention that a role with an owner is when no name follows it: its holder, the government, or somebody of that country and sector. */
export function roleDraft(line: Line, phrase: RolePhrase, scene: Scene): Draft | null {
  const { run, owner } = phrase;
  const actors =
    owner === null
      ? alwaysHeld(line, phrase, scene)
      : owner.drafts.flatMap((draft) => draft.actors.map((actor) => roleRef(line, { actor, phrase: ofOne(phrase, draft) }, scene)));
  if (actors.length === 0) return null;
  const confidence = actors.some((actor) => actor.id === null) ? 0.75 : 0.8;
  return draftOver(line, [phrase.first, phrase.last], { actors, basis: "role", confidence, phrase: [run.first, run.last] });
}

/** "the pope": whoever holds an office that there is but once. */
function alwaysHeld(line: Line, phrase: RolePhrase, scene: Scene): readonly ActorRef[] {
  const owner = phrase.run.plural ? undefined : scene.index.actorById.get(phrase.run.noun.of ?? "");
  return owner === undefined ? [] : [roleRef(line, { actor: refOf(owner, scene), phrase }, scene)];
}

/** "French and German foreign ministers": of several owners each has one of them, so that nobody is fused from two. */
function ofOne(phrase: RolePhrase, owner: NamedDraft): RolePhrase {
  if ((phrase.owner?.drafts.length ?? 0) < 2) return phrase;
  const isSingle = phrase.run.noun.single && phrase.run.noun.role !== null;
  return { ...phrase, own: [owner.first, owner.last], run: { ...phrase.run, plural: phrase.run.plural && !isSingle } };
}

export function roleRef(line: Line, { actor, phrase }: { readonly actor: ActorRef; readonly phrase: RolePhrase }, scene: Scene): ActorRef {
  const { run } = phrase;
  const ownerId = ownerIdOf(actor);
  if (run.noun.single && !run.former && !run.plural && ownerId !== null) {
    const holder = findHolder(scene, { actor: ownerId, role: run.noun.role, title: run.noun.noun });
    if (holder !== null) return refOf(holder, scene);
  }
  const isState = ownerId !== null && (actor.kind === "state" || actor.kind === "unrecognised state" || actor.kind === "person");
  const isCapital =
    actor.kind === "place" &&
    ownerId !== null &&
    scene.index.actorById.get(ownerId)?.names.some(({ kind, name }) => kind === "capital" && name === actor.name) === true;
  if ((isState || isCapital) && ownerId !== null && GOVERNMENT.has(run.noun.noun)) {
    const state = scene.index.actorById.get(ownerId);
    if (state !== undefined) return { ...refOf(state, scene), sector: "GOV" };
  }
  const words = wordsOf(line, phrase);
  const sector = run.former ? "ELI" : sectorFor(actor, run);
  const role = run.former ? null : run.noun.role;
  if (!isState && actor.id !== null && actor.kind !== "place") return { ...actor, sector, role };
  return unknownRef(words, { country: actor.country, sector, role });
}

function wordsOf(line: Line, { first, last, own, run }: RolePhrase): string {
  const { words } = line.sentence;
  const tokens =
    own === undefined ? words.slice(first, last + 1) : [...words.slice(own[0], own[1] + 1), ...words.slice(run.first, run.last + 1)];
  return tokens.join(" ").replaceAll(/ (['’]s?)/g, "$1");
}

/** Whose office it is: the state that a person, organ or place acts for, else the organisation itself. */
function ownerIdOf(actor: ActorRef): string | null {
  if (["organisation", "armed group", "grouping", "organ"].includes(actor.kind)) return actor.id;
  return actor.country;
}

/** "Hamas officials" stay rebels, "NATO troops" are of an organisation; a state's people have their own branch. */
function sectorFor(actor: ActorRef, run: RoleRun): ActorRef["sector"] {
  if (actor.kind === "organisation") return run.sector === "GOV" || run.sector === "IGO" ? (actor.sector ?? run.sector) : run.sector;
  if (actor.kind === "armed group" || (actor.kind === "organ" && run.sector === "GOV")) return actor.sector ?? run.sector;
  return run.sector;
}

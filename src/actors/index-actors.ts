import type { Actor, ActorId, ActorName, ActorTables, RoleNoun, Term } from "../model/index.ts";
import { foldWord, keysOfName, startsWithCapital } from "./fold-word.ts";
import { singular } from "./singular.ts";
import { spellingsOf } from "./spell-variants.ts";

/** One thing that a name may mean. */
export interface NameReading {
  readonly actor: Actor;
  readonly name: ActorName;
}

/** What the index keeps of a spelling: how it must be written and what it may mean. */
export interface NameEntry extends NameReading {
  /** The name as a writer would put it, without full stops: an "exact" name must be written so. */
  readonly written: string;
  /** "the West" but never "West": the article must stand before it. The mention leaves it out. */
  readonly needsThe: boolean;
}

/** What begins with one key. */
export interface NameStart {
  /** Second keys of its names of several, each with the number of keys of the longest name that goes on so; null when all have one. */
  readonly seconds: ReadonlyMap<string, number> | null;
}

/** The tables, prepared once for matching and resolving. Nothing in it changes afterwards. */
export interface ActorIndex {
  readonly tables: ActorTables;
  readonly actorById: ReadonlyMap<ActorId, Actor>;
  /** Folded keys joined by blanks ("kim jong un") to what they may mean. */
  readonly entries: ReadonlyMap<string, readonly NameEntry[]>;
  /** First key of any name to what may follow, so that hardly any word is looked at twice. */
  readonly starts: ReadonlyMap<string, NameStart>;
  /** Those of `starts` that may be written with a small letter ("russian", "al-Qaeda"): few, so that most words fail fast. */
  readonly smallStarts: ReadonlyMap<string, NameStart>;
  readonly termsByPerson: ReadonlyMap<ActorId, readonly Term[]>;
  readonly termsByActor: ReadonlyMap<ActorId, readonly Term[]>;
  /** Folded surname to the persons who bear it. */
  readonly bearers: ReadonlyMap<string, readonly Actor[]>;
  /** First keys of surnames of several words: "de" of "De Gucht". */
  readonly surnameStarts: ReadonlySet<string>;
  /** Surnames that are given names of others too ("Hassan") or words of the language: trusted only with a title or their country. */
  readonly commonSurnames: ReadonlySet<string>;
  /** Last lemma of a role noun to the nouns that end so, longest first. */
  readonly roleNouns: ReadonlyMap<string, readonly (RoleNoun & { readonly keys: readonly string[] })[]>;
  /** Organisation or grouping to its members. */
  readonly membersOf: ReadonlyMap<ActorId, readonly Actor[]>;
  /** States that few recognise, for descriptions without a name. */
  readonly unrecognised: readonly Actor[];
}

/**
 * Prepares the tables for `matchNames` and `resolveMentions`. Costs some tens of milliseconds: do it once a thread.
 *
 * @example const index = indexActors(tables.actors)
 */
export function indexActors(tables: ActorTables): ActorIndex {
  const entries = new Map<string, NameEntry[]>();
  const starts = new Map<string, Start>();
  const smallStarts = new Map<string, Start>();
  for (const actor of tables.actors) for (const name of actor.names) addName({ entries, starts, smallStarts }, actor, name);
  const bearers = indexSurnames(tables.actors);
  return {
    tables,
    actorById: new Map(tables.actors.map((actor) => [actor.id, actor])),
    entries,
    starts,
    smallStarts,
    termsByPerson: groupBy(tables.terms, (term) => term.person),
    termsByActor: groupBy(tables.terms, (term) => term.actor),
    bearers,
    surnameStarts: new Set([...bearers.keys()].filter((key) => key.includes(" ")).map((key) => key.slice(0, key.indexOf(" ")))),
    commonSurnames: gatherCommonSurnames(tables),
    roleNouns: indexRoleNouns(tables.roleNouns),
    membersOf: indexMembers(tables.actors),
    unrecognised: tables.actors.filter((actor) => actor.kind === "unrecognised state"),
  };
}

interface NameMaps {
  readonly entries: Map<string, NameEntry[]>;
  readonly starts: Map<string, Start>;
  readonly smallStarts: Map<string, Start>;
}

/** A `NameStart` in the making. */
interface Start {
  seconds: Map<string, number> | null;
}

/** Adds a name under all its spellings. Names of plain letters, which are most, are neither split nor joined: there are tens of thousands. */
function addName(maps: NameMaps, actor: Actor, name: ActorName): void {
  if (name.kind === "surname") return;
  if (actor.kind !== "person" && PLAIN.test(name.name)) {
    addSpelling(maps, name.name.toLowerCase(), { actor, name, written: name.name, needsThe: false });
    return;
  }
  const all = keysOfName(name.name);
  const article = all[0] === "the" && all.length > 1;
  const entry: NameEntry = { actor, name, written: writtenOf(name.name, article), needsThe: article && all.length === 2 };
  for (const keys of spellingsOf(article ? all.slice(1) : all, actor)) addSpelling(maps, keys.join(" "), entry);
}

/** Letters of English words, parted by blanks, without an article before them. */
const PLAIN = /^(?!the )[a-z\d]+(?: [a-z\d]+)*$/i;

function addSpelling({ entries, starts, smallStarts }: NameMaps, key: string, entry: NameEntry): void {
  if (key === "") return;
  const there = entries.get(key);
  if (there === undefined) entries.set(key, [entry]);
  else if (!there.some((other) => isSameEntry(other, entry))) there.push(entry);
  const end = key.indexOf(" ");
  const first = end < 0 ? key : key.slice(0, end);
  const start = startOf(starts, first);
  if (entry.name.kind === "adjective" || !startsWithCapital(entry.written)) smallStarts.set(first, start);
  if (end < 0) return;
  const next = key.indexOf(" ", end + 1);
  const second = next < 0 ? key.slice(end + 1) : key.slice(end + 1, next);
  let count = 2;
  for (let at = next; at >= 0; at = key.indexOf(" ", at + 1)) count++;
  start.seconds ??= new Map();
  if ((start.seconds.get(second) ?? 0) < count) start.seconds.set(second, count);
}

function startOf(starts: Map<string, Start>, first: string): Start {
  const there = starts.get(first);
  if (there !== undefined) return there;
  const start: Start = { seconds: null };
  starts.set(first, start);
  return start;
}

function writtenOf(name: string, article: boolean): string {
  const bare = name.includes(".") ? name.replaceAll(".", "") : name;
  return article ? bare.replace(/^the /i, "") : bare;
}

function isSameEntry(a: NameEntry, b: NameEntry): boolean {
  return a.actor === b.actor && a.name.kind === b.name.kind && a.written === b.written && a.name.from === b.name.from;
}

function indexMembers(actors: readonly Actor[]): ReadonlyMap<ActorId, readonly Actor[]> {
  const members = new Map<ActorId, Actor[]>();
  for (const actor of actors) {
    for (const link of actor.links) {
      if (link.kind !== "member of") continue;
      const there = members.get(link.to);
      if (there === undefined) members.set(link.to, [actor]);
      else there.push(actor);
    }
  }
  return members;
}

function indexSurnames(actors: readonly Actor[]): ReadonlyMap<string, readonly Actor[]> {
  const bearers = new Map<string, Actor[]>();
  for (const actor of actors) {
    if (actor.kind !== "person") continue;
    for (const { kind, name } of actor.names) {
      if (kind !== "surname") continue;
      for (const keys of spellingsOf(keysOfName(name), actor)) {
        const key = keys.join(" ");
        const there = bearers.get(key);
        if (there === undefined) bearers.set(key, [actor]);
        else if (!there.includes(actor)) there.push(actor);
      }
    }
  }
  return bearers;
}

/** Given names come first, except where families do. */
function gatherCommonSurnames(tables: ActorTables): ReadonlySet<string> {
  const common = new Set(tables.ambiguousSurnames);
  for (const actor of tables.actors) {
    if (actor.kind !== "person") continue;
    const keys = keysOfName(actor.name);
    const [given] = keys;
    const isSurname = actor.names.some(({ kind, name }) => kind === "surname" && keysOfName(name)[0] === given);
    if (given !== undefined && keys.length > 1 && !isSurname) common.add(given);
  }
  return common;
}

function indexRoleNouns(nouns: readonly RoleNoun[]): ActorIndex["roleNouns"] {
  const rows = nouns.map((noun) => ({ ...noun, keys: noun.noun.split(/[ -]/).map((word) => singular(foldWord(word))) }));
  rows.sort((a, b) => b.keys.length - a.keys.length);
  return groupBy(rows, (row) => row.keys.at(-1) ?? "");
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, keyOf);
}

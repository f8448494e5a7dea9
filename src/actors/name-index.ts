import type { Actor, ActorName } from "../model/index.ts";
import { keysOfName, startsWithCapital } from "./fold-word.ts";
import { bareKeys, firstKeysOf, formsOf, spellingsOf } from "./spell-variants.ts";
import { writtenOf } from "./written-name.ts";

/** One thing that a name may mean. */
export interface NameReading {
  readonly actor: Actor;
  readonly name: ActorName;
}

/** One way to write names, and all that it may mean, in the order of the tables. */
export interface Spelling {
  readonly keys: readonly string[];
  readonly readings: readonly NameReading[];
  /** Persons whose surname alone it is. */
  readonly bearers: readonly NameReading[];
}

/** What begins with one key. */
export interface NameStart {
  /** The longest first. */
  readonly spellings: readonly Spelling[];
  /** Whether a person's given name is so; given names come first, except where families do. */
  readonly isGivenName: boolean;
}

/**
 * Every name by its first key. Names that begin alike are spelled out when that key is met for the first time: a text meets hundreds of the
 * first keys and the tables have tens of thousands, and spelling all of them out was half of the time until the tables were ready.
 */
export interface NameIndex {
  /** Number of the start of each first key. */
  readonly starts: ReadonlyMap<string, number>;
  /** Those of `starts` that may be written with a small letter ("russian", "al-Qaeda"): few, so that most words fail fast. */
  readonly smallStarts: ReadonlyMap<string, number>;
  /** How many names there are, each as often as it has first keys. */
  readonly size: number;
  readonly startAt: (start: number) => NameStart;
}

/** Columns, since an object for each of tens of thousands of names costs more than all else. */
interface NameColumns {
  readonly starts: Map<string, number>;
  readonly smallStarts: Map<string, number>;
  /** Start to the last of its names, and name to the one before it; -1 ends. */
  readonly last: number[];
  readonly before: number[];
  readonly actors: Actor[];
  readonly names: ActorName[];
}

export function indexNames(actors: readonly Actor[]): NameIndex {
  const columns: NameColumns = { starts: new Map(), smallStarts: new Map(), last: [], before: [], actors: [], names: [] };
  for (const actor of actors) for (const name of actor.names) addName(columns, actor, name);
  const { starts, smallStarts } = columns;
  const met: (NameStart | undefined)[] = Array.from(starts, () => undefined);
  const keys = [...starts.keys()];
  return {
    starts,
    smallStarts,
    size: columns.names.length,
    startAt: (start) => (met[start] ??= spellOut(readingsFrom(columns, start), keys[start] ?? "")),
  };
}

/** All that the keys mean as one name; null where no name is so. */
export function findSpelling(names: NameIndex, keys: readonly string[]): Spelling | null {
  const start = names.starts.get(keys[0] ?? "");
  if (start === undefined) return null;
  return names.startAt(start).spellings.find((spelling) => isSame(spelling.keys, keys)) ?? null;
}

/** Whether a person's given name is so. */
export function isGivenName(names: NameIndex, key: string): boolean {
  const start = names.starts.get(key);
  return start !== undefined && names.startAt(start).isGivenName;
}

function addName(columns: NameColumns, actor: Actor, name: ActorName): void {
  const isSmall = name.kind === "adjective" || (name.kind !== "surname" && mayBeSmall(name));
  for (const key of firstKeysOf(name.name, actor)) {
    const start = columns.starts.get(key) ?? columns.last.push(-1) - 1;
    columns.starts.set(key, start);
    if (isSmall) columns.smallStarts.set(key, start);
    columns.before.push(columns.last[start] ?? -1);
    columns.actors.push(actor);
    columns.last[start] = columns.names.push(name) - 1;
  }
}

function mayBeSmall(name: ActorName): boolean {
  return !startsWithCapital(name.name) && !startsWithCapital(writtenOf(name));
}

function spellOut(all: readonly NameReading[], first: string): NameStart {
  const spellings = new Map<
    string,
    { readonly keys: readonly string[]; readonly readings: NameReading[]; readonly bearers: NameReading[] }
  >();
  for (const reading of all) {
    for (const keys of formsOf(reading.name.name, reading.actor).flatMap((form) => spellingsOf(bareKeys(form), reading.actor))) {
      if (keys[0] !== first) continue;
      const key = keys.join(" ");
      const spelling = spellings.get(key) ?? { keys, readings: [], bearers: [] };
      spellings.set(key, spelling);
      const there = reading.name.kind === "surname" ? spelling.bearers : spelling.readings;
      if (!there.some((other) => isSameReading(other, reading))) there.push(reading);
    }
  }
  return {
    spellings: [...spellings.values()].sort((a, b) => b.keys.length - a.keys.length),
    isGivenName: all.some((reading) => isGiven(first, reading)),
  };
}

/** Whether the person's name begins with the key and no surname of the person does. */
function isGiven(key: string, { actor, name }: NameReading): boolean {
  if (actor.kind !== "person" || name.name !== actor.name) return false;
  const keys = keysOfName(name.name);
  return keys.length > 1 && keys[0] === key && !actor.names.some((other) => other.kind === "surname" && keysOfName(other.name)[0] === key);
}

function readingsFrom({ last, before, actors, names }: NameColumns, start: number): readonly NameReading[] {
  const readings: NameReading[] = [];
  for (let at = last[start] ?? -1; at >= 0; at = before[at] ?? -1) {
    const [actor, name] = [actors[at], names[at]];
    if (actor !== undefined && name !== undefined) readings.push({ actor, name });
  }
  return readings.toReversed();
}

function isSameReading(a: NameReading, b: NameReading): boolean {
  if (a.actor !== b.actor || a.name.kind !== b.name.kind) return false;
  return a.name.kind === "surname" || (a.name.from === b.name.from && writtenOf(a.name) === writtenOf(b.name));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at]);
}

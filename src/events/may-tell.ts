import { ANYTHING } from "./anything.ts";
import { quadOf } from "../model/index.ts";
import type { ActRow, OperatorRow, PloverType, RuleTables } from "../model/index.ts";
import { formsOf } from "./inflect.ts";
import { isGiving } from "./is-giving.ts";

/** What a row asks of a sentence beside a form of its trigger's head word. */
interface Asked {
  /** Sets of forms of which there must be one each: of particles and modifiers. */
  readonly companions: readonly ReadonlySet<string>[];
  /** Of which there must be one; null where any noun may be. */
  readonly nouns: Nouns | null;
  /** Names of these stand for one of the nouns. */
  readonly named: readonly string[];
  /** Whether one party that is known is enough: for conflict, and for what needs no recipient. */
  readonly oneParty: boolean;
}

/** Nouns by the forms of their head words, each with the other words of the phrases that it heads: none, or "martial" for "law". */
type Nouns = ReadonlyMap<string, readonly (readonly string[])[]>;

/** What must stand in a sentence for some row to fire, by each form of a trigger's head word. */
export type Telling = ReadonlyMap<string, readonly Asked[]>;

interface Words {
  /** Of which each act's row asks for one, by its id. */
  readonly objects: ReadonlyMap<string, ReadonlySet<string>>;
  readonly things: readonly { readonly words: ReadonlySet<string> }[];
  /** Keys of words that report a clause. */
  readonly speech: Iterable<string>;
}

/**
 * Indexes acts and operators. A trigger of several words needs the others too, and a verb whose row asks for objects one of these. An operator tells
 * something by itself where it has a code of its own, or beside a thing where it is about giving; the acts that it wraps are found by themselves.
 */
export function indexTelling(tables: RuleTables, { objects, things, speech }: Words): Telling {
  const { acts, operators, forms, cameo } = tables;
  const telling = new Map<string, Asked[]>();
  const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap((word) => formsOf(word, forms)));
  const add = (form: string, asked: Asked): void => void telling.set(form, [...(telling.get(form) ?? []), asked]);
  const addRow = ({ triggers }: ActRow | OperatorRow, { oneParty, nounsFor, named = [] }: RowAsks): void => {
    for (const { head, part, beside } of triggers.map(partsOf)) {
      const asked = { companions: beside.map((word) => setOf([word])), nouns: nounsFor(part), named, oneParty };
      for (const form of new Set(formsOf(head, forms))) add(form, asked);
    }
  };
  for (const row of acts) {
    const asked = row.frame === "claim" ? null : askedNouns(objects.get(row.id) ?? new Set());
    const nouns = asked === null ? null : indexNouns(asked, forms);
    const named = asked === null ? [] : NAMED.filter((name) => asked.includes(name));
    addRow(row, { oneParty: isConflict(row.plover) || !row.needsRecipient, nounsFor: (part) => (part === "VERB" ? nouns : null), named });
  }
  const thing = indexNouns(
    things.flatMap(({ words }) => [...words]),
    forms,
  );
  for (const row of operators)
    if (row.cameo !== null) addRow(row, { oneParty: isConflict(cameo.get(row.cameo)?.plover), nounsFor: () => null });
    else if (isGiving(row)) addRow(row, { oneParty: true, nounsFor: () => thing });
  const saying = setOf([...speech].flatMap((key) => (key.endsWith("/VERB") ? key.slice(0, -"/VERB".length) : [])));
  for (const modal of MODALS) add(modal, { companions: [saying], nouns: null, named: [], oneParty: isConflict("REQUEST") });
  return new Map([...telling].map(([form, asked]) => [form, leastFirst(asked)]));
}

/** What asks for no other word comes first; where it is content with one party too, it is all that need be asked. */
function leastFirst(asked: readonly Asked[]): readonly Asked[] {
  const isFree = ({ companions, nouns }: Asked): boolean => companions.length === 0 && nouns === null;
  const least = asked.find((one) => isFree(one) && one.oneParty);
  return least === undefined ? asked.toSorted((a, b) => Number(isFree(b)) - Number(isFree(a))) : [least];
}

interface RowAsks extends Pick<Asked, "oneParty"> {
  /** By the part of speech of a trigger. */
  readonly nounsFor: (part: string) => Nouns | null;
  readonly named?: readonly string[];
}

function indexNouns(nouns: readonly string[], forms: RuleTables["forms"]): Nouns {
  const heads = nouns
    .map((noun) => partsOf(`${noun}/NOUN`))
    .flatMap(({ head, beside }) => formsOf(head, forms).map((form) => ({ form, beside })));
  const byForm = Map.groupBy(heads, ({ form }) => form);
  return new Map([...byForm].map(([form, found]) => [form, found.map(({ beside }) => beside)]));
}

/** Who says that somebody must do something demands it, whatever it is. */
const MODALS = ["must", "should", "ought"];

function isConflict(plover: PloverType | undefined): boolean {
  return plover !== undefined && quadOf(plover) > 2;
}

/** Nouns that names stand for: "60 Russians" are nationals. */
const NAMED = ["national", "city", "organisation"];

/** The nouns of which one must be there; null where the row takes any noun. */
function askedNouns(nouns: ReadonlySet<string>): readonly string[] | null {
  if (nouns.size === 0 || nouns.has(ANYTHING)) return null;
  // whatever the money is called
  return nouns.has("million") ? [...nouns, "billion", "trillion"] : [...nouns];
}

/** Pronouns, numbers and nouns that mean somebody named before. */
const STAND_INS =
  "he she him his her himself herself it its itself they them their themselves both two three four five country nation regime kingdom republic state government sheikhdom emirate superpower group movement militia organisation organization alliance bloc agency union league watchdog body tribunal neighbours neighbors rivals foes adversaries";

/** Forms of words that may mean somebody whom a sentence before names: pronouns, "the country", "the soldiers". */
export function indexStandIns({ classes, forms }: Pick<RuleTables, "classes" | "forms">): ReadonlySet<string> {
  return new Set([...STAND_INS.split(" "), ...(classes.get("PEOPLE") ?? []).flatMap((noun) => formsOf(noun, forms))]);
}

/** Forms of nouns that may be a party without a name: "a court", "soldiers". */
export function indexParties({ classes, forms }: Pick<RuleTables, "classes" | "forms">): ReadonlySet<string> {
  return new Set(["PEOPLE", "BODY"].flatMap((name) => classes.get(name) ?? []).flatMap((noun) => formsOf(noun, forms)));
}

/** "cut off/VERB" has the head "cut" and "off" beside it, "hunger strike/NOUN" the head "strike" and "hunger", "state of siege/NOUN" the head "state". */
export function partsOf(trigger: string): { readonly head: string; readonly part: string; readonly beside: readonly string[] } {
  const [phrase = "", part = ""] = trigger.split("/");
  const words = phrase.split(" ");
  const of = words.indexOf("of");
  const at = part !== "NOUN" ? 0 : of > 0 ? of - 1 : words.length - 1;
  return { head: words[at] ?? "", part, beside: words.filter((_, i) => i !== at) };
}

/** Who is named in a sentence. */
interface Present {
  readonly parties: 1 | 2;
  /** What the names may stand for, of `NAMED`. */
  readonly things: ReadonlySet<string> | undefined;
}

/**
 * Whether any row may fire among words in lower case; with `parties` 1 only one that needs no second party who is known. Where none may, there is no
 * event, whoever is named. One look-up a word; needs no parse.
 */
export function mayTell(lower: readonly string[], telling: Telling, { parties, things }: Present): boolean {
  const isThere = (set: ReadonlySet<string>): boolean => lower.some((word) => set.has(word));
  const isNoun = (nouns: Nouns): boolean =>
    lower.some((word) => nouns.get(word)?.some((others) => others.every((other) => lower.includes(other))) === true);
  const fits = ({ companions, nouns, named, oneParty }: Asked): boolean =>
    (oneParty || parties === 2) &&
    companions.every(isThere) &&
    (nouns === null || named.some((name) => things?.has(name)) || isNoun(nouns));
  return lower.some((word) => telling.get(word)?.some(fits) === true);
}

import { ANYTHING } from "./anything.ts";
import type { ActRow, DetailRow, OperatorRow, ProductRow, RuleTables, SpeechRow, ThingRow } from "../model/index.ts";
import { inflect } from "./inflect.ts";
import type { TimeIndex } from "./time-index.ts";
import { indexTimes } from "./time-index.ts";

/** One trigger of a row: its head word, and the words that must stand by it (a verb's particles after it, a noun's modifiers before it). */
export interface Trigger<Row> {
  readonly row: Row;
  readonly beside: readonly string[];
}

/** A row with all words that it may be about, its classes spelt out. */
export interface WordRow<Row> {
  readonly row: Row;
  readonly words: ReadonlySet<string>;
}

/** The rules ready for looking up. Keys of triggers are "lemma/POS" of the head word. */
export interface RuleIndex {
  readonly tables: RuleTables;
  readonly acts: ReadonlyMap<string, readonly Trigger<ActRow>[]>;
  readonly operators: ReadonlyMap<string, readonly Trigger<OperatorRow>[]>;
  /** Words that a row's object may be, by the row's id, its classes spelt out. */
  readonly objects: ReadonlyMap<string, ReadonlySet<string>>;
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** By operation, then by the beginning of the act's code. */
  readonly products: ReadonlyMap<string, ReadonlyMap<string, ProductRow>>;
  /** By the code or the id of the act that they make more special, in the order of the table. */
  readonly details: ReadonlyMap<string, readonly WordRow<DetailRow>[]>;
  readonly things: readonly WordRow<ThingRow>[];
  /** Words that report a clause as said or believed, by "lemma/POS". */
  readonly speech: ReadonlyMap<string, SpeechRow>;
  /** Forms that are verbs of saying whatever a tagger takes them for ("told", "says"), with their keys. */
  readonly spoken: ReadonlyMap<string, string>;
  /** Pasts of all words that report a clause: a sentence with one is worth a parse. */
  readonly reports: ReadonlySet<string>;
  /** All words of saying, thinking and wanting. */
  readonly cues: ReadonlyMap<string, readonly Trigger<SpeechRow>[]>;
  readonly times: TimeIndex;
  /** Lemma of a trigger by each of its forms, for where the text's lemma is none that the tables know ("mediat" of "mediating"). */
  readonly lemmas: ReadonlyMap<string, string>;
  /** Every form in which a trigger may show, lower case: a cheap test before any parse. */
  readonly surfaces: ReadonlySet<string>;
}

/** Prepares the rule tables; costs a few milliseconds. */
export function compileRules(tables: RuleTables): RuleIndex {
  const classes = new Map([...tables.classes].map(([name, words]) => [name, new Set(words)]));
  const triggers = [...tables.acts.flatMap((row) => row.triggers), ...tables.operators.flatMap((row) => row.triggers)];
  const spellOut = (words: readonly string[]): ReadonlySet<string> =>
    new Set(words.flatMap((name) => [...(classes.get(name) ?? [name])]).flatMap(withPlural));
  const spoken = tables.speech.filter((row) => row.manner === "speech" && row.frame !== "noun").flatMap((row) => row.triggers);
  return {
    tables,
    classes,
    acts: indexTriggers(tables.acts, (row) => row.objects.reduce((sum, name) => sum + breadthOf(name, classes), 0)),
    operators: indexTriggers(tables.operators, () => 0),
    objects: new Map(tables.acts.map((row) => [row.id, spellOut(row.objects)])),
    details: Map.groupBy(
      tables.details.flatMap((row) => row.acts.map((act) => ({ act, row, words: spellOut(row.words) }))),
      ({ act }) => act,
    ),
    things: tables.things.map((row) => ({ row, words: spellOut(row.words) })),
    products: new Map(
      [...Map.groupBy(tables.products, (row) => row.operation)].map(([name, rows]) => [name, new Map(rows.map((row) => [row.act, row]))]),
    ),
    speech: new Map(tables.speech.filter(isReporting).flatMap((row) => row.triggers.map((trigger) => [trigger, row] as const))),
    spoken: spokenForms(tables, (row) => COMMON.has(row.id)),
    reports: new Set(["according", ...spokenForms(tables, (row) => row.manner === "speech" && isReporting(row)).keys()]),
    cues: indexTriggers(tables.speech, () => 0),
    times: indexTimes(tables.timeWords, tables.times),
    lemmas: new Map(triggers.flatMap((trigger) => surfacesOf(trigger, tables.forms).map((form) => [form, lemmaOf(trigger)] as const))),
    surfaces: new Set([...triggers, ...spoken].flatMap((trigger) => surfacesOf(trigger, tables.forms))),
  };
}

/** Rows of the commonest words of saying, whose past forms are never anything else. */
const COMMON = new Set(["say", "tell"]);

/** Pasts ("added", "told"), and "says": other forms in -s may be nouns. */
function spokenForms({ speech, forms }: RuleTables, isChosen: (row: SpeechRow) => boolean): ReadonlyMap<string, string> {
  const keys = speech.filter(isChosen).flatMap((row) => row.triggers.filter((trigger) => !trigger.includes(" ")));
  return new Map(
    keys.flatMap((key) => {
      const lemma = key.replace("/VERB", "");
      const pasts = [...inflect(lemma), ...(forms.get(lemma) ?? [])].filter((form) => form !== lemma && !/(?:s|ing)$/.test(form));
      return [...pasts, ...(lemma === "say" ? ["says"] : [])].map((form) => [form, key] as const);
    }),
  );
}

/** Rows whose words report a clause: those of saying may bring in quoted words, those of believing an infinitive. */
export function isReporting({ frame, takes, manner }: SpeechRow): boolean {
  if ((frame !== "say" && frame !== "tell") || !takes.includes("clause")) return false;
  return manner === "speech" ? takes.includes("quote") : takes.includes("infinitive");
}

/** A noun and its plural, for where the text's lemma is not the singular ("supplies"). */
function withPlural(noun: string): readonly string[] {
  return [noun, /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`];
}

/** How many nouns an object of a row may be; two words are rarer than one, and anything is more than any class. */
function breadthOf(name: string, classes: ReadonlyMap<string, ReadonlySet<string>>): number {
  if (name === ANYTHING) return ANY_BREADTH;
  return classes.get(name)?.size ?? (name.includes(" ") ? 0.5 : 1);
}
const ANY_BREADTH = 1e6;

/** More words before fewer, rows that ask for an object before those that do not, fewer possible objects before more, else the table's order. */
function indexTriggers<Row extends { readonly triggers: readonly string[] }>(
  rows: readonly Row[],
  objectsOf: (row: Row) => number,
): ReadonlyMap<string, readonly Trigger<Row>[]> {
  const entries = rows.flatMap((row) => row.triggers.map((trigger) => ({ row, ...splitTrigger(trigger) })));
  const byKey = Map.groupBy(entries, (entry) => entry.key);
  const breadth = (entry: Trigger<Row>): number => objectsOf(entry.row) || Number.MAX_SAFE_INTEGER;
  const rank = (a: Trigger<Row>, b: Trigger<Row>): number => b.beside.length - a.beside.length || breadth(a) - breadth(b);
  return new Map([...byKey].map(([key, found]) => [key, found.sort(rank)]));
}

/** "cut off/VERB" has the head "cut" and "off" beside it, "hunger strike/NOUN" the head "strike" and "hunger", "state of siege/NOUN" the head "state". */
function splitTrigger(trigger: string): { readonly key: string; readonly beside: readonly string[] } {
  const [phrase = "", part = ""] = trigger.split("/");
  const words = phrase.split(" ");
  const of = words.indexOf("of");
  const head = part !== "NOUN" ? 0 : of > 0 ? of - 1 : words.length - 1;
  return { key: `${words[head] ?? ""}/${part}`, beside: words.filter((_, i) => i !== head) };
}

function lemmaOf(trigger: string): string {
  return splitTrigger(trigger).key.replace(/\/.*$/, "");
}

function surfacesOf(trigger: string, forms: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const lemma = lemmaOf(trigger);
  return [...inflect(lemma), ...(forms.get(lemma) ?? [])];
}

/** Pronouns and nouns that stand for somebody whom an earlier sentence names. */
const STAND_INS =
  /^(?:he|she|they|it|its|their|his|her|we|our|both|sides?|countr(?:y|ies)|nations?|forces?|governments?|neighbou?rs?|leaders?)$/;
const MARKS = /^["“”«»]$/;

/**
 * Whether a sentence is worth a parse: it has a word that may be a trigger and somebody to do it, or it may be somebody's words.
 *
 * Cheap: one look-up a token. `hasName` says whether a name of the tables stands in it; pronouns and the like count as one.
 */
export function mayHoldEvent(sentence: { readonly words: readonly string[] }, hasName: boolean, index: RuleIndex): boolean {
  let triggered = false;
  let named = hasName;
  for (const word of sentence.words) {
    if (MARKS.test(word)) return true;
    const lower = word.toLowerCase();
    // "Officials said …": whose words these are is worth knowing even where no name of the tables stands.
    if (index.reports.has(lower)) return true;
    named ||= STAND_INS.test(lower);
    triggered ||= index.surfaces.has(lower);
    if (triggered && named) return true;
  }
  return false;
}

import { ANYTHING } from "./anything.ts";
import type { ActRow, DetailRow, OperatorRow, ProductRow, RuleTables, SpeechRow, ThingRow } from "../model/index.ts";
import { formsOf } from "./inflect.ts";
import type { Telling } from "./may-tell.ts";
import { indexParties, indexStandIns, indexTelling, partsOf } from "./may-tell.ts";
import { wordWeights } from "./telling-features.ts";
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
  readonly rowById: ReadonlyMap<string, ActRow | OperatorRow>;
  /** Words that a row's object may be, by the row's id, its classes spelt out. */
  readonly objects: ReadonlyMap<string, ReadonlySet<string>>;
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** By operation, then by the beginning of the act's code. */
  readonly products: ReadonlyMap<string, ReadonlyMap<string, ProductRow>>;
  /** By the code or the id of the act that they make more special, in the order of the table. */
  readonly details: ReadonlyMap<string, readonly WordRow<DetailRow>[]>;
  readonly things: readonly WordRow<ThingRow>[];
  /** Topics of a lemma ("coach" to "sport"). */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  /** Words that report a clause as said or believed, by "lemma/POS". */
  readonly speech: ReadonlyMap<string, SpeechRow>;
  /** Forms that are verbs of saying whatever a tagger takes them for ("told", "says"), with their keys. */
  readonly spoken: ReadonlyMap<string, string>;
  /** Pasts of all words that report a clause, and "according". */
  readonly reports: ReadonlySet<string>;
  /** Forms of verbs and adjectives of saying, lower case. */
  readonly speaking: ReadonlySet<string>;
  /** All words of saying, thinking and wanting. */
  readonly cues: ReadonlyMap<string, readonly Trigger<SpeechRow>[]>;
  readonly times: TimeIndex;
  /** Lemma of a trigger by each of its forms, for where the text's lemma is none that the tables know ("mediat" of "mediating"). */
  readonly lemmas: ReadonlyMap<string, string>;
  /** Head words of all triggers of acts and operators, as lemmas. */
  readonly heads: ReadonlySet<string>;
  /** What a sentence must hold for any row to fire: a cheap test before any parse. */
  readonly telling: Telling;
  /** What each word says for or against an event. */
  readonly tellingWords: ReadonlyMap<string, number>;
  /** Words that may mean somebody whom a sentence before names, lower case. */
  readonly standIns: ReadonlySet<string>;
  /** Nouns that may be a party without a name, lower case. */
  readonly parties: ReadonlySet<string>;
}

/** Prepares the rule tables; costs a few milliseconds. */
export function compileRules(tables: RuleTables): RuleIndex {
  const classes = new Map([...tables.classes].map(([name, words]) => [name, new Set(words)]));
  const heads = [...tables.acts, ...tables.operators].flatMap((row) => row.triggers.map((trigger) => partsOf(trigger).head));
  const spellOut = (words: readonly string[]): ReadonlySet<string> =>
    new Set(words.flatMap((name) => [...(classes.get(name) ?? [name])]).flatMap(withPlural));
  const objects = new Map(tables.acts.map((row) => [row.id, spellOut(row.objects)]));
  const things = tables.things.map((row) => ({ row, words: spellOut(row.words) }));
  const speech = new Map(tables.speech.filter(isReporting).flatMap((row) => row.triggers.map((trigger) => [trigger, row] as const)));
  return {
    tables,
    classes,
    acts: indexTriggers(tables.acts, (row) => row.objects.reduce((sum, name) => sum + breadthOf(name, classes), 0)),
    operators: indexTriggers(tables.operators, () => 0),
    rowById: new Map([...tables.operators, ...tables.acts].map((row) => [row.id, row])),
    objects,
    details: Map.groupBy(
      tables.details.flatMap((row) => row.acts.map((act) => ({ act, row, words: spellOut(row.words) }))),
      ({ act }) => act,
    ),
    things,
    topics: topicsByWord(tables.topics),
    products: new Map(
      [...Map.groupBy(tables.products, (row) => row.operation)].map(([name, rows]) => [name, new Map(rows.map((row) => [row.act, row]))]),
    ),
    speech,
    spoken: spokenForms(tables, (row) => COMMON.has(row.id)),
    reports: new Set(["according", ...spokenForms(tables, (row) => row.manner === "speech" && isReporting(row)).keys()]),
    speaking: new Set(
      tables.speech
        .filter(({ manner, frame }) => manner === "speech" && frame !== "noun")
        .flatMap((row) => row.triggers.flatMap((trigger) => formsOf(partsOf(trigger).head, tables.forms))),
    ),
    cues: indexTriggers(tables.speech, () => 0),
    times: indexTimes(tables.timeWords, tables.times),
    lemmas: new Map(heads.flatMap((head) => formsOf(head, tables.forms).map((form) => [form, head] as const))),
    heads: new Set(heads),
    telling: indexTelling(tables, { objects, things, speech: speech.keys() }),
    tellingWords: wordWeights(tables.telling),
    standIns: indexStandIns(tables),
    parties: indexParties(tables),
  };
}

function topicsByWord(topics: RuleTables["topics"]): ReadonlyMap<string, readonly string[]> {
  const pairs = [...topics].flatMap(([topic, words]) => words.map((word) => ({ topic, word })));
  const byWord = Map.groupBy(pairs, ({ word }) => word);
  return new Map([...byWord].map(([word, found]) => [word, found.map(({ topic }) => topic)]));
}

/** Rows of the commonest words of saying, whose past forms are never anything else. */
const COMMON = new Set(["say", "tell"]);

/** Pasts ("added", "told"), and "says": other forms in -s may be nouns. */
function spokenForms({ speech, forms }: RuleTables, isChosen: (row: SpeechRow) => boolean): ReadonlyMap<string, string> {
  const keys = speech.filter(isChosen).flatMap((row) => row.triggers.filter((trigger) => !trigger.includes(" ")));
  return new Map(
    keys.flatMap((key) => {
      const lemma = key.replace("/VERB", "");
      const pasts = formsOf(lemma, forms).filter((form) => form !== lemma && !/(?:s|ing)$/.test(form));
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
  const entries = rows.flatMap((row) => row.triggers.map((trigger) => ({ row, ...keyOf(trigger) })));
  const byKey = Map.groupBy(entries, (entry) => entry.key);
  const breadth = (entry: Trigger<Row>): number => objectsOf(entry.row) || Number.MAX_SAFE_INTEGER;
  const rank = (a: Trigger<Row>, b: Trigger<Row>): number => b.beside.length - a.beside.length || breadth(a) - breadth(b);
  return new Map([...byKey].map(([key, found]) => [key, found.sort(rank)]));
}

function keyOf(trigger: string): { readonly key: string; readonly beside: readonly string[] } {
  const { head, part, beside } = partsOf(trigger);
  return { key: `${head}/${part}`, beside };
}

import type { ActRow, OperatorRow, RuleTables, SpeechRow } from "../model/index.ts";

/** The rules by trigger, "lemma/POS", ready for looking up. */
export interface RuleIndex {
  readonly tables: RuleTables;
  readonly acts: ReadonlyMap<string, readonly ActRow[]>;
  readonly operators: ReadonlyMap<string, readonly OperatorRow[]>;
  readonly speech: ReadonlyMap<string, SpeechRow>;
  /** Lower-case beginnings of words that some trigger may show as: a cheap test before any parse. */
  readonly stems: ReadonlySet<string>;
}

/** Length of the beginnings in `stems`: short enough to survive inflection ("met" is listed by the forms table below). */
const STEM = 3;
/** Irregular pasts of triggers whose beginning differs from the lemma's. */
const IRREGULAR =
  "met held hit struck sent gave won lost said told took shot fought sought withdrew began broke drew fell fled left made paid sold bought brought caught".split(
    " ",
  );

/** Prepares the rule tables; costs a few milliseconds. */
export function compileRules(tables: RuleTables): RuleIndex {
  const acts = Map.groupBy(
    tables.acts.flatMap((row) => row.triggers.map((trigger) => ({ trigger, row }))),
    (entry) => entry.trigger,
  );
  const operators = Map.groupBy(
    tables.operators.flatMap((row) => row.triggers.map((trigger) => ({ trigger, row }))),
    (entry) => entry.trigger,
  );
  const triggers = [...acts.keys(), ...operators.keys(), ...tables.speech.map((row) => row.trigger)];
  return {
    tables,
    acts: new Map([...acts].map(([trigger, entries]) => [trigger, mostSpecificFirst(entries.map((entry) => entry.row))])),
    operators: new Map([...operators].map(([trigger, entries]) => [trigger, entries.map((entry) => entry.row)])),
    speech: new Map(tables.speech.map((row) => [row.trigger, row])),
    stems: new Set([...triggers, ...IRREGULAR].map((trigger) => trigger.slice(0, STEM))),
  };
}

/** "fought off the invasion" before "fought": rows that ask for an object come first, else the order of the table holds. */
function mostSpecificFirst(rows: readonly ActRow[]): readonly ActRow[] {
  return [...rows.filter((row) => row.objects.length > 0), ...rows.filter((row) => row.objects.length === 0)];
}

/**
 * Whether a sentence is worth a parse: it has a trigger's beginning and a name, or it may be somebody's words.
 *
 * Cheap: one look at the beginning of each token. `hasName` says whether a name of the tables stands in it; pronouns count as one.
 */
export function mayHoldEvent(sentence: { readonly words: readonly string[] }, hasName: boolean, index: RuleIndex): boolean {
  let triggered = false;
  let named = hasName;
  for (const word of sentence.words) {
    const lower = word.toLowerCase();
    if (/^["“”«»]$/.test(word)) return true;
    if (/^(?:he|she|they|it|its|their|his|her|both|sides?|countr(?:y|ies)|nations?|forces?)$/.test(lower)) named = true;
    if (index.stems.has(lower.slice(0, STEM))) triggered = true;
  }
  return triggered && named;
}

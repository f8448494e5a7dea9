import type { ActRow, RuleTables } from "../model/index.ts";

/** Two acts that want the same words: the first always wins, so the second is dead, or only the order of the table decides between two codes. */
export interface RuleConflict {
  readonly kind: "shadowed" | "contradicts";
  readonly rule: string;
  /** The row that stands before it. */
  readonly by: string;
  readonly trigger: string;
}

/**
 * Finds acts that can never fire because an earlier row takes every sentence of theirs, and acts of different codes that fit a sentence
 * equally well. Looks at triggers, frames, objects and prepositions; the sentences themselves are tested by the rows' own examples.
 */
export function reviewRules(tables: RuleTables): readonly RuleConflict[] {
  const byTrigger = Map.groupBy(
    tables.acts.flatMap((row, order) => row.triggers.map((trigger) => ({ trigger, row, order, words: wordsOf(row, tables) }))),
    (entry) => entry.trigger,
  );
  return [...byTrigger.values()].flatMap((entries) =>
    entries.flatMap((later) => {
      const before = entries.filter((entry) => entry.order < later.order);
      const winner = before.find((earlier) => takesAll(earlier, later));
      if (winner !== undefined) return [conflict("shadowed", later, winner)];
      const rival = before.find((earlier) => earlier.row.cameo !== later.row.cameo && isTie(earlier, later));
      return rival === undefined ? [] : [conflict("contradicts", later, rival)];
    }),
  );
}

interface Entry {
  readonly trigger: string;
  readonly row: ActRow;
  readonly order: number;
  /** The objects that the row asks for, its classes spelt out. */
  readonly words: ReadonlySet<string>;
}

function wordsOf(row: ActRow, tables: RuleTables): ReadonlySet<string> {
  return new Set(row.objects.flatMap((name) => tables.classes.get(name) ?? [name]));
}

function conflict(kind: RuleConflict["kind"], later: Entry, earlier: Entry): RuleConflict {
  return { kind, rule: later.row.id, by: earlier.row.id, trigger: later.trigger };
}

/** Nouns hold their sides alike whatever the frame and object. */
function isNoun(entry: Entry): boolean {
  return entry.trigger.endsWith("/NOUN");
}

/** Whether the earlier row fits whatever the later one fits, and is asked first. */
function takesAll(earlier: Entry, later: Entry): boolean {
  if (!isNoun(later) && earlier.row.frame !== later.row.frame) return false;
  const objects = isNoun(later) || (earlier.words.size === later.words.size && isSubset(later.words, earlier.words));
  const sides = isSubset(new Set(later.row.prepositions), new Set(earlier.row.prepositions));
  return objects && sides && (!earlier.row.needsRecipient || later.row.needsRecipient);
}

/** Equally special rows with a word in common: the order of the table decides. */
function isTie(earlier: Entry, later: Entry): boolean {
  if (isNoun(later)) return true;
  if (earlier.row.frame !== later.row.frame || earlier.words.size !== later.words.size) return false;
  return later.words.size === 0 || [...later.words].some((word) => earlier.words.has(word));
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((word) => whole.has(word));
}

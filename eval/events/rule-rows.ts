import { loadRuleTables } from "../../src/tables/load-rule-tables.ts";
import { loadPart } from "../../src/tables/load-tables.ts";

const rules = loadPart(loadRuleTables);
const acts = new Map(rules.acts.map((row) => [row.id, row]));
const operators = new Map(rules.operators.map((row) => [row.id, row]));

const details = new Map(rules.details.map((row) => [row.id, row]));

/** The rows of an event: its act, and what wraps it. */
export interface RowsOfEvent {
  /** Code of the act by itself, before operators; undefined when no act has that id. */
  readonly cameo: string | undefined;
  readonly wrapping: readonly string[];
}

/** Parts the ids that an event names, but those of guessed sides: the act with its detail, then operators and products. */
export function rowsOf(ids: readonly string[]): RowsOfEvent {
  const [act, ...others] = ids.filter((id) => !id.startsWith("side-"));
  const detail = others.find((id) => details.has(id));
  const cameo = detail === undefined ? acts.get(act ?? "")?.cameo : details.get(detail)?.cameo;
  return { cameo, wrapping: others.filter((id) => id !== detail) };
}

/** The triggers of an act or operator; none when there is no such row. */
export function triggersOf(id: string): readonly string[] {
  return (acts.get(id) ?? operators.get(id))?.triggers ?? [];
}

/** PLOVER type of a CAMEO code; undefined for codes that the codebook does not have. */
export const ploverOfCode = (code: string) => rules.cameo.get(code)?.plover;

import { loadRuleTables } from "../../src/tables/load-rule-tables.ts";
import { loadPart } from "../../src/tables/load-tables.ts";

const rules = loadPart(loadRuleTables);
const acts = new Map(rules.acts.map((row) => [row.id, row]));
const operators = new Map(rules.operators.map((row) => [row.id, row]));

/** The code of an act's row by itself, before operators; undefined when no act has that id. */
export function codeOfAct(id: string): string | undefined {
  return acts.get(id)?.cameo;
}

/** The triggers of an act or operator; none when there is no such row. */
export function triggersOf(id: string): readonly string[] {
  return (acts.get(id) ?? operators.get(id))?.triggers ?? [];
}

/** PLOVER type of a CAMEO code; undefined for codes that the codebook does not have. */
export const ploverOfCode = (code: string) => rules.cameo.get(code)?.plover;

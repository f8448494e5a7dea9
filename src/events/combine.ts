import type { ProductRow } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import type { Reading } from "./scene.ts";

/** What an operation makes of an act: its new code and status, with the id of the row that says so. Null when the two do not go together. */
export function combine(
  index: RuleIndex,
  operation: string,
  act: Reading,
): { readonly reading: Partial<Reading>; readonly product: string } | null {
  const row = index.products.get(operation)?.get(act.rules[0] ?? "") ?? productOf(index, operation, act.cameo);
  if (row === undefined) return null;
  const cameo = row.cameo === null ? undefined : index.tables.cameo.get(row.cameo);
  const coded =
    cameo === undefined
      ? {}
      : { cameo: cameo.code, plover: cameo.plover, mode: cameo.mode, contexts: [...new Set([...act.contexts, ...cameo.contexts])] };
  return { reading: { ...coded, status: row.status ?? act.status }, product: row.id };
}

/** "did not rule out striking", "refused to reject the offer": who refuses to refuse an act may do it. */
export function leaveOpen(index: RuleIndex, refused: Reading): ReturnType<typeof combine> {
  const open = combine(index, "may", refused);
  return open === null ? null : { ...open, reading: { ...sidesOf(refused), ...open.reading } };
}

function sidesOf({ cameo, plover, mode, contexts, initiators, recipients, reciprocal, needsRecipient }: Reading): Partial<Reading> {
  return { cameo, plover, mode, contexts, initiators, recipients, reciprocal, needsRecipient };
}

/** The row with the longest beginning of the act's code; "*" last. */
export function productOf(index: RuleIndex, operation: string, code: string): ProductRow | undefined {
  const rows = index.products.get(operation);
  for (let length = code.length; length >= 2; length--) {
    const row = rows?.get(code.slice(0, length));
    if (row !== undefined) return row;
  }
  return rows?.get("*");
}

import { Fault } from "../lib/fault.ts";
import { ROW_FIELDS } from "../sources/index.ts";
import type { RowField, RowFields } from "../sources/index.ts";

/**
 * Reads what the fields of JSON Lines are called. Names inside objects are written with dots.
 *
 * @example parseFields("html=body,url=meta.link") // { html: ["body"], url: ["meta.link"] }
 */
export function parseFields(text: string): Partial<RowFields> {
  return Object.fromEntries(text.split(",").map(parsePair));
}

function parsePair(pair: string): readonly [RowField, readonly string[]] {
  const [, field = "", name = ""] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(pair) ?? [];
  if (isField(field)) return [field, [name]];
  const known = Object.keys(ROW_FIELDS).join(", ");
  throw new Fault("usage/fields", `"${pair}" names no field`, { next: `Write html=NAME or another of: ${known}` });
}

function isField(text: string): text is RowField {
  return text in ROW_FIELDS;
}

import { isDay } from "../lib/day.ts";
import { Fault } from "../lib/fault.ts";
import type { ActorKind, ActorLinkKind, Day, NameKind, Role, Sector } from "../model/index.ts";

const KINDS: readonly ActorKind[] = [
  "state",
  "unrecognised state",
  "person",
  "organ",
  "organisation",
  "armed group",
  "outlet",
  "grouping",
  "place",
];
const NAME_KINDS: readonly NameKind[] = [
  "short",
  "official",
  "native",
  "acronym",
  "former",
  "alias",
  "demonym",
  "adjective",
  "capital",
  "seat",
  "surname",
];
const LINK_KINDS: readonly ActorLinkKind[] = ["successor", "parent", "claimed by", "backed by", "member of", "some of", "owner", "seat in"];
const ROLES: readonly Role[] = [
  "head of state",
  "head of government",
  "leader",
  "foreign minister",
  "defence minister",
  "minister",
  "spokesperson",
  "envoy",
  "military chief",
  "head",
  "deputy",
];
const SECTORS: readonly Sector[] = [
  ...(["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "REB", "UAF", "PRM", "UNK", "AGR", "BUS", "CRM", "CVL"] as const),
  ...(["EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC", "IGO", "NGO", "MNC", "IMG", "ISM"] as const),
];

export const asKind = (cell: string): ActorKind => oneOf(KINDS, cell, "kind of actor");
export const asNameKind = (cell: string): NameKind => oneOf(NAME_KINDS, cell, "kind of name");
export const asLinkKind = (cell: string): ActorLinkKind => oneOf(LINK_KINDS, cell, "kind of link");
export const asRole = (cell: string): Role => oneOf(ROLES, cell, "role");
export const asSector = (cell: string): Sector => oneOf(SECTORS, cell, "sector");
export const asNamePart = (cell: string): "given" | "surname" | "both" => oneOf(["given", "surname", "both"], cell, "part of a name");
export const asGender = (cell: string): "f" | "m" => oneOf(["f", "m"], cell, "gender of a name");

/** An empty cell is no day. */
export function asDay(cell: string): Day | null {
  if (cell === "") return null;
  if (isDay(cell)) return cell;
  throw brokenCell(`"${cell}" is not a day`);
}

function oneOf<Value extends string>(values: readonly Value[], cell: string, what: string): Value {
  const value = values.find((candidate) => candidate === cell);
  if (value === undefined) throw brokenCell(`"${cell}" is not a ${what}; one of: ${values.join(", ")}`);
  return value;
}

function brokenCell(why: string): Fault {
  return new Fault("table/broken", "Cannot read a table", { where: "data/actors", why, next: "Mend the row, then run npm run check" });
}

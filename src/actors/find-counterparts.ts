import type { ActorRef, CountryCode } from "../model/index.ts";
import type { Draft } from "./draft.ts";
import { headOf, relationOf, topOf } from "./line.ts";
import type { Line } from "./line.ts";

const NOBODY: ReadonlySet<CountryCode> = new Set();

/**
 * Countries that a subject acts on, of which it is none: "The foreign ministry summoned the Israeli ambassador" is not Israel's. Empty where the
 * token is no subject, or the sentence was not parsed.
 */
export function counterpartsOf(line: Line, token: number, drafts: readonly Draft[]): ReadonlySet<CountryCode> {
  if (relationOf(line, token) !== "nsubj") return NOBODY;
  const verb = headOf(line, token);
  const acted = drafts.filter((draft) => draft.line === line.at && isInObject(line, topOf(line, draft.first, draft.last), verb));
  return new Set(acted.flatMap(({ actors }) => actors.flatMap((actor) => (isOfState(actor) ? (actor.country ?? []) : []))));
}

/** States, and those whom they send to one another: everybody else may be acted on at home. */
function isOfState({ kind, role }: ActorRef): boolean {
  return kind === "state" || role === "envoy";
}

/** Whether the token is the verb's object or says whose or which it is; "in Nigeria" behind it says where. */
function isInObject(line: Line, token: number, verb: number): boolean {
  let at = token;
  while (/^(?:amod|compound|nmod:poss|conj|appos|flat)$/.test(relationOf(line, at) ?? "") && headOf(line, at) !== verb)
    at = headOf(line, at);
  return /^i?obj$/.test(relationOf(line, at) ?? "") && headOf(line, at) === verb;
}

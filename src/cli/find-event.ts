import { Fault } from "../lib/fault.ts";
import type { EventRow, Store } from "../model/index.ts";

/** Letters of an id from which it may be cut short. */
const SHORTEST = 4;

/**
 * The event that a user means: by its id, or by how it starts when no other starts so.
 *
 * Throws the faults "usage/event" when there is none, or several.
 */
export function findEvent(store: Store, input: string): EventRow {
  const ids = input.length < SHORTEST ? [] : store.eventIds(input, 3);
  const [id, ...others] = ids.includes(input) ? [input] : ids;
  if (others.length > 0)
    throw new Fault("usage/event", `Several events start with "${input}"`, { why: `${ids.join(", ")} …`, next: "Give more of its id" });
  const row = id === undefined ? null : store.event(id);
  if (row !== null) return row;
  const why = input.length < SHORTEST ? `${SHORTEST} letters of its id are needed` : "the record has none of that id";
  throw new Fault("usage/event", `There is no event "${input}"`, { why, next: "Ids stand in demarche export and in --json" });
}

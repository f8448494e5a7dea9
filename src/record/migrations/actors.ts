import type { Migration } from "./migration.ts";

/** The id of the actor of one side of event `e`, where it is more than its country: what the indexes below hold, word for word. */
export const actorId = (side: "initiator" | "recipient", e = ""): string => `nullif(json_extract(${e}event, '$.${side}.id'), ${e}${side})`;

/**
 * Events by the person, organ or organisation of either side. States are left out, which have the indexes of their countries; an index on an
 * expression, so that events of before are in it too.
 */
export const actors: Migration = {
  version: 8,
  name: "actors",
  sql: (["initiator", "recipient"] as const)
    .map((side) => `CREATE INDEX events_by_${side}_actor ON events (${actorId(side)}) WHERE ${actorId(side)} IS NOT NULL;`)
    .join("\n"),
};

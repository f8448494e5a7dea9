export { explainActor } from "./explain-actor.ts";
export type { ActorReading } from "./explain-actor.ts";
export { indexActors } from "./index-actors.ts";
export type { ActorIndex, NameReading } from "./index-actors.ts";
export { matchNames } from "./match-names.ts";
export type { NameMatch } from "./match-names.ts";
export { resolveMentions } from "./resolve-mentions.ts";
export type { ResolveInput } from "./resolve-mentions.ts";

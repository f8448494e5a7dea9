import type { Relation } from "../model/index.ts";
import type { Scene, Side } from "./scene.ts";
import { childrenBy, conjuncts } from "./tree.ts";

/** How those that own or describe a noun hang on it from before. */
export const BEFORE: readonly Relation[] = ["nmod:poss", "amod", "compound", "flat", "appos"];

/** "Lawmakers in Chad and Mali", "US and British activists": one role of several countries is a side for each, never one fused of all. */
export function sharingRole(scene: Scene, token: number, own: Side): readonly Side[] {
  const [actor] = own.actors;
  if (own.actors.length !== 1 || actor === undefined || actor.id !== null || actor.country === null) return [];
  const isOwn = (member: number): boolean => isWithin(scene, member, own) || stateAt(scene, member)?.actors[0]?.country === actor.country;
  const owners = childrenBy(scene.tree, token, [...BEFORE, "nmod"]).map((child) => conjuncts(scene.tree, child));
  const shared = owners.find((members) => members.length > 1 && members.some(isOwn)) ?? [];
  return shared.flatMap((member) => {
    const side = stateAt(scene, member);
    const country = side?.actors[0]?.country ?? null;
    return side === null || country === null || country === actor.country
      ? []
      : [{ ...side, actors: [{ ...actor, name: side.actors[0]?.name ?? actor.name, country }], confidence: own.confidence }];
  });
}

function isWithin({ tree }: Scene, token: number, side: Side): boolean {
  const start = tree.sentence.starts[token] ?? -1;
  return start >= side.start && start < side.end;
}

/** The mention of one state on a token. */
function stateAt(scene: Scene, token: number): Side | null {
  const side = scene.byHead.get(token);
  return side?.actors.length === 1 && side.actors[0]?.kind === "state" ? side : null;
}

import type { ActorRef } from "../model/index.ts";
import type { Scene, Side } from "./scene.ts";
import { isOfClass } from "./scene.ts";
import { lemma } from "./tree.ts";

/** Who has an office or a following at home: unlike soldiers, reporters and envoys they are tried and held there. */
const AT_HOME: readonly ActorRef["sector"][] = ["OPP", "PTY", "LEG", "GOV", "ELI", "JUD"];
const SURE = 0.6;

/**
 * "Zambia's opposition leader was charged with treason": where nobody else is named, politicians are tried, held and dismissed by the authorities
 * of their own country. Empty where another country stands in the sentence, or where it may have happened abroad.
 */
export function authoritiesOver(scene: Scene, victims: readonly Side[]): readonly Side[] {
  const [victim, ...others] = victims;
  const [actor] = victim?.actors ?? [];
  if (victim === undefined || actor === undefined || others.length > 0 || victim.actors.length > 1 || actor.country === null) return [];
  if (!AT_HOME.includes(actor.sector) || actor.kind === "state" || isOfClass(scene, lemma(scene.tree, victim.head), "ENVOY")) return [];
  const countries = new Set(
    [...scene.byHead.values()].flatMap((side) => side.actors.map(({ country, id }) => country ?? id)).filter((id) => id !== null),
  );
  if (countries.size !== 1) return [];
  const authorities: ActorRef = { id: null, name: "the authorities", kind: "unnamed", country: actor.country, sector: "JUD", role: null };
  return [{ start: victim.start, end: victim.end, head: victim.head, actors: [authorities], confidence: SURE }];
}

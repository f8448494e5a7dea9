import type { ActRow } from "../model/index.ts";
import { sidesAfter, sidesAt, subjectsOf, without } from "./find-sides.ts";
import type { Match } from "./read-verb.ts";
import type { Scene } from "./scene.ts";
import { childrenBy, headOf, relation, upos } from "./tree.ts";

/** Fits an act's row to an adjective that says something of its subject: "is hostile to", "were angry with". Before a noun it says nothing. */
export function readAdjective(scene: Scene, row: ActRow, adjective: number): Match {
  const { tree } = scene;
  if (!isPredicative(scene, adjective)) return { why: "it only describes a noun" };
  const passive = childrenBy(tree, adjective, ["nsubj:pass"]).flatMap((child) => sidesAt(scene, child, "any"));
  const active = relation(tree, adjective) === "acl" ? sidesAt(scene, headOf(tree, adjective), "who") : subjectsOf(scene, adjective);
  const subject = passive.length > 0 ? passive : active;
  return { initiators: subject, recipients: without(sidesAfter(scene, [adjective], row.prepositions), subject), objects: [], sure: 0.9 };
}

/** "an able and responsible officer" says nothing of anybody, "was able and responsible" does. */
export function isPredicative(scene: Scene, adjective: number): boolean {
  const { tree } = scene;
  if (childrenBy(tree, adjective, ["nsubj", "nsubj:pass", "cop"]).length > 0) return true;
  const own = relation(tree, adjective);
  const head = headOf(tree, adjective);
  return own === "conj"
    ? upos(tree, head) !== "ADJ" || isPredicative(scene, head)
    : ["acl", "advcl", "xcomp", "root", "ccomp"].includes(own);
}

import type { ActRow } from "../model/index.ts";
import { sidesAfter, sidesAt, subjectsOf, without } from "./find-sides.ts";
import type { Match } from "./read-verb.ts";
import type { Scene } from "./scene.ts";
import { childrenBy, headOf, relation } from "./tree.ts";

/** Fits an act's row to an adjective that says something of its subject: "is hostile to", "were angry with". Before a noun it says nothing. */
export function readAdjective(scene: Scene, row: ActRow, adjective: number): Match {
  const { tree } = scene;
  const predicative =
    childrenBy(tree, adjective, ["nsubj", "nsubj:pass", "cop"]).length > 0 ||
    ["acl", "advcl", "xcomp", "conj", "root", "ccomp"].includes(relation(tree, adjective));
  if (!predicative) return { why: "it only describes a noun" };
  const passive = childrenBy(tree, adjective, ["nsubj:pass"]).flatMap((child) => sidesAt(scene, child, "any"));
  const active = relation(tree, adjective) === "acl" ? sidesAt(scene, headOf(tree, adjective), "who") : subjectsOf(scene, adjective);
  const subject = passive.length > 0 ? passive : active;
  return { initiators: subject, recipients: without(sidesAfter(scene, [adjective], row.prepositions), subject), objects: [], sure: 0.9 };
}

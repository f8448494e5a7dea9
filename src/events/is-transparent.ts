import type { Scene } from "./scene.ts";
import { isOfClass } from "./scene.ts";
import { childrenBy, headOf, isMarkedBy, lemma, upos } from "./tree.ts";

/** Words that add nothing: light verbs, containers, plans ("an effort to mediate", "a series of strikes"). */
export function isTransparent(scene: Scene, token: number): boolean {
  const own = lemma(scene.tree, token);
  if (upos(scene.tree, token) === "VERB") return isOfClass(scene, own, "LIGHT") || isOfClass(scene, own, "PHASE");
  return (
    isOfClass(scene, own, "CONTAINER") ||
    isOfClass(scene, own, "QUANTITY") ||
    isReportOf(scene, token) ||
    (own === "state" && childrenBy(scene.tree, token, ["nmod"]).length > 0) ||
    upos(scene.tree, token) === "PRON" ||
    headOf(scene.tree, token) < 0
  );
}

/** "denied a report that it had sent missiles": what the report says is denied. */
function isReportOf({ tree }: Scene, token: number): boolean {
  return (
    REPORTED.test(lemma(tree, token)) && childrenBy(tree, token, ["acl", "ccomp"]).some((clause) => isMarkedBy(tree, clause, /^that$/))
  );
}
const REPORTED = /^(?:report|claim|allegation|accusation|charge|assertion|suggestion|rumou?r|speculation)$/;

import { moodOf } from "./find-mood.ts";
import { subjectsOf, without } from "./find-sides.ts";
import type { Reading, Scene } from "./scene.ts";
import { childrenBy, headOf, lemma, relation, upos } from "./tree.ts";

/** Codes of "must" and "should" around what no row knows: a demand, an appeal. */
const CODES = { must: "100", should: "020" } as const;

/**
 * "Washington declared that Beijing must drop its barriers": whoever says that somebody must do something demands it, whatever it is. Null where
 * nobody says so or nobody must.
 */
export function readModalDemand(scene: Scene, verb: number): Reading | null {
  const { tree } = scene;
  const head = headOf(tree, verb);
  if (head < 0 || upos(tree, verb) !== "VERB" || !["ccomp", "parataxis"].includes(relation(tree, verb))) return null;
  if (!scene.index.speech.has(`${lemma(tree, head)}/VERB`)) return null;
  const { modal, negated } = moodOf(tree, verb);
  if ((modal !== "must" && modal !== "should") || negated) return null;
  const cameo = scene.index.tables.cameo.get(CODES[modal]);
  const initiators = subjectsOf(scene, head);
  const passive = childrenBy(tree, verb, ["nsubj:pass"]).length > 0;
  const recipients = passive ? [] : without(subjectsOf(scene, verb), initiators);
  if (cameo === undefined || initiators.length === 0 || recipients.length === 0) return null;
  const { code, plover, mode, contexts } = cameo;
  const sides = { initiators, recipients, reciprocal: false, needsRecipient: true };
  return {
    cameo: code,
    plover,
    mode,
    contexts,
    status: "requested",
    ...sides,
    tokens: [verb],
    rules: [`said-${modal}`],
    head: verb,
    sure: 0.8,
  };
}

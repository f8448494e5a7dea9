import { isRelativePronoun } from "./find-objects.ts";
import type { Scene, Side } from "./scene.ts";
import { isKnown, mentionAt } from "./scene.ts";
import { caseOf, childrenBy, clauseOf, conjuncts, headOf, isPassive, lemma, relation, upos, word } from "./tree.ts";

/** "is fighting off an invasion of its territory": within a clause "its" means the subject, when that is a state or body. */
export function boundBy(scene: Scene, token: number): readonly Side[] {
  const clause = clauseOf(scene.tree, token);
  if (upos(scene.tree, clause) !== "VERB" || isPassive(scene.tree, clause)) return [];
  const subject = childrenBy(scene.tree, clause, ["nsubj"])[0];
  if (subject === undefined || subject > token || conjuncts(scene.tree, subject).length > 1) return [];
  const blamed = reasonOf(scene, token, clause);
  if (blamed !== null) return [blamed];
  const antecedent = isRelativePronoun(scene.tree, subject) ? headOf(scene.tree, clause) : subject;
  const side = antecedent < 0 || antecedent === token ? null : mentionAt(scene, antecedent);
  return side !== null && side.actors.length === 1 && side.actors[0]?.kind !== "person" && isKnown(side) ? [side] : [];
}

/** Who has tests and policies, and not places. */
const ACTS: ReadonlySet<string> = new Set(["state", "unrecognised state", "organisation", "armed group", "organ", "person"]);

/** "cut off aid to India over its tests", "sanctioned Belarus for its support": a reason is of whom something is done to, but for who is sorry. */
export function reasonOf(scene: Scene, token: number, clause: number): Side | null {
  const { tree, covering } = scene;
  let phrase = token;
  const isReason = (at: number): boolean =>
    /^(?:for|over|at|about)$/.test(caseOf(tree, at)) || (upos(tree, at) === "NOUN" && /^(?:after|following)$/.test(caseOf(tree, at)));
  while (phrase >= 0 && !isReason(phrase) && phrase !== clause) phrase = headOf(tree, phrase);
  if (phrase < 0 || phrase === clause || /^(?:apologi[sz]e|defend|regret|face|pay|seek|want)$/.test(lemma(tree, clause))) return null;
  const states = [...new Set(covering.values())].filter(
    (side) => side.head > clause && side.head < token && side.actors.length === 1 && ACTS.has(side.actors[0]?.kind ?? ""),
  );
  return states.findLast((side) => side.basis !== "pronoun") ?? null;
}

/** "cut ties with Qatar, accusing it of terrorism": whom a pronoun in the aside of a clause means, the last who is named behind the clause's verb. */
export function meantBy(scene: Scene, pronoun: number): Side | null {
  const { tree, covering } = scene;
  const verb = headOf(tree, pronoun);
  if (!/^(?:it|them|him|her)$/.test(word(tree, pronoun)) || verb < 0 || !/^(?:advcl|conj)$/.test(relation(tree, verb))) return null;
  const clause = headOf(tree, verb);
  const named = [...new Set(covering.values())].filter((side) => side.head > clause && side.head < verb && side.actors.length === 1);
  return named.findLast((side) => side.basis !== "pronoun" && BODIES.test(side.actors[0]?.kind ?? "")) ?? null;
}
const BODIES = /^(?:state|organisation|armed group)$/;

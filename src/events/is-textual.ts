import type { Scene } from "./scene.ts";
import { isOfClass } from "./scene.ts";
import { caseOf, childrenBy, fineTag, headOf, lemma, relation, upos, word } from "./tree.ts";

/** "a resolution condemning Sudan": whether a participle tells what a text says. */
export function isTextual(scene: Scene, participle: number): boolean {
  return textBefore(scene, participle) >= 0;
}

/** The noun for the text, on which parsers hang the participle or beside which; -1 where there is none. */
function textBefore(scene: Scene, participle: number): number {
  const { tree } = scene;
  const head = headOf(tree, participle);
  const isBare = childrenBy(tree, participle, ["mark", "case"]).length === 0;
  if (head < 0 || fineTag(tree, participle) !== "VBG" || !isBare) return -1;
  const isBeside = /^(?:xcomp|advcl)$/.test(relation(tree, participle)) && headOf(tree, participle - 1) === head;
  const noun = relation(tree, participle) === "acl" ? head : isBeside ? participle - 1 : -1;
  return noun >= 0 && isOfClass(scene, lemma(tree, noun), "DOCUMENT") ? noun : -1;
}

/** "vetoed a resolution condemning Sudan", "voted against a bill banning its gas": what a text that was not adopted says nobody does. */
export function isUnadopted(scene: Scene, participle: number): boolean {
  const { tree } = scene;
  const text = textBefore(scene, participle);
  const verb = text < 0 ? -1 : headOf(tree, text);
  if (verb < 0 || upos(tree, verb) !== "VERB") return false;
  const isOutvoted = caseOf(tree, text) === "against" && lemma(tree, verb) === "vote";
  const isNot = childrenBy(tree, verb, ["advmod"]).some((child) => word(tree, child) === "not");
  return (UNADOPTED.test(lemma(tree, verb)) || isOutvoted) && !isNot;
}
const UNADOPTED = /^(?:veto|reject|block|oppose|defeat|shelve|withdraw|kill)$/;

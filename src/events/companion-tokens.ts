import { caseOf, childrenBy, isPassive, lemma, word } from "./tree.ts";
import type { Tree } from "./tree.ts";

const TOGETHER = /^(?:together|along|jointly)$/;
const BESIDE = /^(?:together with|along with|jointly with)$/;

/** Those who do it with the subject of a verb: "Chile, joined by Peru, condemned", "together with Peru, Chile condemned". */
export function companionTokens(tree: Tree, verb: number, subject: number): readonly number[] {
  const joined = childrenBy(tree, subject, ["acl"]).filter((child) => lemma(tree, child) === "join" && isPassive(tree, child));
  const agents = joined.flatMap((child) => childrenBy(tree, child, ["obl", "obl:agent"])).filter((child) => caseOf(tree, child) === "by");
  const adverbs = childrenBy(tree, verb, ["advmod"]).filter((child) => TOGETHER.test(word(tree, child)));
  const phrases = [verb, subject, ...adverbs].flatMap((at) => childrenBy(tree, at, ["obl", "nmod"]));
  return [...agents, ...phrases.filter((phrase) => isBeside(tree, phrase))];
}

function isBeside(tree: Tree, phrase: number): boolean {
  if (BESIDE.test(caseOf(tree, phrase))) return true;
  const marker = childrenBy(tree, phrase, ["case"])[0] ?? -1;
  return word(tree, marker) === "with" && TOGETHER.test(word(tree, marker - 1));
}

import type { Scene, Side } from "./scene.ts";
import { isKnown } from "./scene.ts";
import { caseOf, hasTense, relation, upos, word } from "./tree.ts";

/** Words that may stand between a subject and its verb. */
const BETWEEN =
  /^(?:on|early|late|last|this|next|earlier|today|yesterday|again|also|now|then|has|have|had|is|are|was|were|been|be|officially|formally|[a-z]+ly|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|night)$/;
const REACH = 6;

/**
 * The named actor right before a finite verb, for trees that hang it elsewhere ("Germany sent …" with the name taken for an adjective).
 * Only adverbs, auxiliaries and days may stand between.
 */
export function nearestBefore(scene: Scene, verb: number): readonly Side[] {
  const { tree } = scene;
  if (!hasTense(tree, verb) && upos(tree, verb - 1) !== "AUX") return [];
  for (let token = verb - 1; token >= Math.max(0, verb - REACH); token--) {
    const side = scene.covering.get(token);
    if (side !== undefined) {
      const isSubject = caseOf(tree, side.head) === "" && !followsPreposition(scene, side);
      const all = isSubject ? (scene.listed.get(side) ?? [side]) : [];
      return all.map((member) => ({ ...member, confidence: member.confidence * UNSURE }));
    }
    if (!BETWEEN.test(word(tree, token))) return [];
  }
  return [];
}

/** The named actor right after a verb, but for an article or adjective; not the owner of something ("met its demands"). */
export function nearestAfter(scene: Scene, verb: number): readonly Side[] {
  const { tree } = scene;
  for (let token = verb + 1; token < Math.min(verb + 4, tree.sentence.words.length); token++) {
    const side = scene.covering.get(token);
    if (side !== undefined)
      return isKnown(side) && relation(tree, side.head) !== "nmod:poss" ? [{ ...side, confidence: side.confidence * UNSURE }] : [];
    if (!/^(?:DET|ADJ|NUM)$/.test(upos(tree, token))) return [];
  }
  return [];
}

/** A side that only its place in the text gives is less sure than one that the tree gives. */
const UNSURE = 0.8;

function followsPreposition(scene: Scene, side: Side): boolean {
  const first = scene.tree.sentence.starts.findIndex((start) => start >= side.start);
  const before = upos(scene.tree, first - 1) === "DET" ? first - 2 : first - 1;
  return upos(scene.tree, before) === "ADP";
}

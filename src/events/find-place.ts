import type { ActorRef, EventPlace } from "../model/index.ts";
import { ownersOf } from "./find-sides.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isOfClass, mentionAt } from "./scene.ts";
import type { Tree } from "./tree.ts";
import { caseOf, clauseOf, headOf, lemma, phrasesBelow, relation } from "./tree.ts";

/** Where it happened, when the clause says so: "in Geneva", "near Aleppo". */
export function findPlace(scene: Scene, reading: Reading): EventPlace | null {
  const around = [...new Set([...reading.tokens, clauseOf(scene.tree, reading.head)])];
  for (const token of around) {
    for (const phrase of phrasesBelow(scene.tree, token)) {
      if (!/^(?:in|at|near|inside|outside|across|off|over)$/.test(caseOf(scene.tree, phrase)) || isOfSubject(scene.tree, phrase, around))
        continue;
      const side = mentionAt(scene, phrase) ?? ownerOfPlace(scene, phrase);
      const actor = side?.actors[0];
      if (side === null || actor === undefined || !PLACES.includes(actor.kind)) continue;
      return { name: actor.name, country: actor.country, span: { start: side.start, end: side.end } };
    }
  }
  return null;
}

const PLACES: readonly ActorRef["kind"][] = ["place", "state", "unrecognised state"];

/** "in Sudan's capital", "in the Afghan province". */
function ownerOfPlace(scene: Scene, noun: number): Side | null {
  const [owner] = isOfClass(scene, lemma(scene.tree, noun), "PLACE") ? ownersOf(scene, noun) : [];
  return owner ?? null;
}

/** "the commander in Iraq held talks": where the subject is stationed is not where it happened. */
function isOfSubject(tree: Tree, phrase: number, around: readonly number[]): boolean {
  for (let at = headOf(tree, phrase); at >= 0 && !around.includes(at); at = headOf(tree, at)) {
    if (relation(tree, at) === "nsubj") return true;
  }
  return false;
}

import type { EventPlace } from "../model/index.ts";
import type { Reading, Scene } from "./scene.ts";
import { mentionAt } from "./scene.ts";
import type { Tree } from "./tree.ts";
import { caseOf, clauseOf, headOf, phrasesBelow, relation } from "./tree.ts";

/** Where it happened, when the clause says so: "in Geneva", "near Aleppo". */
export function findPlace(scene: Scene, reading: Reading): EventPlace | null {
  const around = [...new Set([...reading.tokens, clauseOf(scene.tree, reading.head)])];
  for (const token of around) {
    for (const phrase of phrasesBelow(scene.tree, token)) {
      if (!/^(?:in|at|near|inside|outside|across|off|over)$/.test(caseOf(scene.tree, phrase)) || isOfSubject(scene.tree, phrase, around))
        continue;
      const side = mentionAt(scene, phrase);
      const actor = side?.actors[0];
      if (
        side === null ||
        actor === undefined ||
        !(actor.kind === "place" || actor.kind === "state" || actor.kind === "unrecognised state")
      )
        continue;
      return { name: actor.name, country: actor.country, span: { start: side.start, end: side.end } };
    }
  }
  return null;
}

/** "the commander in Iraq held talks": where the subject is stationed is not where it happened. */
function isOfSubject(tree: Tree, phrase: number, around: readonly number[]): boolean {
  for (let at = headOf(tree, phrase); at >= 0 && !around.includes(at); at = headOf(tree, at)) {
    if (relation(tree, at) === "nsubj") return true;
  }
  return false;
}

import type { EventPlace } from "../model/index.ts";
import type { Reading, Scene } from "./scene.ts";
import { mentionAt } from "./scene.ts";
import { caseOf, clauseOf, phrasesBelow } from "./tree.ts";

/** Where it happened, when the clause says so: "in Geneva", "near Aleppo". */
export function findPlace(scene: Scene, reading: Reading): EventPlace | null {
  const around = [...new Set([...reading.tokens, clauseOf(scene.tree, reading.head)])];
  for (const token of around) {
    for (const phrase of phrasesBelow(scene.tree, token)) {
      if (!/^(?:in|at|near|inside|outside|across|off|over)$/.test(caseOf(scene.tree, phrase))) continue;
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

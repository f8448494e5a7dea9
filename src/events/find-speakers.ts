import { sidesAfter, subjectsOf } from "./find-sides.ts";
import type { Scene, Side } from "./scene.ts";
import { childrenBy, headOf, keyAt, relation } from "./tree.ts";

/**
 * Who says what a token stands in: the subject of the word of saying above or beside its clause, else whom it is "according to". `speaks`
 * tells which words say something, `hides` below which of them nobody says it for himself.
 */
export function speakersOf(
  scene: Scene,
  token: number,
  { speaks, hides }: { readonly speaks: (at: number) => boolean; readonly hides: (at: number) => boolean },
): readonly Side[] {
  const { tree } = scene;
  for (let at = token; at >= 0; at = headOf(tree, at)) {
    const beside = childrenBy(tree, at, ["parataxis"]).find(speaks);
    if (beside !== undefined) return subjectsOf(scene, beside);
    const head = headOf(tree, at);
    if (head >= 0 && hides(head)) return [];
    // 'added "ties" that …': parsers take a quotation that opens with a noun for an object
    if (head >= 0 && ["ccomp", "parataxis", "acl", "advcl", "dep", "obj"].includes(relation(tree, at)) && speaks(head))
      return subjectsOf(scene, head);
  }
  return sidesAfter(scene, [token], ["according to"]);
}

/** Words that report what somebody says. */
export function isSaying(scene: Scene, token: number): boolean {
  return scene.index.speech.get(keyAt(scene.tree, token))?.manner === "speech";
}

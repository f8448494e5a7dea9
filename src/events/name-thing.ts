import type { CameoCode, OperatorRow, Status } from "../model/index.ts";
import { productOf } from "./combine.ts";
import { isOneOf, nounsOf } from "./match-triggers.ts";
import type { Scene } from "./scene.ts";
import { caseOf, upos } from "./tree.ts";

/** "boycotted the election", "opposes the law": who is against these need not be asked for them. */
const REFORM = /^083[124]?$/;

/** The code of an operator whose content is a thing by its bare name ("asked Japan for a loan", "refused them visas"); null where there is none. */
export function nameThing(
  scene: Scene,
  content: readonly (readonly number[])[],
  row: OperatorRow,
): { readonly code: CameoCode; readonly status: Status | null; readonly rules: readonly string[] } | null {
  const { id, operation } = row;
  const nouns = content
    .flat()
    .flatMap((token) => nounsOf(scene, token))
    // "blocked roads for the right to vote" refuses no right
    .filter((token) => upos(scene.tree, token) === "NOUN" && !(operation === "refuse" && caseOf(scene.tree, token) === "for"));
  for (const { row: thing, words } of nouns.length === 0 ? [] : scene.index.things) {
    if (!nouns.some((token) => isOneOf(scene, token, words))) continue;
    if (operation === "refuse" && REFORM.test(thing.cameo)) continue;
    const product = productOf(scene.index, operation, thing.cameo);
    if (product !== undefined && product.act !== "*" && product.cameo !== null)
      return { code: product.cameo, status: product.status, rules: [thing.id, id, product.id] };
  }
  return null;
}

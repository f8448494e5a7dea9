import type { CameoCode, OperatorRow, Status } from "../model/index.ts";
import { productOf } from "./combine.ts";
import { isOneOf, nounsOf, triggersAt } from "./match-triggers.ts";
import type { Scene } from "./scene.ts";
import { caseOf, childrenBy, lemma, upos } from "./tree.ts";

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
  const verbs = content.flat().filter((token) => upos(scene.tree, token) === "VERB");
  for (const { row: thing, words } of nouns.length + verbs.length === 0 ? [] : scene.index.things) {
    const told =
      thing.verbs.length === 0
        ? nouns
        : [...verbs, ...nouns].filter((word) => thing.verbs.includes(lemma(scene.tree, word))).flatMap((word) => governedBy(scene, word));
    if (!told.some((token) => isOneOf(scene, token, words))) continue;
    if (operation === "refuse" && thing.verbs.length === 0 && REFORM.test(thing.cameo)) continue;
    const product = productOf(scene.index, operation, thing.cameo);
    if (product !== undefined && product.act !== "*" && product.cameo !== null)
      return { code: product.cameo, status: product.status, rules: [thing.id, id, product.id] };
  }
  return null;
}

/** What a verb is done to or with: "show restraint", "refrain from violence", "put an end to the war". */
function governedBy(scene: Scene, verb: number): readonly number[] {
  const phrases = childrenBy(scene.tree, verb, ["obj", "obl", "nmod"]);
  const below = phrases.flatMap((phrase) => childrenBy(scene.tree, phrase, ["nmod"]));
  return [...phrases, ...below].flatMap((token) => nounsOf(scene, token));
}

/** The code of an operator whose content is to stop what no row knows, which is a policy: "pressed Japan to end its whaling". */
export function nameEnd(scene: Scene, content: readonly (readonly number[])[], { operation }: OperatorRow): CameoCode | null {
  if (operation !== "appeal" && operation !== "demand") return null;
  const verbs = content.flat().filter((token) => upos(scene.tree, token) === "VERB");
  const ends = verbs.flatMap((token) => triggersAt(scene, token, scene.index.operators)).some(({ row }) => row.operation === "stop");
  return ends ? (productOf(scene.index, operation, POLICY)?.cameo ?? null) : null;
}
const POLICY = "0832";

import type { ActorRef } from "../model/index.ts";
import type { Scene, Side } from "./scene.ts";
import { childrenBy, fineTag, lemma, relation, spanOf, subtree, upos, word } from "./tree.ts";

/** "Thousands marched", "tens of thousands": people by their number alone. */
export function isCrowd({ tree }: Scene, token: number): boolean {
  return fineTag(tree, token) === "NNS" && /^(?:ten|dozen|score|hundred|thousand|million)$/.test(lemma(tree, token));
}

/** "Gunmen", "protesters": somebody whom the text does not name. */
export function unnamedSide(scene: Scene, token: number): Side {
  const { sentence } = scene.tree;
  const phrase = subtree(scene.tree, token).filter(
    (part) => part <= token && token - part < 4 && !["DET", "ADP", "CCONJ", "PUNCT", "SCONJ"].includes(upos(scene.tree, part)),
  );
  const span = spanOf(sentence, phrase);
  const actor: ActorRef = {
    id: null,
    name: scene.text.slice(span.start, span.end),
    kind: "unnamed",
    country: null,
    sector: null,
    role: null,
  };
  return { ...span, head: token, actors: [actor], confidence: 0.5 };
}

/** "Tajik forces shelled Batken; Tajikistan accused its neighbour": the only other state that the sentence has named so far. */
function otherState({ tree, covering }: Scene, token: number): Side | undefined {
  if (fineTag(tree, token) !== "NN" || !childrenBy(tree, token, ["nmod:poss"]).some((owner) => word(tree, owner) === "its"))
    return undefined;
  const before = [...new Set(covering.values())].filter(
    (side) => side.head < token && side.actors.length === 1 && side.actors[0]?.country != null,
  );
  const owner = before.findLast((side) => relation(tree, side.head) === "nsubj")?.actors[0]?.country;
  const others = before.filter((side) => side.actors[0]?.country !== owner);
  return owner !== undefined && new Set(others.map((side) => side.actors[0]?.country)).size === 1 ? others.at(-1) : undefined;
}

/** "Ukraine's ally Poland", "an ally of Iran": the one named right behind, else somebody whom the text leaves unnamed; never whose ally it is. */
export function relativeAt(scene: Scene, token: number, own: Side | null): readonly Side[] {
  const named = scene.covering.get(token + 1) ?? otherState(scene, token);
  if (named !== undefined) return [named];
  return own === null ? [unnamedSide(scene, token)] : [own];
}

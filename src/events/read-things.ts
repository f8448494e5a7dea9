import type { ActRow } from "../model/index.ts";
import { objectTokensOf } from "./find-objects.ts";
import { subjectsOf } from "./find-sides.ts";
import { triggersAt } from "./match-triggers.ts";
import { VIOLENCE } from "./read-verb.ts";
import type { Reading, Scene } from "./scene.ts";
import { isOfClass, mentionAt } from "./scene.ts";
import { isPassive, lemma, relation, upos } from "./tree.ts";

/**
 * Acts that are done to things ("bombed a holiday home", "condemned the lynching"), without a recipient, for codebooks that count acts whoever suffers
 * them. Of violence only what is done to buildings, vehicles and places: "hit a record" hits nobody.
 */
export function readThings(scene: Scene, readings: readonly Reading[]): readonly Reading[] {
  const taken = new Set(readings.flatMap((reading) => reading.tokens));
  return [...scene.tree.sentence.words.keys()].flatMap((token): Reading[] => {
    if (taken.has(token) || upos(scene.tree, token) !== "VERB" || relation(scene.tree, token) === "amod") return [];
    const found = triggersAt(scene, token, scene.index.acts).find(({ row }) => isDoneTo(scene, row, token));
    if (found === undefined) return [];
    const { row, tokens } = found;
    const initiators = subjectsOf(scene, token);
    // who was praised or criticised by nobody knows whom tells no act
    if (initiators.length === 0 && (WORDS.test(row.cameo) || !isPassive(scene.tree, token))) return [];
    const { cameo, plover, mode, contexts } = row;
    const rest = { status: null, reciprocal: false, needsRecipient: false, tokens, rules: [row.id], head: token, sure: 0.6 };
    return [{ cameo, plover, mode, contexts, initiators, recipients: [], ...rest }];
  });
}

function isDoneTo(scene: Scene, row: ActRow, verb: number): boolean {
  if (row.frame !== "direct" || row.objects.length > 0) return false;
  const objects = objectTokensOf(scene.tree, verb);
  if (objects.length === 0 || objects.some((object) => mentionAt(scene, object) !== null)) return false;
  return WORDS.test(row.cameo) || (VIOLENCE.test(row.cameo) && objects.some((object) => isSite(scene, object)));
}
const WORDS = /^(?:05|11)/;

function isSite(scene: Scene, token: number): boolean {
  return SITES.some((name) => isOfClass(scene, lemma(scene.tree, token), name));
}
const SITES = ["ASSET", "PROPERTY", "PLACE"] as const;

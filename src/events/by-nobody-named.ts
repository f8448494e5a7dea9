import { VIOLENCE } from "./read-verb.ts";
import { isPeopleOrBody } from "./scene.ts";
import type { Reading, Scene } from "./scene.ts";
import { childrenBy, fineTag, isPassive, relation, upos, word } from "./tree.ts";

/** Whoever does it is somebody else than those named. */
export function isByNobodyNamed(scene: Scene, reading: Reading): boolean {
  const isPlain = hasSpeakerAsSubject(scene, reading) || hasOwnDoer(scene, reading) || isBlameOfNoun(scene, reading);
  return isPlain || (VIOLENCE.test(reading.cameo) && isDoneByThing(scene, reading));
}

/** "I joined the party", "you must go": whoever speaks or is spoken to, who is none of those named. */
function hasSpeakerAsSubject({ tree }: Scene, { tokens }: Reading): boolean {
  return tokens.some((token) => childrenBy(tree, token, ["nsubj"]).some((child) => /^(?:i|we|you)$/.test(word(tree, child))));
}

/** "More than 20 countries have expelled": somebody does it whom nobody names. */
function hasOwnDoer(scene: Scene, { head }: Reading): boolean {
  const { tree } = scene;
  const isSomebody = (noun: number): boolean => /^NNS?$/.test(fineTag(tree, noun)) && isPeopleOrBody(scene, noun);
  return childrenBy(tree, head, ["nsubj", "obl:agent"]).some(isSomebody);
}

/** "a strike blamed on Israel": nobody says by whom. */
function isBlameOfNoun({ tree }: Scene, { head, plover }: Reading): boolean {
  return plover === "ACCUSE" && relation(tree, head) === "acl" && isPassive(tree, head);
}

/** "bombs killed 224 people": what did it is named, and whose it is nobody says. */
function isDoneByThing({ tree }: Scene, { head }: Reading): boolean {
  return childrenBy(tree, head, ["nsubj"]).some((noun) => upos(tree, noun) === "NOUN");
}

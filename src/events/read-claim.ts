import type { ActRow } from "../model/index.ts";
import { ownersOf, sidesAt, subjectsOf, without } from "./find-sides.ts";
import { isSaying, speakersOf } from "./find-speakers.ts";
import { partOf } from "./match-triggers.ts";
import { isPredicative } from "./read-adjective.ts";
import type { Match } from "./read-verb.ts";
import type { Scene, Side } from "./scene.ts";
import { childrenBy, headOf, isSaidBehind, relation } from "./tree.ts";

/**
 * Fits a row to a word that blames whoever it is said of, in somebody's words: "said that Iran was responsible for it", "was behind it", "called it a
 * defence against Russian aggression". Who says so blames; the word alone blames nobody.
 */
export function readClaim(scene: Scene, row: ActRow, word: number): Match {
  const speakers = speakersOf(scene, word, { speaks: (at) => isSaying(scene, at), hides: () => false });
  if (speakers.length === 0) return { why: "nobody says so" };
  const isNoun = partOf(scene, word) === "NOUN";
  const behind = isNoun && isSaidBehind(scene.tree, word);
  if (row.triggers.some((trigger) => trigger.startsWith("behind ")) && !behind) return { why: "nobody is said to be behind it" };
  if (!isNoun && !isPredicative(scene, word)) return { why: "it only describes a noun" };
  // "said the offensive was a crime": of whom or of whose deed it is said
  const isSaidOf = !isNoun || behind || childrenBy(scene.tree, word, ["cop"]).length > 0;
  const blamed = isSaidOf ? subjectsOf(scene, word) : blamedBefore(scene, word);
  return { initiators: speakers, recipients: without(blamed, speakers), objects: [], sure: 0.8 };
}

/** The owner of a wrong ("Iran's meddling"), who may stand before the first of two joined ones. */
function blamedBefore(scene: Scene, noun: number): readonly Side[] {
  const named = childrenBy(scene.tree, noun, ["nmod:poss"]).flatMap((child) => sidesAt(scene, child, "who"));
  const own = named.length > 0 ? named : ownersOf(scene, noun).filter((side) => side.head < noun);
  return own.length === 0 && relation(scene.tree, noun) === "conj" ? blamedBefore(scene, headOf(scene.tree, noun)) : own;
}

import type { OperatorRow } from "../model/index.ts";
import { combine } from "./combine.ts";
import { moodOf } from "./find-mood.ts";
import { objectTokensOf } from "./find-objects.ts";
import type { Reading, Scene } from "./scene.ts";
import { fineTag, headOf, isInfinitive, relation } from "./tree.ts";

/** "promised not to attack", "asked that Japan not attend": not to do something is to stop it. */
export function asWithheld(scene: Scene, told: Reading): Reading {
  const { tree } = scene;
  const isBare = fineTag(tree, told.head) === "VB" && moodOf(tree, told.head).modal === null;
  if (told.status !== "denied" || !isBare || !moodOf(tree, told.head).negated) return told;
  const bare = { ...told, status: null };
  const stopped = combine(scene.index, "withhold", bare) ?? combine(scene.index, "stop", bare);
  return stopped === null ? told : { ...told, ...stopped.reading, status: null, rules: [...told.rules, stopped.product] };
}

/** "warned Finland not to join": whoever is warned is to do it or leave it. */
export function isToldNotTo(
  { tree }: Scene,
  token: number,
  { row, inner }: { readonly row: OperatorRow; readonly inner: Reading },
): boolean {
  const isOwn = relation(tree, inner.head) === "xcomp" && headOf(tree, inner.head) === token;
  return row.operation === "threaten" && isOwn && isInfinitive(tree, inner.head) && objectTokensOf(tree, token).length > 0;
}

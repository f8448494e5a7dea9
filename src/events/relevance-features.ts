import type { Reading, Scene, Side } from "./scene.ts";
import { isKnown } from "./scene.ts";
import { childrenBy, headOf, lemma, upos } from "./tree.ts";

/** Parts of speech that say nothing of what a sentence is about. */
const SILENT = new Set(["PUNCT", "PROPN", "NUM", "DET", "ADP", "CCONJ", "AUX", "PART", "SYM"]);

/**
 * What a judgement of relevance looks at, as names that can be read: "word:prosecutor", "who:GOV" (somebody of the government is named),
 * "root:say" (the main verb), "subject:JUD" (who does it), "act:17" (a row read coercion), "act:17:2" (with both sides known). Every name is
 * there once.
 */
export function relevanceFeatures(scene: Scene, readings: readonly Reading[]): readonly string[] {
  const { tree } = scene;
  const tokens = [...tree.sentence.words.keys()];
  const sides = [...new Set([...scene.byHead.values(), ...scene.covering.values()])];
  const root = tokens.find((token) => headOf(tree, token) < 0);
  const subjects = root === undefined ? [] : childrenBy(tree, root, ["nsubj", "nsubj:pass"]);
  const names = [
    ...tokens.filter((token) => !SILENT.has(upos(tree, token))).map((token) => `word:${lemma(tree, token)}`),
    ...sides.flatMap(kindsOf).map((kind) => `who:${kind}`),
    ...subjects.flatMap((token) => [`subject-word:${lemma(tree, token)}`, ...kindsAt(scene, token).map((kind) => `subject:${kind}`)]),
    ...(root === undefined ? [] : [`root:${lemma(tree, root)}`]),
    ...readings.flatMap(({ cameo, initiators, recipients }) => {
      const known = Number(initiators.some(isPolitical)) + Number(recipients.some(isPolitical));
      return [`act:${cameo.slice(0, 2)}`, `act:${cameo.slice(0, 2)}:${known}`];
    }),
  ];
  return [...new Set(names)];
}

function kindsAt(scene: Scene, token: number): readonly string[] {
  const side = scene.byHead.get(token) ?? scene.covering.get(token);
  return side === undefined ? ["none"] : kindsOf(side);
}

/** Sector and kind of those whom a mention means: "GOV", "state", "unnamed"; "abroad" where a country is told. */
function kindsOf(side: Side): readonly string[] {
  return side.actors.flatMap(({ kind, sector, country }) => [
    ...(sector === null ? [] : [sector]),
    `${kind}${country === null ? "" : ":country"}`,
  ]);
}

function isPolitical(side: Side): boolean {
  return isKnown(side) && side.actors.some((actor) => actor.id !== null || actor.country !== null);
}

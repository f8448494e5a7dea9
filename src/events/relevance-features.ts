import type { Reading, Scene, Side } from "./scene.ts";
import { isAnybody } from "./scene.ts";
import { childrenBy, headOf, lemma, upos } from "./tree.ts";

/** Parts of speech that say nothing of what a sentence is about. */
const SILENT = new Set(["PUNCT", "PROPN", "NUM", "DET", "ADP", "CCONJ", "AUX", "PART", "SYM"]);

/**
 * What a judgement of relevance looks at, as names that can be read: "word:prosecutor", "topic:sport" (topics.tsv), "who:GOV" (somebody of the
 * government is named), "countries:2", "root:say" (the main verb), "subject:JUD" (who does it), "act:17" (a row read coercion), "act:17:2" (with
 * both sides known), "doer:COP" (by the police). Every name is there once.
 */
export function relevanceFeatures(scene: Scene, readings: readonly Reading[]): readonly string[] {
  const { tree } = scene;
  const tokens = [...tree.sentence.words.keys()];
  const root = tokens.find((token) => headOf(tree, token) < 0);
  const names = [
    ...wordFeatures(scene, tokens),
    ...sideFeatures([...new Set([...scene.byHead.values(), ...scene.covering.values()])]),
    ...(root === undefined ? [] : rootFeatures(scene, root)),
    ...readings.flatMap(actFeatures),
  ];
  return [...new Set(names)];
}

function wordFeatures({ tree, index }: Scene, tokens: readonly number[]): readonly string[] {
  const telling = new Set(tokens.filter((token) => !SILENT.has(upos(tree, token))).map((token) => lemma(tree, token)));
  const topics = Map.groupBy(
    [...telling].flatMap((own) => index.topics.get(own.toLowerCase()) ?? []),
    (topic) => topic,
  );
  return [
    ...[...telling].map((own) => `word:${own}`),
    ...[...topics].flatMap(([topic, found]) => (found.length > 1 ? [`topic:${topic}`, `topic:${topic}:2`] : [`topic:${topic}`])),
    ...(tokens.some((token) => BYGONE.test(tree.sentence.words[token] ?? "")) ? ["number:bygone"] : []),
  ];
}

/** Years of history; counts of a thousand and more are written with a comma. */
const BYGONE = /^1\d{3}$/;

function sideFeatures(sides: readonly Side[]): readonly string[] {
  const countries = new Set(sides.flatMap((side) => side.actors.flatMap((actor) => actor.country ?? [])));
  return [...sides.flatMap(kindsOf).map((kind) => `who:${kind}`), `countries:${Math.min(2, countries.size)}`];
}

/** The main verb and its subject. */
function rootFeatures(scene: Scene, root: number): readonly string[] {
  const { tree, index } = scene;
  const topicsOf = (token: number): readonly string[] => index.topics.get(lemma(tree, token).toLowerCase()) ?? [];
  const subjects = childrenBy(tree, root, ["nsubj", "nsubj:pass"]);
  return [
    `root:${lemma(tree, root)}`,
    ...topicsOf(root).map((topic) => `root-topic:${topic}`),
    ...subjects.flatMap((token) => [
      `subject-word:${lemma(tree, token)}`,
      ...topicsOf(token).map((topic) => `subject-topic:${topic}`),
      ...kindsAt(scene, token).map((kind) => `subject:${kind}`),
    ]),
  ];
}

function kindsAt(scene: Scene, token: number): readonly string[] {
  const side = scene.byHead.get(token) ?? scene.covering.get(token);
  return side === undefined ? ["none"] : kindsOf(side);
}

function actFeatures({ cameo, initiators, recipients }: Reading): readonly string[] {
  const act = `act:${cameo.slice(0, 2)}`;
  const known = Number(initiators.some(isPolitical)) + Number(recipients.some(isPolitical));
  const doers = initiators.flatMap(kindsOf).map((kind) => `doer:${kind}`);
  return [act, `${act}:${known}`, ...doers, ...recipients.flatMap(kindsOf).map((kind) => `victim:${kind}`)];
}

/** Sector and kind of those whom a mention means: "GOV", "state", "unnamed"; "abroad" where a country is told. */
function kindsOf(side: Side): readonly string[] {
  return side.actors.flatMap(({ kind, sector, country }) => [
    ...(sector === null ? [] : [sector]),
    `${kind}${country === null ? "" : ":country"}`,
  ]);
}

function isPolitical(side: Side): boolean {
  return side.actors.some(isAnybody);
}

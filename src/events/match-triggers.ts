import { ANYTHING } from "./anything.ts";
import type { Trigger } from "./compile-rules.ts";
import type { Scene } from "./scene.ts";
import { childrenBy, conjuncts, fineTag, isTime, lemma, relation, upos, word } from "./tree.ts";
import { isCount } from "./scene.ts";

/** The part of speech by which a token is looked up among the triggers; null for words that never trigger. */
export function partOf(scene: Scene, token: number): "VERB" | "NOUN" | "ADJ" | null {
  switch (upos(scene.tree, token)) {
    case "VERB":
      return isState(scene, token) ? "ADJ" : "VERB";
    case "NOUN":
      return "NOUN";
    case "PROPN":
      return scene.byHead.has(token) || scene.covering.has(token) ? null : "NOUN";
    case "ADJ":
      return isThing(scene, token) ? "NOUN" : "ADJ";
    case "ADV":
      return childrenBy(scene.tree, token, ["cop"]).length === 0
        ? null
        : childrenBy(scene.tree, token, ["det"]).length > 0
          ? "NOUN"
          : "ADJ";
    default:
      return null;
  }
}

/** "began a fast": what has an article and is done, whatever the tagger takes it for. */
function isThing({ tree }: Scene, token: number): boolean {
  return relation(tree, token) === "obj" && childrenBy(tree, token, ["det"]).length > 0;
}

/** "Finland is alarmed about Russia": a passive that tells of a state, where rows know the word as an adjective and not the verb. */
function isState({ tree, index }: Scene, token: number): boolean {
  if (fineTag(tree, token) !== "VBN" || childrenBy(tree, token, ["aux:pass"]).length === 0) return false;
  return index.acts.has(`${word(tree, token)}/ADJ`) && !index.acts.has(`${lemma(tree, token)}/VERB`);
}

/** A row whose trigger stands at a token, with the tokens of the trigger. */
export interface Found<Row> {
  readonly row: Row;
  readonly tokens: readonly number[];
}

/** Rows whose trigger stands at a token. */
export function triggersAt<Row>(scene: Scene, token: number, rows: ReadonlyMap<string, readonly Trigger<Row>[]>): readonly Found<Row>[] {
  const { heads, lemmas } = scene.index;
  const own = word(scene.tree, token);
  const ownLemma = lemma(scene.tree, token);
  const known = lemmas.get(own);
  if (known === undefined && !heads.has(ownLemma) && !heads.has(own)) return [];
  const part = partOf(scene, token);
  if (part === null) return [];
  const find = (name: string): readonly Trigger<Row>[] | undefined => rows.get(`${name}/${part}`);
  const found = find(ownLemma) ?? find(known ?? "") ?? (part === "VERB" ? undefined : find(own));
  if (found === undefined) return [];
  return found.flatMap(({ row, beside }) => {
    if (beside.length === 0) return [{ row, tokens: [token] }];
    const others = beside.map((companion) => findBeside(scene, token, companion));
    return others.every((other) => other !== null) ? [{ row, tokens: [token, ...others].sort((a, b) => a - b) }] : [];
  });
}

/** A particle, preposition or modifier that belongs to the trigger: below it in the tree, or right beside it in the text. */
function findBeside(scene: Scene, token: number, companion: string): number | null {
  const { tree } = scene;
  // "to turn the truce into peace" turns to nobody: the mark of an infinitive is no preposition
  const isMark = (at: number): boolean => at < token && word(tree, at) === "to" && relation(tree, at) === "mark";
  const below = (tree.children[token] ?? []).find(
    (child) => (lemma(tree, child) === companion || word(tree, child) === companion) && !isMark(child),
  );
  if (below !== undefined) return below;
  const told = childrenBy(tree, token, ["obj", "iobj"])
    .flatMap((object) => childrenBy(tree, object, ["acl"]))
    .find((child) => upos(tree, token) === "VERB" && lemma(tree, child) === companion);
  if (told !== undefined) return told;
  // "called him on Tuesday" calls on nobody
  const marking = childrenBy(tree, token, ["obl", "advcl", "nmod", "xcomp"])
    .filter((phrase) => companion !== "on" || !isTime(tree, phrase))
    .flatMap((phrase) => childrenBy(tree, phrase, ["case", "mark"]))
    .find((marker) => word(tree, marker) === companion);
  if (marking !== undefined) return marking;
  const near = [token + 1, token - 1, token + 2, token - 2].find(
    (at) => (word(tree, at) === companion || lemma(tree, at) === companion) && !isMark(at),
  );
  return near ?? null;
}

/**
 * The nouns that a noun phrase is about: its head, its conjuncts, and what a container noun holds ("an aid package", "a series of talks",
 * "billions of dollars in aid").
 */
export function nounsOf(scene: Scene, token: number, depth = 0): readonly number[] {
  const members = conjuncts(scene.tree, token);
  const inner = members.flatMap((member) => {
    return isCount(scene, member) && depth < 3
      ? childrenBy(scene.tree, member, ["compound", "nmod", "amod", "acl"]).flatMap((child) => nounsOf(scene, child, depth + 1))
      : [];
  });
  return [...members, ...inner];
}

/** Whether a noun is one of some words, of which a few have two parts ("martial law", "state of emergency"). */
export function isOneOf(scene: Scene, token: number, words: ReadonlySet<string>): boolean {
  if (words.has(ANYTHING)) return ["NOUN", "PROPN"].includes(upos(scene.tree, token));
  let names = scene.names.get(token);
  if (names === undefined) {
    names = namesOf(scene, token);
    scene.names.set(token, names);
  }
  return names.some((name) => words.has(name));
}

/** What a noun may be called in a row's objects: many rows ask of the same one. */
function namesOf(scene: Scene, token: number): readonly string[] {
  const { tree } = scene;
  const own = lemma(tree, token);
  const kind = kindNamed(scene, token);
  const modifiers = childrenBy(tree, token, ["amod", "compound"]);
  // "two million pesos": money whatever its name
  const isMoney = [...modifiers, ...childrenBy(tree, token, ["nummod"])].some(
    (child) => relation(tree, child) !== "amod" && AMOUNT.test(lemma(tree, child)),
  );
  return [
    ...(isCountOf(scene, token) ? [] : [own]),
    word(tree, token),
    ...(kind === null ? [] : [kind]),
    `${lemma(tree, token - 1)} ${own}`,
    `${own} ${word(tree, token + 1)} ${lemma(tree, token + 2)}`,
    ...(isMoney ? ["million"] : []),
    ...modifiers.map((child) => `${lemma(tree, child)} ${own}`),
  ];
}

/** "millions of victims" are no money. */
function isCountOf({ tree }: Scene, token: number): boolean {
  return fineTag(tree, token) === "NNS" && AMOUNT.test(lemma(tree, token)) && childrenBy(tree, token, ["nmod"]).length > 0;
}
const AMOUNT = /^(?:million|billion|trillion)$/;

/** The noun that a name stands for: "60 Russians" are nationals, "Bakhmut" is a city, "ECOWAS" an organisation. */
function kindNamed(scene: Scene, token: number): string | null {
  const side = scene.covering.get(token);
  if (side === undefined) return null;
  if (side.actors.some((actor) => actor.sector === "IGO")) return "organisation";
  if (side.basis === "demonym") return fineTag(scene.tree, token) === "NNPS" ? "national" : null;
  return side.basis === "capital" || side.actors.every((actor) => actor.kind === "place") ? "city" : null;
}

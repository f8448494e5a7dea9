import type { Mention, Relation } from "../model/index.ts";
import type { Tree } from "./tree.ts";
import { caseOf, childrenBy, conjuncts, headOf, isPassive, lemma, relation, upos } from "./tree.ts";

/** A tree with the mentions of its sentence by the token that carries each. */
export interface Scene {
  readonly tree: Tree;
  readonly mentionByHead: ReadonlyMap<number, Mention>;
}

export function sceneOf(tree: Tree, mentions: readonly Mention[]): Scene {
  const own = mentions.filter((mention) => mention.sentence === tree.sentence.index);
  return { tree, mentionByHead: new Map(own.map((mention) => [mention.head, mention])) };
}

/** Relations below a noun by which its owner or nature is given: "Russian troops", "Putin's spokesman", "leaders of Iran". */
const INSIDE: readonly Relation[] = ["nmod:poss", "amod", "compound", "flat", "appos", "nmod"];
const OF = new Set(["of", "from", "for", "in"]);
/** Nouns that only frame whom they stand before: "a number of countries", "one of the states". */
const MAX_DESCENT = 3;

/**
 * Who is meant by a noun phrase: the mention on its head, else the mention that owns or describes it. Members of a conjunction are added,
 * each with what it means.
 */
export function mentionsAt(scene: Scene, token: number): readonly Mention[] {
  const found = conjuncts(scene.tree, token).map((member) => mentionIn(scene, member, 0));
  return unique(found.filter((mention) => mention !== null));
}

function mentionIn(scene: Scene, token: number, depth: number): Mention | null {
  const own = scene.mentionByHead.get(token);
  if (own !== undefined) return own;
  if (depth >= MAX_DESCENT) return null;
  for (const child of childrenBy(scene.tree, token, INSIDE)) {
    if (relation(scene.tree, child) === "nmod" && !OF.has(caseOf(scene.tree, child))) continue;
    const inner = mentionIn(scene, child, depth + 1);
    if (inner !== null) return inner;
  }
  return null;
}

export function unique(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter((mention, i) => mentions.indexOf(mention) === i);
}

/** Verbs whose object does what the clause below says: "urged Iran to stop". Others hand their own subject down. */
const OBJECT_CONTROL = new Set(
  "urge ask request tell order force press pressure warn allow let permit help make cause expect want invite persuade encourage call require compel enable lead push prompt accuse blame criticise criticize condemn suspect prevent stop".split(
    " ",
  ),
);
const MAX_CLIMB = 6;

/**
 * Who does what a verb says: its subject or agent, else the subject that grammar hands to it (conjunction, control, participles,
 * relative clauses). Empty when the text names nobody.
 */
export function subjectsOf(scene: Scene, verb: number, climbed = 0): readonly Mention[] {
  const { tree } = scene;
  if (climbed > MAX_CLIMB) return [];
  if (isPassive(tree, verb)) return agentsOf(scene, verb);
  const subject = childrenBy(tree, verb, ["nsubj", "csubj"])[0];
  if (subject !== undefined && !isRelativePronoun(tree, subject)) return mentionsAt(scene, subject);
  const head = headOf(tree, verb);
  if (head < 0) return [];
  return inheritedSubjects(scene, { verb, head, climbed });
}

function inheritedSubjects(
  scene: Scene,
  at: { readonly verb: number; readonly head: number; readonly climbed: number },
): readonly Mention[] {
  const { tree } = scene;
  const { verb, head, climbed } = at;
  switch (relation(tree, verb)) {
    case "acl:relcl":
      return mentionsAt(scene, head);
    case "acl":
      return subjectsThroughNoun(scene, head, climbed);
    case "xcomp":
    case "ccomp": {
      const object = childrenBy(tree, head, ["obj", "iobj", "nsubj:pass"])[0];
      if (object !== undefined && OBJECT_CONTROL.has(lemma(tree, head))) return mentionsAt(scene, object);
      return upos(tree, head) === "VERB" || relation(tree, verb) === "xcomp" ? subjectsOf(scene, head, climbed + 1) : [];
    }
    case "conj":
    case "parataxis":
    case "advcl":
      return isPassive(tree, head) ? patientsOf(scene, head) : subjectsOf(scene, head, climbed + 1);
    default:
      return [];
  }
}

/** "one of the few states to recognise X", "a decree declaring X": the noun itself when it is an actor, else who holds it. */
function subjectsThroughNoun(scene: Scene, noun: number, climbed: number): readonly Mention[] {
  const { tree } = scene;
  const own = mentionsAt(scene, noun);
  if (own.length > 0 || climbed > MAX_CLIMB) return own;
  const subject = childrenBy(tree, noun, ["nsubj"])[0];
  if (subject !== undefined) return mentionsAt(scene, subject);
  const head = headOf(tree, noun);
  if (head < 0) return [];
  if (upos(tree, head) === "VERB") return subjectsOf(scene, head, climbed + 1);
  return subjectsThroughNoun(scene, head, climbed + 1);
}

function agentsOf(scene: Scene, verb: number): readonly Mention[] {
  const agents = childrenBy(scene.tree, verb, ["obl:agent", "obl", "nmod"]).filter((child) => caseOf(scene.tree, child) === "by");
  return unique(agents.flatMap((agent) => mentionsAt(scene, agent)));
}

/** Whom a verb is done to: its object, or its subject in the passive. */
export function objectTokensOf(scene: Scene, verb: number): readonly number[] {
  const { tree } = scene;
  const direct = childrenBy(tree, verb, ["obj", "iobj", "nsubj:pass"]);
  if (direct.length > 0)
    return direct.map((token) => (isRelativePronoun(tree, token) ? headOf(tree, verb) : token)).filter((token) => token >= 0);
  const head = headOf(tree, verb);
  if (relation(tree, verb) === "acl" && isPassive(tree, verb) && head >= 0) return [head];
  if (relation(tree, verb) === "conj" && head >= 0 && upos(tree, head) === "VERB" && isPassive(tree, verb))
    return childrenBy(tree, head, ["nsubj:pass"]);
  return [];
}

export function patientsOf(scene: Scene, verb: number): readonly Mention[] {
  return unique(objectTokensOf(scene, verb).flatMap((token) => mentionsAt(scene, token)));
}

/** Those brought in by one of the prepositions, on a verb or a noun: "ties with Iran", "agreed with Iran". */
export function mentionsAfter(scene: Scene, token: number, prepositions: readonly string[]): readonly Mention[] {
  const phrases = childrenBy(scene.tree, token, ["obl", "nmod", "obl:agent", "advcl", "acl"]);
  return unique(
    phrases.filter((phrase) => prepositions.includes(caseOf(scene.tree, phrase))).flatMap((phrase) => mentionsAt(scene, phrase)),
  );
}

/** Those that own or describe a noun: "Russia's invasion", "the Russian invasion", "US-China talks". */
export function ownersOf(scene: Scene, noun: number): readonly Mention[] {
  const inside = childrenBy(scene.tree, noun, ["nmod:poss", "amod", "compound"]);
  return unique(
    inside.flatMap((child) => [
      ...mentionsAt(scene, child),
      ...childrenBy(scene.tree, child, ["compound", "amod"]).flatMap((inner) => mentionsAt(scene, inner)),
    ]),
  );
}

export function isRelativePronoun(tree: Tree, token: number): boolean {
  return /^(?:who|which|that|whom)$/i.test(tree.sentence.words[token] ?? "") && upos(tree, token) === "PRON";
}

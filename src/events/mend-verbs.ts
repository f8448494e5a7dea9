import { RELATIONS, UPOS } from "../model/index.ts";
import type { Draft } from "./draft-tree.ts";
import { attach, childrenOf, isBelow, rel, tag } from "./draft-tree.ts";

/** Verbs that are taken for nouns, adjectives and passives, and the reverse: of 430 own sentences 12 lost their event to these. */
export function mendVerb(draft: Draft, token: number): void {
  mendInfinitive(draft, token);
  mendSubjunctive(draft, token);
  mendActive(draft, token);
  mendGerundSubject(draft, token);
  mendFighting(draft, token);
  mendNotTo(draft, token);
  mendPhrase(draft, token);
  mendLater(draft, token);
}

/** "summoned the envoy and later limited imports" with "limited" taken for a word of the imports: behind "and later" stands a verb. */
function mendLater(draft: Draft, token: number): void {
  const { words } = draft.sentence;
  const noun = draft.heads[token] ?? -1;
  if (rel(draft, token) !== "amod" || noun < token || !/ed$/.test(words[token] ?? "")) return;
  if (
    !/^(?:later|then|also|subsequently|afterwards|immediately|quickly|promptly|swiftly)$/.test(words[token - 1] ?? "") ||
    words[token - 2] !== "and" ||
    rel(draft, noun) !== "conj"
  )
    return;
  let verb = draft.heads[noun] ?? -1;
  while (verb >= 0 && tag(draft, verb) !== "VERB") verb = draft.heads[verb] ?? -1;
  if (verb < 0) return;
  draft.tags[token] = UPOS.indexOf("VERB");
  draft.fineTags[token] = "VBD";
  attach(draft, token, { head: verb, relation: "conj" });
  attach(draft, noun, { head: token, relation: "obj" });
  for (const at of [token - 1, token - 2]) attach(draft, at, { head: token, relation: at === token - 2 ? "cc" : "advmod" });
}

/** Verbs behind which "to" is never a preposition. */
const BEFORE_INFINITIVE =
  /^(?:threaten|promise|pledge|vow|refuse|decline|offer|decide|plan|hope|want|attempt|try|tri|prepare|intend|seek|sought|swear|swore|volunteer|manage|fail|aim)(?:s|d|ed|ied|led|ning|ing|es)?$/;

/** "urged Iran to free two teachers", "threatened to fire missiles": a word behind "to" that is taken for an adjective or a noun is the verb. */
function mendInfinitive(draft: Draft, token: number): void {
  const { words } = draft.sentence;
  if (!/^to$/i.test(words[token - 1] ?? "") || !/^(?:JJ|NN)$/.test(draft.fineTags[token] ?? "")) return;
  const isMark = draft.fineTags[token - 1] === "TO" && rel(draft, token - 1) === "mark" && draft.heads[token - 1] === token;
  if (!isMark && !BEFORE_INFINITIVE.test(words[token - 2] ?? "")) return;
  const noun = /^(?:amod|compound)$/.test(rel(draft, token)) ? (draft.heads[token] ?? -1) : -1;
  if (childrenOf(draft, token).some((child) => rel(draft, child) === "cop") || (noun >= 0 && noun < token)) return;
  const above = draft.heads[noun >= 0 ? noun : token] ?? -1;
  if (above < 0 || above > token || tag(draft, above) !== "VERB") return;
  draft.tags[token] = UPOS.indexOf("VERB");
  draft.fineTags[token] = "VB";
  attach(draft, token, { head: above, relation: "xcomp" });
  attach(draft, token - 1, { head: token, relation: "mark" });
  if (noun >= 0) attach(draft, noun, { head: token, relation: "obj" });
  const behind = childrenOf(draft, above).filter((child) => child > token && /^(?:obj|obl|advmod|compound:prt)$/.test(rel(draft, child)));
  for (const child of behind) attach(draft, child, { head: token, relation: rel(draft, child) });
}

/** "demanded that the president step down", "a bank lent Laos": what has a subject and no other verb is the verb, though it looks like a noun. */
function mendSubjunctive(draft: Draft, token: number): void {
  const isRoot = draft.heads[token] === -1 && token > 0;
  if (!(isRoot || rel(draft, token) === "ccomp") || !/^(?:NN|JJ)$/.test(draft.fineTags[token] ?? "")) return;
  const own = childrenOf(draft, token).map((child) => rel(draft, child));
  if (!own.includes("nsubj") || own.includes("mark") === isRoot || own.some((name) => /^(?:cop|aux|det|amod|case)$/.test(name))) return;
  draft.tags[token] = UPOS.indexOf("VERB");
  draft.fineTags[token] = isRoot ? "VBD" : "VB";
  for (const child of childrenOf(draft, token))
    if (child > token && rel(draft, child) === "appos") draft.relations[child] = RELATIONS.indexOf("obj");
}

/** "the ministry called on both to meet" taken for a passive: nobody is called "on". */
function mendActive(draft: Draft, verb: number): void {
  if (!/^(?:called|appealed)$/.test(draft.sentence.words[verb] ?? "") || !/^(?:on|upon|for)$/.test(draft.sentence.words[verb + 1] ?? ""))
    return;
  const children = childrenOf(draft, verb);
  if (children.some((child) => rel(draft, child) === "aux:pass")) return;
  for (const child of children) if (rel(draft, child) === "nsubj:pass") draft.relations[child] = RELATIONS.indexOf("nsubj");
}

/** "cease fire and return to talks" with the talks hung on "cease": a phrase right behind a joined verb is that verb's. */
function mendPhrase(draft: Draft, token: number): void {
  const verb = draft.heads[token] ?? -1;
  if (rel(draft, token) !== "obl" || verb < 0) return;
  const joined = childrenOf(draft, verb).findLast((child) => child > verb && child < token && rel(draft, child) === "conj");
  if (joined === undefined || tag(draft, joined) !== "VERB") return;
  const between = [...draft.heads.keys()].slice(joined + 1, token);
  if (between.every((at) => isBelow(draft, at, token))) attach(draft, token, { head: joined, relation: "obl" });
}

/** "pledged never to attack": what stands behind the verb and before "to" is of the infinitive. */
function mendNotTo(draft: Draft, token: number): void {
  const to = token + 1;
  const verb = draft.heads[to] ?? -1;
  const above = draft.heads[token] ?? -1;
  const isBetween = above >= 0 && above < token && draft.heads[verb] === above && draft.fineTags[to] === "TO";
  if (isBetween && /^(?:not|never)$/i.test(draft.sentence.words[token] ?? "")) attach(draft, token, { head: verb, relation: "advmod" });
}

/** "Fighting broke out": what acts is a noun. */
function mendGerundSubject(draft: Draft, token: number): void {
  if (
    rel(draft, token) !== "nsubj" ||
    draft.fineTags[token] !== "VBG" ||
    childrenOf(draft, token).some((child) => rel(draft, child) === "obj")
  )
    return;
  draft.tags[token] = UPOS.indexOf("NOUN");
  draft.fineTags[token] = "NN";
}

/** Gerunds that wires use as nouns. */
const FIGHTING = /^(?:fighting|shelling|bombing|shooting|rioting)$/i;

/** "Fighting between X and Y resumed", "as fighting with the rebels spread" taken for what somebody does beside it: it is what resumed or spread. */
function mendFighting(draft: Draft, token: number): void {
  if (!FIGHTING.test(draft.sentence.words[token] ?? "") || draft.fineTags[token] !== "VBG") return;
  const own = childrenOf(draft, token);
  const above = draft.heads[token] ?? -1;
  if (rel(draft, token) !== "advcl" || own.some((child) => /^(?:nsubj|obj|aux)/.test(rel(draft, child)))) return;
  const verb = isToldOf(draft, above, token) ? above : own.find((child) => isToldOf(draft, child, token));
  if (verb === undefined) return;
  const outer = draft.heads[verb] === token ? above : (draft.heads[verb] ?? -1);
  draft.relations[verb] = draft.heads[verb] === token ? RELATIONS.indexOf("advcl") : (draft.relations[verb] ?? 0);
  draft.heads[verb] = outer;
  draft.heads[token] = verb;
  draft.relations[token] = RELATIONS.indexOf("nsubj");
  draft.tags[token] = UPOS.indexOf("NOUN");
  draft.fineTags[token] = "NN";
  if (draft.fineTags[verb] === "VBN") draft.fineTags[verb] = "VBD";
  for (const child of own) {
    if (rel(draft, child) === "mark") attach(draft, child, { head: verb, relation: "mark" });
    else if (rel(draft, child) === "obl") draft.relations[child] = RELATIONS.indexOf("nmod");
  }
}

/** A past or present behind the gerund without a subject of its own, with nothing between but what belongs to the gerund. */
function isToldOf(draft: Draft, verb: number, gerund: number): boolean {
  if (verb <= gerund || !/^VB[DNZP]$/.test(draft.fineTags[verb] ?? "")) return false;
  if (childrenOf(draft, verb).some((child) => child !== gerund && /^(?:nsubj|aux)/.test(rel(draft, child)))) return false;
  const between = [...draft.heads.keys()].slice(gerund + 1, verb);
  return between.every((at) => isBelow(draft, at, gerund) && tag(draft, at) !== "PUNCT");
}

/**
 * "Mali severed ties with France after its embassy was attacked", with the second clause taken for the sentence: a word that is brought in by
 * "after" is no root, and the finite verb before it that is taken for a participle is.
 */
export function mendMarkedRoot(draft: Draft): void {
  const root = draft.heads.indexOf(-1);
  const mark = root < 0 ? undefined : childrenOf(draft, root).find((child) => rel(draft, child) === "mark" && isOccasion(draft, child));
  if (mark === undefined) return;
  const noun = childrenOf(draft, root).find((child) => child < mark && /^nsubj/.test(rel(draft, child)));
  const verb = noun === undefined ? undefined : childrenOf(draft, noun).find((child) => child < noun && draft.fineTags[child] === "VBD");
  if (noun === undefined || verb === undefined) return;
  const subject = childrenOf(draft, noun).find((child) => child < verb && ["NOUN", "PROPN"].includes(tag(draft, child)));
  if (subject === undefined) return;
  const before = childrenOf(draft, noun).filter((child) => child < verb && child !== subject);
  draft.tags[verb] = UPOS.indexOf("VERB");
  draft.heads[verb] = -1;
  draft.relations[verb] = RELATIONS.indexOf("root");
  draft.heads[root] = verb;
  draft.relations[root] = RELATIONS.indexOf("advcl");
  draft.heads[noun] = verb;
  draft.relations[noun] = RELATIONS.indexOf("obj");
  attach(draft, subject, { head: verb, relation: "nsubj" });
  for (const child of before) attach(draft, child, { head: subject, relation: rel(draft, child) });
}

function isOccasion(draft: Draft, token: number): boolean {
  return /^(?:after|before|since|when|while|because|as|until)$/.test(draft.sentence.words[token] ?? "");
}

import { RELATIONS, UPOS } from "../model/index.ts";
import type { Mention, ParsedSentence, Relation, Upos } from "../model/index.ts";

/** A tree that is being mended: copies of the columns that change. */
interface Draft {
  readonly sentence: ParsedSentence;
  readonly tags: Uint8Array;
  readonly fineTags: string[];
  readonly heads: Int16Array;
  readonly relations: Uint8Array;
}

/**
 * Mends what a statistical parser often gets wrong in news sentences and what would lose an event: names taken for verbs, a subject taken
 * for the root, what hangs on a bare time ("lifted Friday a blockade"), infinitives hung on a later verb, a relative clause taken for the
 * main one. Gives the same sentence back when nothing is wrong. Knowing the names makes these calls safer here than in the parser.
 */
export function repairTree(sentence: ParsedSentence, mentions: readonly Mention[]): ParsedSentence {
  const draft: Draft = {
    sentence,
    tags: Uint8Array.from(sentence.tags),
    fineTags: [...sentence.fineTags],
    heads: Int16Array.from(sentence.heads),
    relations: Uint8Array.from(sentence.relations),
  };
  const named = namedTokens(sentence, mentions);
  for (const token of named)
    if (["VERB", "ADV", "ADJ", "AUX", "INTJ", "X"].includes(tag(draft, token))) draft.tags[token] = UPOS.indexOf("PROPN");
  for (const token of sentence.words.keys()) {
    mendTime(draft, token);
    mendInfinitive(draft, token);
  }
  mendRoot(draft, named);
  mendHeadline(draft);
  mendRelative(draft);
  return { ...sentence, tags: draft.tags, fineTags: draft.fineTags, heads: draft.heads, relations: draft.relations };
}

/** Tokens of names that are nouns: of states, places, persons and bodies, not "Russian". */
function namedTokens(sentence: ParsedSentence, mentions: readonly Mention[]): ReadonlySet<number> {
  const names = mentions.filter(
    (mention) =>
      mention.sentence === sentence.index &&
      (mention.basis === "name" || mention.basis === "capital") &&
      /^[A-Z][^ ]*$/.test(mention.surface),
  );
  return new Set(
    names.filter((mention) => mention.actors[0]?.id !== null && mention.actors[0]?.kind === "state").map((mention) => mention.head),
  );
}

function tag(draft: Draft, token: number): Upos {
  return UPOS[draft.tags[token] ?? 0] ?? "X";
}

function rel(draft: Draft, token: number): Relation {
  return RELATIONS[draft.relations[token] ?? 0] ?? "dep";
}

function attach(draft: Draft, token: number, { head, relation }: { readonly head: number; readonly relation: Relation }): void {
  if (head === token || isBelow(draft, head, token)) return;
  draft.heads[token] = head;
  draft.relations[token] = RELATIONS.indexOf(relation);
}

/** Whether a token hangs below another: attaching there would make a circle. */
function isBelow(draft: Draft, token: number, above: number): boolean {
  for (let at = token; at >= 0; at = draft.heads[at] ?? -1) if (at === above) return true;
  return false;
}

function childrenOf(draft: Draft, token: number): readonly number[] {
  return [...draft.heads.keys()].filter((child) => draft.heads[child] === token);
}

const TIME = /^(?:today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$/i;

/** "lifted Friday a blockade on …": what stands after a bare day belongs to the verb before it. */
function mendTime(draft: Draft, token: number): void {
  if (!TIME.test(draft.sentence.words[token] ?? "")) return;
  const head = draft.heads[token] ?? -1;
  if (head < 0 || tag(draft, head) !== "VERB" || head > token) return;
  const hasObject = childrenOf(draft, head).some((child) => rel(draft, child) === "obj" && child !== token);
  for (const child of childrenOf(draft, token)) {
    if (child < token || !["appos", "nmod", "acl", "obl", "advcl", "nmod:poss"].includes(rel(draft, child))) continue;
    const relation = rel(draft, child) === "appos" ? (hasObject ? "obl" : "obj") : rel(draft, child) === "acl" ? "advcl" : "obl";
    attach(draft, child, { head, relation });
  }
  if (rel(draft, token) === "obj") draft.relations[token] = RELATIONS.indexOf("obl");
}

/** "one of the countries to recognise them, after …": an infinitive right after a noun belongs to it, not to a verb that comes later. */
function mendInfinitive(draft: Draft, token: number): void {
  const head = draft.heads[token] ?? -1;
  if (tag(draft, token) !== "VERB" || head <= token) return;
  const to = childrenOf(draft, token).find((child) => child < token && draft.fineTags[child] === "TO");
  if (to === undefined || to < 2) return;
  const noun = tag(draft, to - 1) === "NOUN" ? to - 1 : -1;
  if (noun >= 0) attach(draft, token, { head: noun, relation: "acl" });
}

/** "Saudi jets bombed Yemen": a past tense that was taken for a participle, in a sentence that has no other verb to make it one. */
function mendHeadline(draft: Draft): void {
  const root = draft.heads.indexOf(-1);
  if (root < 0 || !["NOUN", "PROPN"].includes(tag(draft, root))) return;
  const children = childrenOf(draft, root);
  if (children.some((child) => /^(?:cop|nsubj|aux)$/.test(rel(draft, child)))) return;
  const finite = [...draft.heads.keys()].some((token) => tag(draft, token) === "VERB" && isFinite(draft, token));
  const verb = children.find((child) => child > root && rel(draft, child) === "acl" && draft.fineTags[child] === "VBN");
  if (finite || verb === undefined || childrenOf(draft, verb).some((child) => /^(?:aux|mark)$/.test(rel(draft, child)))) return;
  draft.heads[verb] = -1;
  draft.relations[verb] = RELATIONS.indexOf("root");
  draft.heads[root] = verb;
  draft.relations[root] = RELATIONS.indexOf("nsubj");
  draft.fineTags[verb] = "VBD";
  for (const child of childrenOf(draft, root)) if (child > verb) draft.heads[child] = verb;
}

const FINITE = /^VB[DZP]$/;

/** "Germany sent …" with Germany as the root and the verb below it: the verb is the root and the name its subject. */
function mendRoot(draft: Draft, named: ReadonlySet<number>): void {
  const root = draft.heads.indexOf(-1);
  const nominal = named.has(root) || ["NOUN", "PROPN", "ADJ"].includes(tag(draft, root));
  if (root < 0 || !nominal || childrenOf(draft, root).some((child) => rel(draft, child) === "cop" || rel(draft, child) === "nsubj")) return;
  const verb = childrenOf(draft, root).find(
    (child) =>
      child > root &&
      tag(draft, child) === "VERB" &&
      isFinite(draft, child) &&
      !["acl:relcl", "parataxis"].includes(rel(draft, child)) &&
      lacksSubject(draft, child),
  );
  if (verb === undefined) return;
  draft.heads[verb] = -1;
  draft.relations[verb] = RELATIONS.indexOf("root");
  draft.heads[root] = verb;
  draft.relations[root] = RELATIONS.indexOf("nsubj");
  for (const child of childrenOf(draft, root))
    if (child > verb && rel(draft, child) !== "conj")
      attach(draft, child, { head: verb, relation: tag(draft, child) === "PUNCT" ? "punct" : rel(draft, child) });
}

function isFinite(draft: Draft, verb: number): boolean {
  return FINITE.test(draft.fineTags[verb] ?? "") || childrenOf(draft, verb).some((child) => rel(draft, child) === "aux");
}

function lacksSubject(draft: Draft, verb: number): boolean {
  return !childrenOf(draft, verb).some((child) => /^(?:nsubj|csubj|nsubj:pass|mark)$/.test(rel(draft, child)));
}

/** "Ukraine, which is fighting X off, cut ties": a verb with both a noun and "which" for subjects is the relative clause of that noun. */
function mendRelative(draft: Draft): void {
  const root = draft.heads.indexOf(-1);
  const subjects = childrenOf(draft, root).filter((child) => rel(draft, child) === "nsubj" || rel(draft, child) === "nsubj:pass");
  const relative = subjects.find((child) => /^(?:which|who|that)$/i.test(draft.sentence.words[child] ?? ""));
  const noun = subjects.find((child) => child !== relative && relative !== undefined && child < relative);
  const main = childrenOf(draft, root).find(
    (child) =>
      child > root &&
      tag(draft, child) === "VERB" &&
      /^(?:parataxis|conj|ccomp|dep|advcl)$/.test(rel(draft, child)) &&
      isFinite(draft, child) &&
      lacksSubject(draft, child),
  );
  if (noun === undefined || main === undefined) return;
  draft.heads[main] = -1;
  draft.relations[main] = RELATIONS.indexOf("root");
  draft.heads[noun] = main;
  draft.relations[noun] = RELATIONS.indexOf("nsubj");
  draft.heads[root] = noun;
  draft.relations[root] = RELATIONS.indexOf("acl:relcl");
  for (const child of childrenOf(draft, root)) if (child < noun && rel(draft, child) !== "nsubj") draft.heads[child] = main;
}

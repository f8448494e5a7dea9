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
 * Mends what the parser gets wrong in news sentences and what would lose an event: names taken for verbs, what hangs on a bare time ("lifted
 * Friday a blockade"), infinitives hung on a later verb, a complement taken for a joined clause. Each was measured to win (docs/events.md).
 * Gives the same sentence back when nothing is wrong. Knowing the names makes these calls safer here than in the parser.
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
    mendPerfect(draft, token);
    mendGerund(draft, token);
    mendInfinitive(draft, token);
    mendComplement(draft, token);
    mendTail(draft, token);
    mendAdjectives(draft, token);
    mendRelative(draft, token);
  }
  mendVerbless(draft);
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

/** "expand comprehensive and constructive relations with X": the noun at the end of joined adjectives carries them, and what hangs on the first. */
function mendAdjectives(draft: Draft, first: number): void {
  if (tag(draft, first) !== "ADJ" || /^(?:amod|root|acl|advcl|xcomp|ccomp)$/.test(rel(draft, first))) return;
  const head = draft.heads[first] ?? -1;
  const joined = rel(draft, first) === "conj" && tag(draft, head) === "VERB";
  const nouns = [...childrenOf(draft, first), ...(joined ? childrenOf(draft, head) : [])];
  const noun = nouns.find((child) => child > first && rel(draft, child) === "conj" && tag(draft, child) === "NOUN");
  if (noun === undefined) return;
  for (let token = first + 1; token < noun; token++)
    if (!["ADJ", "CCONJ", "PUNCT", "PRON", "NUM", "ADV"].includes(tag(draft, token))) return;
  draft.heads[noun] = head;
  draft.relations[noun] = joined ? RELATIONS.indexOf("obj") : (draft.relations[first] ?? 0);
  for (const child of childrenOf(draft, first)) draft.heads[child] = noun;
  attach(draft, first, { head: noun, relation: "amod" });
}

/**
 * "Ukraine, which is fighting X off, cut ties" with the relative clause taken for the main one: it belongs to the noun before "which", and
 * that noun is the subject of the verb that was joined to it.
 */
function mendRelative(draft: Draft, verb: number): void {
  const which = childrenOf(draft, verb).find((child) => /^(?:which|who)$/i.test(draft.sentence.words[child] ?? "") && child < verb);
  if (which === undefined || tag(draft, verb) !== "VERB" || rel(draft, verb) === "acl:relcl") return;
  const noun = draft.sentence.words[which - 1] === "," ? which - 2 : -1;
  if (noun < 0 || !["PROPN", "NOUN"].includes(tag(draft, noun)) || isBelow(draft, verb, noun)) return;
  const main = childrenOf(draft, verb).find(
    (child) =>
      child > verb &&
      tag(draft, child) === "VERB" &&
      /^(?:conj|parataxis|dep|ccomp)$/.test(rel(draft, child)) &&
      lacksSubject(draft, child),
  );
  if (main === undefined) return;
  const above = { head: draft.heads[verb] ?? -1, relation: draft.relations[verb] ?? 0 };
  for (const child of childrenOf(draft, verb)) if (child < which && child !== noun) draft.heads[child] = main;
  draft.heads[main] = above.head;
  draft.relations[main] = above.relation;
  draft.heads[noun] = main;
  draft.relations[noun] = RELATIONS.indexOf("nsubj");
  draft.heads[verb] = noun;
  draft.relations[verb] = RELATIONS.indexOf("acl:relcl");
}

function lacksSubject(draft: Draft, verb: number): boolean {
  return !childrenOf(draft, verb).some((child) => /^(?:nsubj|csubj|nsubj:pass|mark)$/.test(rel(draft, child)));
}

/**
 * "Ukraine severed ties with X" taken for a noun phrase, its verb for a participle: in a sentence without any finite verb the past participle
 * behind the first noun is the verb, that noun its subject, and the noun behind it its object.
 */
function mendVerbless(draft: Draft): void {
  const root = draft.heads.indexOf(-1);
  if (root < 0 || !["NOUN", "PROPN", "ADJ"].includes(tag(draft, root)) || draft.tags.some((_, token) => isFinite(draft, token))) return;
  const verb = childrenOf(draft, root).find((child) => /^(?:amod|acl)$/.test(rel(draft, child)) && isParticiple(draft, child));
  if (verb === undefined) return;
  const behind = verb > root;
  const own = childrenOf(draft, verb).find((child) => child < verb && rel(draft, child) === "nsubj");
  const before = childrenOf(draft, root).findLast((child) => child < verb && ["NOUN", "PROPN"].includes(tag(draft, child)));
  const subject = behind ? root : (own ?? before);
  if (subject === undefined || draft.fineTags[verb - 1] === "POS") return;
  draft.tags[verb] = UPOS.indexOf("VERB");
  draft.fineTags[verb] = "VBD";
  draft.heads[verb] = -1;
  draft.relations[verb] = RELATIONS.indexOf("root");
  draft.heads[root] = verb;
  draft.relations[root] = RELATIONS.indexOf(behind ? "nsubj" : "obj");
  if (!behind) attach(draft, subject, { head: verb, relation: "nsubj" });
  for (const child of childrenOf(draft, root)) if (behind ? child > verb : child < verb) draft.heads[child] = behind ? verb : subject;
}

function isFinite(draft: Draft, token: number): boolean {
  return tag(draft, token) === "AUX" || (/^VB[DZP]$/.test(draft.fineTags[token] ?? "") && rel(draft, token) !== "amod");
}

function isParticiple(draft: Draft, token: number): boolean {
  return /^VB[ND]$/.test(draft.fineTags[token] ?? "") || (tag(draft, token) === "VERB" && /ed$/.test(draft.sentence.words[token] ?? ""));
}

/** "…, killing one and arresting twelve, sources said": what stands before the last clause of saying belongs to what is said. */
function mendTail(draft: Draft, token: number): void {
  const children = childrenOf(draft, token);
  const subject = children.find((child) => rel(draft, child) === "nsubj" && child < token);
  if (!SAYS.test(draft.sentence.lemmas[token] ?? "") || subject === undefined) return;
  const clauses = children.filter((child) => child < subject && tag(draft, child) === "VERB" && CLAUSAL.test(rel(draft, child)));
  const main = clauses.find((child) => rel(draft, child) === "ccomp" || rel(draft, child) === "parataxis") ?? clauses[0];
  if (main === undefined) return;
  for (const child of children)
    if (child > main && child < subject && tag(draft, child) !== "PUNCT") attach(draft, child, { head: main, relation: rel(draft, child) });
}
const SAYS = /^(?:say|report|add|announce|tell|quote)$/;
const CLAUSAL = /^(?:ccomp|parataxis|advcl|conj|dep)$/;

/** "announced that the two must agree": a clause with "that" behind a verb is its complement, not joined to it. */
function mendComplement(draft: Draft, token: number): void {
  const head = draft.heads[token] ?? -1;
  if (rel(draft, token) !== "conj" || head > token || tag(draft, head) !== "VERB") return;
  const isThat = (child: number): boolean => rel(draft, child) === "mark" && /^that$/i.test(draft.sentence.words[child] ?? "");
  if (childrenOf(draft, token).some(isThat)) draft.relations[token] = RELATIONS.indexOf("ccomp");
}

/** "has frozen Libyan assets" with "frozen" taken for a word of the object: it is the verb, and "has" only tells its time. */
function mendPerfect(draft: Draft, have: number): void {
  if (!/^(?:has|have|had|having)$/i.test(draft.sentence.words[have] ?? "") || tag(draft, have) !== "VERB") return;
  const noun = childrenOf(draft, have).find((child) => child > have && rel(draft, child) === "obj");
  const verb = noun === undefined ? undefined : childrenOf(draft, noun).find((child) => child === have + 1 && rel(draft, child) === "amod");
  if (verb === undefined || !isParticiple(draft, verb)) return;
  draft.tags[verb] = UPOS.indexOf("VERB");
  draft.fineTags[verb] = "VBN";
  draft.heads[verb] = draft.heads[have] ?? -1;
  draft.relations[verb] = draft.relations[have] ?? 0;
  for (const child of childrenOf(draft, have)) if (child !== verb) draft.heads[child] = verb;
  draft.tags[have] = UPOS.indexOf("AUX");
  draft.heads[have] = verb;
  draft.relations[have] = RELATIONS.indexOf("aux");
}

/** "Oman's easing of the rules": what somebody owns is a noun. */
function mendGerund(draft: Draft, token: number): void {
  if (draft.fineTags[token] !== "VBG" || tag(draft, token) !== "VERB" || draft.fineTags[token - 1] !== "POS") return;
  const owner = draft.heads[token - 1] ?? -1;
  if (owner < 0 || draft.heads[owner] !== token) return;
  draft.tags[token] = UPOS.indexOf("NOUN");
  draft.relations[owner] = RELATIONS.indexOf("nmod:poss");
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

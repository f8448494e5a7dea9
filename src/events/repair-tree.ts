import { RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence } from "../model/index.ts";
import type { Draft } from "./draft-tree.ts";
import { attach, childrenOf, isBelow, rel, tag } from "./draft-tree.ts";
import { mendHeadlines } from "./mend-headlines.ts";
import { mendSubjects } from "./mend-subjects.ts";
import { mendMarkedRoot, mendVerb } from "./mend-verbs.ts";

/**
 * Mends what the parser gets wrong in news sentences and what would lose an event: a perfect taken for two words, a complement for a joined
 * clause, the verb of a sentence for a participle, an object of a gerund for one of the verb above, a past tense
 * for part of an infinitive. Without any one of them a figure of `eval events` falls. Verbs taken for other words: `mend-verbs.ts`; subjects hung elsewhere: `mend-subjects.ts`; lines without "and" and "is": `mend-headlines.ts`.
 */
export function repairTree(sentence: ParsedSentence): ParsedSentence {
  const draft = draftOf(sentence);
  for (const token of sentence.words.keys()) {
    mendCharge(draft, token);
    mendPerfect(draft, token);
    mendComplement(draft, token);
    mendGerund(draft, token);
    mendJoined(draft, token);
    mendJoining(draft, token);
    mendSubjects(draft, token);
    mendHeadline(draft, token);
    mendVerb(draft, token);
  }
  mendMarkedRoot(draft);
  mendSpeakers(draft);
  mendVerbless(draft);
  mendListedSubjects(draft);
  mendHeadlines(draft);
  return mended(draft);
}

/** The same where only who speaks is asked: other mends lose quotations. */
export function repairSpeakers(sentence: ParsedSentence): ParsedSentence {
  const draft = draftOf(sentence);
  mendSpeakers(draft);
  return mended(draft);
}

function draftOf(sentence: ParsedSentence): Draft {
  return {
    sentence,
    tags: Uint8Array.from(sentence.tags),
    fineTags: [...sentence.fineTags],
    heads: Int16Array.from(sentence.heads),
    relations: Uint8Array.from(sentence.relations),
  };
}

function mended({ sentence, tags, fineTags, heads, relations }: Draft): ParsedSentence {
  return { ...sentence, tags, fineTags, heads, relations };
}

/**
 * "Ukraine severed ties with X" taken for a noun phrase, its verb for a participle: in a sentence without any finite verb the past participle
 * behind the first noun is the verb, that noun its subject, and the noun behind it its object.
 */
function mendVerbless(draft: Draft): void {
  const root = draft.heads.indexOf(-1);
  if (root < 0 || !["NOUN", "PROPN", "ADJ"].includes(tag(draft, root))) return;
  const aside = childrenOf(draft, root).filter((child) => rel(draft, child) === "appos");
  const verb = [root, ...aside]
    .flatMap((noun) => childrenOf(draft, noun).filter((child) => noun === root || draft.sentence.words[child - 1] === ","))
    .find((child) => /^(?:amod|acl)$/.test(rel(draft, child)) && isParticiple(draft, child));
  if (verb === undefined) return;
  // "Turkey, which has a garrison there, called for what it calls talks": clauses about the noun and below the verb have verbs of their own
  if (draft.tags.some((_, token) => isFinite(draft, token) && !inRelative(draft, token) && !isBelow(draft, token, verb))) return;
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
  for (const child of childrenOf(draft, verb)) {
    if (child > verb && rel(draft, child) === "xcomp" && ["NOUN", "PROPN"].includes(tag(draft, child)))
      draft.relations[child] = RELATIONS.indexOf("obj");
  }
  if (!behind) attach(draft, subject, { head: verb, relation: "nsubj" });
  for (const child of childrenOf(draft, root)) if (behind ? child > verb : child < verb) draft.heads[child] = behind ? verb : subject;
}

/**
 * "Mali, Niger, Chad and Egypt severed ties with Qatar" taken for one long list, its last member for a noun that the participle describes: in a
 * sentence without any finite verb the participle is the verb, the noun its object and the name before it the last subject.
 */
function mendListedSubjects(draft: Draft): void {
  const root = draft.heads.indexOf(-1);
  if (root < 0 || tag(draft, root) !== "PROPN" || draft.tags.some((_, token) => isFinite(draft, token) && !inRelative(draft, token)))
    return;
  const object = childrenOf(draft, root).find((child) => rel(draft, child) === "conj" && tag(draft, child) === "NOUN");
  if (object === undefined) return;
  const own = childrenOf(draft, object);
  const verb = own.find((child) => rel(draft, child) === "amod" && isParticiple(draft, child));
  const last = own.find((child) => rel(draft, child) === "compound" && tag(draft, child) === "PROPN");
  if (verb === undefined || last === undefined || last > verb || draft.sentence.words[last - 1] !== "and") return;
  draft.tags[verb] = UPOS.indexOf("VERB");
  draft.fineTags[verb] = "VBD";
  draft.heads[verb] = -1;
  draft.relations[verb] = RELATIONS.indexOf("root");
  draft.heads[root] = verb;
  draft.relations[root] = RELATIONS.indexOf("nsubj");
  attach(draft, last, { head: root, relation: "conj" });
  attach(draft, last - 1, { head: last, relation: "cc" });
  attach(draft, object, { head: verb, relation: "obj" });
  for (const child of childrenOf(draft, root)) {
    if (child > object) attach(draft, child, { head: verb, relation: rel(draft, child) === "acl" ? "advcl" : rel(draft, child) });
  }
}

function inRelative(draft: Draft, token: number): boolean {
  for (let at = token; at >= 0; at = draft.heads[at] ?? -1) if (rel(draft, at) === "acl:relcl") return true;
  return false;
}

function isFinite(draft: Draft, token: number): boolean {
  return tag(draft, token) === "AUX" || (/^VB[DZP]$/.test(draft.fineTags[token] ?? "") && rel(draft, token) !== "amod");
}

function isParticiple(draft: Draft, token: number): boolean {
  return (
    /^VB[ND]$/.test(draft.fineTags[token] ?? "") ||
    draft.sentence.words[token] === "froze" ||
    (tag(draft, token) === "VERB" && /ed$/.test(draft.sentence.words[token] ?? ""))
  );
}

/** "announced that the two must agree": a clause with "that" behind a verb is its complement, not joined to it. */
function mendComplement(draft: Draft, token: number): void {
  const head = draft.heads[token] ?? -1;
  if (rel(draft, token) !== "conj" || head > token || tag(draft, head) !== "VERB") return;
  const isThat = (child: number): boolean => rel(draft, child) === "mark" && /^that$/i.test(draft.sentence.words[child] ?? "");
  if (childrenOf(draft, token).some(isThat)) draft.relations[token] = RELATIONS.indexOf("ccomp");
}

/** "the US chargé d'affaires": an envoy, whom parsers take for a verb with subject and object. */
function mendCharge(draft: Draft, token: number): void {
  const { words } = draft.sentence;
  if (!/^charg[ée]$/i.test(words[token] ?? "") || !/^d['’]affaires$/i.test(words[token + 1] ?? "")) return;
  const above = draft.heads[token] ?? -1;
  attach(draft, token + 1, { head: token, relation: "flat" });
  if (tag(draft, token) !== "VERB") return;
  draft.tags[token] = UPOS.indexOf("NOUN");
  draft.fineTags[token] = "NN";
  if (above < 0) return;
  const isVerb = tag(draft, above) === "VERB";
  if (isVerb) draft.relations[token] = RELATIONS.indexOf(above < token ? "obj" : "nsubj");
  for (const child of childrenOf(draft, token)) {
    if (rel(draft, child).startsWith("nsubj")) draft.relations[child] = RELATIONS.indexOf("compound");
    else if (isVerb && ["xcomp", "advcl", "obl"].includes(rel(draft, child)))
      attach(draft, child, { head: above, relation: rel(draft, child) });
  }
}

/** "Blinken urges Hamas to accept" with the name taken for a word that describes the verb, and the object for its subject. */
function mendHeadline(draft: Draft, token: number): void {
  const verb = token + 1;
  if (draft.heads[token] !== verb || !/^VB[DZP]$/.test(draft.fineTags[verb] ?? "")) return;
  if (!["amod", "compound"].includes(rel(draft, token)) || !/^\p{Lu}/u.test(draft.sentence.words[token] ?? "")) return;
  const behind = childrenOf(draft, verb).filter((child) => rel(draft, child) === "nsubj");
  if (behind.length > 1 || behind.some((child) => child < verb)) return;
  for (const child of behind) draft.relations[child] = RELATIONS.indexOf("obj");
  draft.tags[token] = UPOS.indexOf("PROPN");
  draft.fineTags[token] = "NNP";
  draft.relations[token] = RELATIONS.indexOf("nsubj");
}

/** "ordered troops to leave and revoked a pact": a past tense is joined to the one above the infinitive, not to the infinitive. */
function mendJoined(draft: Draft, token: number): void {
  const isPast = (verb: number): boolean => draft.fineTags[verb] === "VBD";
  if (rel(draft, token) !== "conj" || !isPast(token)) return;
  if (childrenOf(draft, token).some((child) => rel(draft, child).startsWith("nsubj"))) return;
  let above = draft.heads[token] ?? -1;
  const isInfinitive = draft.fineTags[above] === "VB" && childrenOf(draft, above).some((child) => rel(draft, child) === "mark");
  // "denied that it had sent missiles, and summoned the envoy": behind a comma a past does not go on with a past perfect
  const isPerfect = draft.fineTags[above] === "VBN" && childrenOf(draft, above).some((child) => draft.sentence.words[child] === "had");
  const isApart = childrenOf(draft, token).some((child) => child < token && draft.sentence.words[child] === ",");
  // "said that two had been held and urged China": what is done to somebody does not go on with an object, nor a past perfect with a word to others
  const isTold =
    TOLD.test(draft.sentence.words[token] ?? "") &&
    childrenOf(draft, token).some((child) => child > token && /^(?:obj|iobj)$/.test(rel(draft, child)));
  if (!isInfinitive && !(isPerfect && (isApart || isTold))) return;
  while (above >= 0 && !isPast(above)) above = draft.heads[above] ?? -1;
  if (above >= 0) attach(draft, token, { head: above, relation: "conj" });
}

/** What whoever speaks does in the same breath. */
const TOLD =
  /^(?:urged|called|asked|warned|demanded|accused|blamed|condemned|criticised|criticized|denounced|thanked|praised|welcomed|advised|told|summoned|rejected)$/;

/** "signed a decree banning talks" with two objects of "signed": the one right behind the gerund is the gerund's. */
function mendGerund(draft: Draft, token: number): void {
  const head = draft.heads[token] ?? -1;
  if (rel(draft, token) !== "obj" || tag(draft, head) !== "VERB") return;
  mendGerundBefore(draft, token);
  const gerund = childrenOf(draft, head)
    .filter((child) => child < token && rel(draft, child) === "obj")
    .flatMap((object) => childrenOf(draft, object))
    .find((child) => rel(draft, child) === "acl" && draft.fineTags[child] === "VBG");
  if (gerund === undefined || childrenOf(draft, gerund).some((child) => child > gerund)) return;
  const first = Math.min(token, ...childrenOf(draft, token));
  if (first === gerund + 1) attach(draft, token, { head: gerund, relation: "obj" });
}

/** "passed a bill imposing sanctions" with "imposing" taken for a word of the sanctions: it says what the object right before it does. */
function mendGerundBefore(draft: Draft, token: number): void {
  const gerund = childrenOf(draft, token).find((child) => child < token && rel(draft, child) === "amod" && draft.fineTags[child] === "VBG");
  const before = gerund === undefined ? -1 : gerund - 1;
  if (gerund === undefined || rel(draft, before) !== "obj" || draft.heads[before] !== draft.heads[token] || tag(draft, before) !== "NOUN")
    return;
  attach(draft, gerund, { head: before, relation: "acl" });
  attach(draft, token, { head: gerund, relation: "obj" });
}

/** "killed a sailor, Bahrain and Oman said": who stands between the last comma and the "said" that ends a sentence says it, and was not killed too. */
function mendSpeakers(draft: Draft): void {
  const { words } = draft.sentence;
  const said = words.findLastIndex((word) => /^sa(?:id|ys?)$/i.test(word));
  if (said < 0 || !/^(?:NOUN|PROPN)$/.test(tag(draft, said - 1)) || childrenOf(draft, said).some((child) => isSubject(draft, child)))
    return;
  for (let at = said - 1; at >= 0 && /^(?:conj|appos|flat|compound|nmod)$/.test(rel(draft, at)); at = draft.heads[at] ?? -1) {
    const first = [...words.keys()].find((token) => tag(draft, token) !== "PUNCT" && isBelow(draft, token, at)) ?? 0;
    if (words[first - 1] !== ",") continue;
    attach(draft, at, { head: said, relation: "nsubj" });
    if (rel(draft, said) === "conj") draft.relations[said] = RELATIONS.indexOf("parataxis");
    return;
  }
}

function isSubject(draft: Draft, token: number): boolean {
  return /^nsubj/.test(rel(draft, token));
}

/** "joined Spain in imposing sanctions" with "imposing" taken for a word of the sanctions: it is what they join in. */
function mendJoining(draft: Draft, gerund: number): void {
  const noun = draft.heads[gerund] ?? -1;
  const verb = draft.heads[noun] ?? -1;
  const isIn = draft.sentence.words[gerund - 1] === "in" && /^join/i.test(draft.sentence.words[verb] ?? "");
  if (!isIn || rel(draft, gerund) !== "amod" || draft.fineTags[gerund] !== "VBG" || noun < gerund) return;
  attach(draft, gerund, { head: verb, relation: "advcl" });
  attach(draft, noun, { head: gerund, relation: "obj" });
  attach(draft, gerund - 1, { head: gerund, relation: "mark" });
  draft.tags[gerund] = UPOS.indexOf("VERB");
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

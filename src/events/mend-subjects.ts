import { RELATIONS } from "../model/index.ts";
import type { Draft } from "./draft-tree.ts";
import { attach, childrenOf, isBelow, rel, tag } from "./draft-tree.ts";

/** Subjects that the parser hangs elsewhere. */
export function mendSubjects(draft: Draft, token: number): void {
  mendClauseSubject(draft, token);
  mendAgent(draft, token);
  mendReduced(draft, token);
  mendGardenPath(draft, token);
  mendFronted(draft, token);
  mendCrossing(draft, token);
  mendInfinitivePlace(draft, token);
  mendForTo(draft, token);
  mendRaised(draft, token);
  mendApposition(draft, token);
}

/**
 * "after a group of men stormed a village" with "after a group" hung on the verb above: it is the subject right before the clause's own verb,
 * which the parser may have joined to the verb above by the "and" of the subject: "a day after France and Spain imposed sanctions".
 */
function mendClauseSubject(draft: Draft, token: number): void {
  if (rel(draft, token) !== "obl") return;
  // "protested after a ship fired": hung on its own verb, or on the one above
  const above = draft.heads[token] ?? -1;
  const isOwn = above > token && /^(?:advcl|ccomp|conj)$/.test(rel(draft, above));
  const verb = isOwn ? above : draft.heads.findIndex((head, at) => at > token && head === above && /^(?:advcl|conj)$/.test(rel(draft, at)));
  if (verb < 0 || !/^VB[DZP]$/.test(draft.fineTags[verb] ?? "")) return;
  const opener = childrenOf(draft, token).find(
    (child) => rel(draft, child) === "case" && /^(?:after|before|since|until|as)$/i.test(draft.sentence.words[child] ?? ""),
  );
  const own = childrenOf(draft, verb);
  if (opener === undefined || own.some((child) => /^(?:nsubj|mark)/.test(rel(draft, child)))) return;
  const last = childrenOf(draft, token).findLast((child) => rel(draft, child) === "conj");
  const and = own.find((child) => rel(draft, child) === "cc");
  const isWithin = and !== undefined && last !== undefined && and > token && and < last;
  if (rel(draft, verb) === "conj" && !isWithin) return;
  const between = [...draft.heads.keys()].slice(token + 1, verb);
  if (!between.every((at) => isBelow(draft, at, token) || (isBelow(draft, at, verb) && tag(draft, at) !== "PUNCT"))) return;
  if (isWithin) attach(draft, and, { head: last, relation: "cc" });
  draft.relations[verb] = RELATIONS.indexOf("advcl");
  attach(draft, token, { head: verb, relation: tag(draft, verb - 1) === "AUX" ? "nsubj:pass" : "nsubj" });
  attach(draft, opener, { head: verb, relation: "mark" });
}

/** "a truce brokered by Washington was broken" with Washington taken for who was broken: who stands behind a participle and "by" did what it says. */
function mendAgent(draft: Draft, token: number): void {
  if (!/^nsubj/.test(rel(draft, token))) return;
  const by = childrenOf(draft, token).find((child) => rel(draft, child) === "case" && draft.sentence.words[child] === "by") ?? -1;
  if (by < 1 || !/^VB[DN]$/.test(draft.fineTags[by - 1] ?? "") || rel(draft, by - 1) !== "acl") return;
  draft.fineTags[by - 1] = "VBN";
  attach(draft, token, { head: by - 1, relation: "obl:agent" });
}

/** "two people injured in the shelling have died, he said" with "injured" taken for what he said: a participle right behind a later verb's subject tells of it. */
function mendReduced(draft: Draft, token: number): void {
  if (draft.fineTags[token] !== "VBN" || !/^(?:ccomp|advcl|parataxis|root)$/.test(rel(draft, token))) return;
  const noun = token - 1;
  const verb = draft.heads[noun] ?? -1;
  if (!/^nsubj/.test(rel(draft, noun)) || verb <= token || !isFiniteVerb(draft, verb) || tag(draft, noun) !== "NOUN") return;
  if (childrenOf(draft, token).some((child) => /^(?:nsubj|aux|obj|cop)/.test(rel(draft, child)))) return;
  attach(draft, token, { head: noun, relation: "acl" });
}

/** "the truce brokered by Washington was broken" with "brokered" taken for the sentence's verb: a participle before "by" tells of the later verb's subject. */
function mendGardenPath(draft: Draft, token: number): void {
  if (draft.heads[token] !== -1 || !/^VB[DN]$/.test(draft.fineTags[token] ?? "") || draft.sentence.words[token + 1] !== "by") return;
  const own = childrenOf(draft, token);
  if (own.some((child) => /^(?:nsubj|aux|obj|cop)/.test(rel(draft, child)))) return;
  const subjectOf = (verb: number): number =>
    childrenOf(draft, verb).find((child) => child < token && /^nsubj/.test(rel(draft, child))) ?? -1;
  const verb = own.find((child) => child > token && subjectOf(child) >= 0 && isFiniteVerb(draft, child));
  if (verb === undefined) return;
  draft.heads[verb] = -1;
  draft.relations[verb] = RELATIONS.indexOf("root");
  draft.fineTags[token] = "VBN";
  draft.heads[token] = subjectOf(verb);
  draft.relations[token] = RELATIONS.indexOf("acl");
}

/** "After talks in Geneva, Iran and France have agreed" with Iran and France joined to Geneva: what stands behind the comma is the subject. */
function mendFronted(draft: Draft, token: number): void {
  if (rel(draft, token) !== "conj" || draft.sentence.words[firstOf(draft, token) - 1] !== ",") return;
  let phrase = draft.heads[token] ?? -1;
  const place = phrase;
  while (phrase >= 0 && /^(?:nmod|conj|acl|flat|compound|appos)$/.test(rel(draft, phrase))) phrase = draft.heads[phrase] ?? -1;
  const verb = phrase < 0 ? -1 : (draft.heads[phrase] ?? -1);
  if (verb < token || rel(draft, phrase) !== "obl" || firstOf(draft, phrase) !== 0 || !isFiniteVerb(draft, verb)) return;
  if (childrenOf(draft, verb).some((child) => /^[nc]subj/.test(rel(draft, child)))) return;
  const others = childrenOf(draft, place).filter((child) => child > token && rel(draft, child) === "conj");
  attach(draft, token, {
    head: verb,
    relation: childrenOf(draft, verb).some((child) => rel(draft, child) === "aux:pass") ? "nsubj:pass" : "nsubj",
  });
  for (const other of others) attach(draft, other, { head: token, relation: "conj" });
}

/** "After talks in Geneva, Iran and Iraq signed" with Iraq joined to Geneva across the subject: it is joined to the subject. */
function mendCrossing(draft: Draft, token: number): void {
  const place = draft.heads[token] ?? -1;
  if (rel(draft, token) !== "conj" || place < 0 || /^nsubj/.test(rel(draft, place))) return;
  const isSubject = (at: number): boolean => /^nsubj/.test(rel(draft, at)) && (draft.heads[at] ?? -1) > token;
  const subject = [...draft.heads.keys()].slice(place + 1, token).find(isSubject);
  if (subject !== undefined && !isBelow(draft, place, subject)) attach(draft, token, { head: subject, relation: "conj" });
}

/** "threatened before the United Nations to destroy the country": whom a preposition brings in does not do what the infinitive says. */
function mendInfinitivePlace(draft: Draft, token: number): void {
  const verb = draft.heads[token] ?? -1;
  if (rel(draft, token) !== "nsubj" || verb < token || draft.fineTags[verb] !== "VB") return;
  const marks = childrenOf(draft, verb).filter((child) => rel(draft, child) === "mark");
  const preposition = marks.find((child) => child < token && /^(?:before|at|after|until|since)$/i.test(draft.sentence.words[child] ?? ""));
  const isInfinitive = marks.some((child) => child > token && /^to$/i.test(draft.sentence.words[child] ?? ""));
  const above = draft.heads[verb] ?? -1;
  // "before he is to call elections"
  const isFinite = childrenOf(draft, verb).some((child) => /^(?:aux|cop)/.test(rel(draft, child)));
  if (preposition === undefined || !isInfinitive || isFinite || above < 0) return;
  attach(draft, token, { head: above, relation: "obl" });
  attach(draft, preposition, { head: token, relation: "case" });
  draft.relations[verb] = RELATIONS.indexOf("xcomp");
}

/** "vetoed an invitation for Macedonia to join" with "join" hung on the verb: it says what the invitation is for, and the state joins. */
function mendForTo(draft: Draft, token: number): void {
  const object = draft.heads[token] ?? -1;
  const above = object < 0 ? -1 : (draft.heads[object] ?? -1);
  const isFor = childrenOf(draft, token).some((child) => rel(draft, child) === "case" && /^for$/i.test(draft.sentence.words[child] ?? ""));
  if (!isFor || rel(draft, token) !== "nmod" || rel(draft, object) !== "obj") return;
  const verb = childrenOf(draft, above).find((child) => child > token && draft.fineTags[child] === "VB" && isBehind(draft, token, child));
  if (verb === undefined) return;
  attach(draft, verb, { head: object, relation: "acl" });
  attach(draft, token, { head: verb, relation: "nsubj" });
}

/** "warned Finland not to join" with Finland as the subject of "join": it is the object of the verb above. */
function mendRaised(draft: Draft, token: number): void {
  const verb = draft.heads[token] ?? -1;
  const above = verb < 0 ? -1 : (draft.heads[verb] ?? -1);
  if (rel(draft, token) !== "nsubj" || rel(draft, verb) !== "xcomp" || draft.fineTags[verb] !== "VB" || above > token) return;
  const marks = childrenOf(draft, verb).filter((child) => rel(draft, child) === "mark");
  const isTo = marks.length === 1 && marks.every((child) => child > token && draft.fineTags[child] === "TO");
  if (isTo && tag(draft, above) === "VERB") attach(draft, token, { head: above, relation: "obj" });
}

/** Whether nothing stands between a phrase and the "to" of an infinitive. */
function isBehind(draft: Draft, token: number, verb: number): boolean {
  const to = childrenOf(draft, verb).find((child) => rel(draft, child) === "mark" && draft.fineTags[child] === "TO") ?? -1;
  return to > token && [...draft.heads.keys()].slice(token + 1, to).every((at) => isBelow(draft, at, token));
}

/** "freed Alan Gross, an American contractor" taken for two objects: what stands behind a name and a comma describes him. */
function mendApposition(draft: Draft, token: number): void {
  if (rel(draft, token) !== "obj") return;
  const { words } = draft.sentence;
  const first = firstOf(draft, token);
  if (!/^an?$/i.test(words[first] ?? "") || words[first - 1] !== ",") return;
  const verb = draft.heads[token] ?? -1;
  const name = childrenOf(draft, verb).findLast((child) => child < first && child > verb && rel(draft, child) === "obj");
  if (name === undefined || tag(draft, name) !== "PROPN") return;
  const between = [...draft.heads.keys()].slice(name + 1, first - 1);
  if (between.every((at) => isBelow(draft, at, name))) attach(draft, token, { head: name, relation: "appos" });
}

function firstOf(draft: Draft, token: number): number {
  return [...draft.heads.keys()].find((at) => isBelow(draft, at, token) && tag(draft, at) !== "PUNCT") ?? token;
}

function isFiniteVerb(draft: Draft, verb: number): boolean {
  return /^VB[DZP]$/.test(draft.fineTags[verb] ?? "") || childrenOf(draft, verb).some((child) => /^aux/.test(rel(draft, child)));
}

import { range } from "../lib/range.ts";
import type { SpeechFrame } from "../model/index.ts";
import { CLOSING, isFollowedByVerb } from "./content-question.ts";
import type { Tree } from "./tree.ts";
import { caseOf, childrenBy, fineTag, headOf, isPassive, lemma, relation, subtree, upos } from "./tree.ts";

/** How far up a participle or joined verb may look for its subject: beyond it, it is another's. */
const MAX_STEPS = 4;

export interface SpeakerQuestion {
  readonly frame: SpeechFrame;
  readonly isQuoted: (token: number) => boolean;
}

/** The tokens that name who says, thinks or wants it, ascending; empty when nobody is named ("is expected to", "it was announced"). */
export function cueSpeaker(tree: Tree, cue: number, { frame, isQuoted }: SpeakerQuestion): readonly number[] {
  if (frame === "noun") return phraseOf(tree, ownerOf(tree, cue), cue);
  if (frame === "adjective") return phraseOf(tree, subjectOf(tree, cue), cue);
  const byMarks = besideMarks(tree, cue, isQuoted);
  if (byMarks.length > 0) return byMarks;
  const subject = subjectOf(tree, cue);
  if (subject !== null && subject > cue && isFollowedByVerb(tree, subject)) return leftOf(tree, cue);
  // A subject that the verb only shares gives way to a noun that touches it.
  const beside = nearestSubject(tree, cue) === undefined ? besideVerb(tree, cue, isQuoted) : null;
  const touches = beside !== null && (beside < cue ? !isObject(tree, beside) : !isFollowedByVerb(tree, beside));
  if (beside !== null && touches) return phraseOf(tree, beside, cue);
  const speaker = subject === null || isQuoted(subject) ? (besideVerb(tree, cue, isQuoted) ?? sharedSubject(tree, cue, isQuoted)) : subject;
  return phraseOf(tree, speaker, cue).filter((token) => !isQuoted(token));
}

function isObject(tree: Tree, token: number): boolean {
  return /^(?:obj|iobj)$/.test(relation(tree, token));
}

/** Of a participle or a joined verb that the tree has hung wrongly: the subject of the nearest verb above, else the last one before it. */
function sharedSubject(tree: Tree, cue: number, isQuoted: (token: number) => boolean): number | null {
  if (isToldInPassive(tree, cue) || (frameOf(tree, cue) === "VBN" && relation(tree, cue) === "acl")) return null;
  for (let at = headOf(tree, cue); at >= 0; at = headOf(tree, at)) {
    const subject = childrenBy(tree, at, ["nsubj"]).find((child) => child < cue && !isQuoted(child));
    if (subject !== undefined) return subject;
  }
  return [...tree.sentence.words.keys()].findLast((token) => token < cue && relation(tree, token) === "nsubj" && !isQuoted(token)) ?? null;
}

function frameOf(tree: Tree, token: number): string {
  return fineTag(tree, token);
}

/** What ends the name of a speaker after its verb: "said Mr Lee in Oslo", "said Mr Lee, who". */
const NAME_ENDS = /^(?:[,.;:“"'‘(—–-]|in|on|during|at|to|after|before|while|when|as|about|who|with|from|by|last|this|that|and|but)$/i;

/** “…,” Mr Lee said; “…,” said Mr Lee: what stands between closing marks and the verb, or right after the verb, whatever the tree. */
function besideMarks(tree: Tree, cue: number, isQuoted: (token: number) => boolean): readonly number[] {
  const { words } = tree.sentence;
  let from = cue;
  while (from > 0 && cue - from < MAX_NAME && !isQuoted(from - 1) && !/^[.;:]$/.test(words[from - 1] ?? "")) from--;
  if (from === 0 || !CLOSING.test(words[from] ?? "")) return [];
  const before = range(from, cue).filter((token) => !/^(?:PUNCT|ADV|AUX|CCONJ)$/.test(upos(tree, token)));
  if (/^(?:ADP|SCONJ)$/.test(upos(tree, before[0] ?? -1))) return [];
  if (before.some((token) => isNominal(tree, token))) return firstName(tree, range(from, cue));
  // Only a comma or a question closes quoted words before a verb whose subject comes behind it: “…,” said Mr Lee.
  if (before.length > 0 || words[cue - 1] === "and" || isToldInPassive(tree, cue)) return [];
  let to = cue + 1;
  while (to < words.length && to - cue < MAX_NAME && !NAME_ENDS.test(words[to] ?? "") && upos(tree, to) !== "VERB") to++;
  const after = range(cue + 1, to);
  return after.some((token) => isNominal(tree, token)) ? after : [];
}

/** A speaker's name and offices are at most so many words. */
const MAX_NAME = 24;

/** "Mr Lee, 30, of Oslo, who was there,": the name up to its first comma; nothing when a verb stands in it. */
function firstName(tree: Tree, tokens: readonly number[]): readonly number[] {
  const start = tokens.findIndex((token) => !/^(?:PUNCT|ADV|CCONJ)$/.test(upos(tree, token)));
  if (/^(?:ADP|SCONJ|VERB)$/.test(upos(tree, tokens[start] ?? -1))) {
    // "In July, Mr Lee said": the name comes after the phrase that opens the clause.
    const end = tokens.findIndex((token, i) => i > start && tree.sentence.words[token] === ",");
    return end < 0 ? [] : firstName(tree, tokens.slice(end + 1));
  }
  const comma = tokens.findIndex((token, i) => i > start && /^(?:[,(—–]|who|which)$/.test(tree.sentence.words[token] ?? ""));
  const name = tokens.slice(start, comma < 0 ? tokens.length : comma).filter((token) => !/^(?:ADV|AUX)$/.test(upos(tree, token)));
  return name.some((token) => upos(tree, token) === "VERB") ? [] : name;
}

function isNominal(tree: Tree, token: number): boolean {
  return /^(?:PROPN|PRON|NOUN)$/.test(upos(tree, token));
}

/** The name at the beginning of the clause before a verb, past its apposition. */
function leftOf(tree: Tree, cue: number): readonly number[] {
  let from = cue;
  while (from > 0 && cue - from < MAX_NAME && !/^[.;:”"—–]$/.test(tree.sentence.words[from - 1] ?? "")) from--;
  return firstName(tree, range(from, cue));
}

/** "was asked": only an auxiliary makes a verb of saying passive; its past and its participle look alike. */
function isToldInPassive(tree: Tree, verb: number): boolean {
  return isPassive(tree, verb) && childrenBy(tree, verb, ["aux:pass", "nsubj:pass", "obl:agent"]).length > 0;
}

/** The token that heads the subject of a verb: its own, its agent in the passive, or the one it shares with the verb above it. */
function subjectOf(tree: Tree, verb: number, steps = 0): number | null {
  if (steps > MAX_STEPS || verb < 0) return null;
  const own = nearestSubject(tree, verb);
  if (isToldInPassive(tree, verb)) return agentOf(tree, verb);
  if (own !== undefined) return own;
  if (isPassive(tree, verb)) return agentOf(tree, verb);
  const head = headOf(tree, verb);
  switch (relation(tree, verb)) {
    case "conj":
    case "advcl":
    case "parataxis":
      return head < 0 ? null : subjectOf(tree, head, steps + 1);
    case "xcomp":
    case "ccomp":
      return childrenBy(tree, head, ["obj"])[0] ?? subjectOf(tree, head, steps + 1);
    case "acl":
    case "acl:relcl":
      if (upos(tree, head) === "VERB") return subjectOf(tree, head, steps + 1);
      // "issued a statement saying": who issued it speaks.
      return relation(tree, head) === "obj" && DOCUMENT.test(lemma(tree, head))
        ? (subjectOf(tree, headOf(tree, head), steps + 1) ?? head)
        : head;
    default:
      return null;
  }
}

/** The subject right before the verb; of those behind it the first. */
function nearestSubject(tree: Tree, verb: number): number | undefined {
  const subjects = childrenBy(tree, verb, ["nsubj", "csubj"]);
  return subjects.findLast((token) => token < verb) ?? subjects[0];
}

const DOCUMENT = /^(?:statement|letter|tweet|post|message|note|email|e-mail|release|memo|petition|op-ed|article|video|report|step|effort)$/;

function agentOf(tree: Tree, verb: number): number | null {
  return childrenBy(tree, verb, ["obl:agent"])[0] ?? childrenBy(tree, verb, ["obl"]).find((child) => caseOf(tree, child) === "by") ?? null;
}

/** Where the tree has lost the subject: the noun that touches the verb, before it or, right after a comma, behind it. */
function besideVerb(tree: Tree, verb: number, isQuoted: (token: number) => boolean): number | null {
  if (isToldInPassive(tree, verb)) return null;
  const { words, fineTags } = tree.sentence;
  for (let token = verb - 1; token >= Math.max(0, verb - 3) && !isQuoted(token); token--) {
    if (isNominal(tree, token)) return token;
    if (!/^(?:ADV|AUX|PART)$/.test(upos(tree, token))) break;
  }
  if (!/^(?:VBD|VBZ|VBN)$/.test(fineTags[verb] ?? "") || !/^[,”"’'?!]$/.test(words[verb - 1] ?? "")) return null;
  for (let token = verb + 1; token < Math.min(verb + 5, words.length) && !isQuoted(token); token++) {
    if (isNominal(tree, token)) return wholeName(tree, token, verb);
    if (!/^(?:DET|ADJ|NUM|AUX)$/.test(upos(tree, token))) break;
  }
  return null;
}

/** "said the company's chief": of the nouns behind the verb the one that all of them hang on. */
function wholeName(tree: Tree, token: number, verb: number): number {
  let at = token;
  while (headOf(tree, at) > at && isNominal(tree, headOf(tree, at))) at = headOf(tree, at);
  return at > verb ? at : token;
}

/** "Mr Lee's claim that", "the claim by Mr Lee", "Mr Lee made the claim that". */
function ownerOf(tree: Tree, noun: number): number | null {
  const owner = childrenBy(tree, noun, ["nmod:poss"])[0];
  if (owner !== undefined) return owner;
  const author = childrenBy(tree, noun, ["nmod"]).find((child) => /^(?:by|from|among)$/.test(caseOf(tree, child)));
  if (author !== undefined) return author;
  const head = headOf(tree, noun);
  const isLight = head >= 0 && relation(tree, noun) === "obj" && upos(tree, head) === "VERB" && LIGHT.test(lemma(tree, head));
  return isLight ? subjectOf(tree, head) : null;
}

/** Verbs that leave the meaning to their object: "issued a warning that". */
const LIGHT =
  /^(?:make|have|issue|give|express|voice|raise|offer|release|send|repeat|reiterate|deliver|share|announce|face|hold|put|take|pose|post|level|lodge|file|show|reject|deny|dismiss|renew|win|get|receive|include|see|hear|declare)$/;

/** A phrase without relative clauses and what the cue itself brings in, kept to what stands together around its head. */
function phraseOf(tree: Tree, head: number | null, cue: number): readonly number[] {
  if (head === null) return [];
  const clauses = new Set(
    subtree(tree, head).filter(
      (token) =>
        token !== head &&
        /^(?:acl:relcl|acl|parataxis|ccomp|advcl|cop|nsubj|conj|punct|cc|case|mark)$/.test(relation(tree, token)) &&
        !isInside(tree, token, head),
    ),
  );
  const tokens = subtree(tree, head, clauses).filter((token) => (cue > head ? token < cue : token > cue));
  const own = tokens.indexOf(head);
  let [from, to] = [own, own];
  while (from > 0 && (tokens[from] ?? 0) - (tokens[from - 1] ?? 0) <= 2) from--;
  while (to < tokens.length - 1 && (tokens[to + 1] ?? 0) - (tokens[to] ?? 0) <= 2) to++;
  return own < 0 ? [head] : tokens.slice(from, to + 1);
}

/** Parts of a list and prepositions below the head belong to the phrase; what hangs on the head as a clause does not. */
function isInside(tree: Tree, token: number, head: number): boolean {
  return (
    /^(?:conj|cc|case|punct|mark)$/.test(relation(tree, token)) &&
    upos(tree, token) !== "VERB" &&
    !(relation(tree, token) === "case" && headOf(tree, token) === head)
  );
}

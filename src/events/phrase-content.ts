import { range } from "../lib/range.ts";
import type { Relation } from "../model/index.ts";
import type { ContentQuestion } from "./content-question.ts";
import { isFollowedByVerb, TIME, TOPIC, without } from "./content-question.ts";
import type { Tree } from "./tree.ts";
import { caseOf, childrenBy, childrenOf, fineTag, headOf, isInfinitive, isPassive, lemma, relation, subtree, word } from "./tree.ts";

/** "wants to leave", "urged them to leave", "the promise to leave". */
export function infinitiveContent(tree: Tree, cue: number, { frame, speaker }: ContentQuestion): readonly number[] {
  const relations: readonly Relation[] = frame === "noun" ? ["acl"] : ["xcomp", "ccomp", "advcl"];
  const clause = childrenBy(tree, cue, relations).find((child) => child > cue && isWanted(tree, child));
  if (clause === undefined) return [];
  const joined = childrenBy(tree, cue, ["conj"]).filter((child) => child > clause && isBare(tree, child) && !isBare(tree, cue));
  return without(
    [clause, ...joined].flatMap((child) => subtree(tree, child)).toSorted((a, b) => a - b),
    speaker,
  );
}

/** "vowed to stay and help": what has the form of the infinitive is joined to it, whatever the parser hung it on. */
function isBare(tree: Tree, verb: number): boolean {
  return fineTag(tree, verb) === "VB" && childrenBy(tree, verb, ["aux", "nsubj"]).length === 0;
}

function isWanted(tree: Tree, clause: number): boolean {
  return isInfinitive(tree, clause) || (fineTag(tree, clause) === "VBG" && relation(tree, clause) === "xcomp");
}

/** Behind the particle or preposition: "called for talks", "the call for talks", "critical of the pact". */
export function afterContent(tree: Tree, cue: number, { frame, particles, speaker }: ContentQuestion): readonly number[] {
  if (frame === "noun" && speaker.length === 0) return [];
  const { words } = tree.sentence;
  const anchor = particles.at(-1) ?? cue;
  const phrases = childrenBy(tree, cue, ["obl", "nmod", "obj", "xcomp", "advcl", "ccomp", "acl"]).filter((child) => child > anchor);
  const fits = (child: number): boolean => {
    if (particles.length > 0) return true;
    if (frame === "say" || frame === "tell") return TOPIC.test(words[cue + 1] ?? "") && subtree(tree, child).includes(cue + 1);
    const before = caseOf(tree, child) || word(tree, subtree(tree, child)[0] ?? child);
    return (frame === "noun" ? NOUN_PREPOSITIONS : ADJECTIVE_PREPOSITIONS).test(before);
  };
  const first = phrases.find(fits);
  return first === undefined
    ? []
    : withPrepositions(
        tree,
        subtree(tree, first).filter((token) => token > anchor),
      );
}

const NOUN_PREPOSITIONS = /^(?:of|for|about|against|on|over|regarding)$/;
const ADJECTIVE_PREPOSITIONS = /^(?:of|about|for|with|at|to|that|by|in)$/;

/** The object with the reasons after it: "blamed the rebels for the raid"; the subject of a passive. */
export function objectContent(tree: Tree, cue: number, { speaker }: ContentQuestion): readonly number[] {
  if (isPassive(tree, cue)) {
    // "the envoy was asked": he is no question
    if (/^(?:ask|question)$/.test(lemma(tree, cue))) return [];
    const subject = childrenBy(tree, cue, ["nsubj:pass"])[0];
    const rest = childrenBy(tree, cue, ["xcomp", "obl"]).filter(
      (child) => relation(tree, child) === "xcomp" || /^(?:as|of|for)$/.test(caseOf(tree, child)),
    );
    return subject === undefined ? [] : [subject, ...rest].flatMap((child) => subtree(tree, child)).toSorted((a, b) => a - b);
  }
  const object = childrenBy(tree, cue, ["obj"])[0] ?? childrenBy(tree, cue, ["iobj"])[0];
  if (object === undefined || object < cue) return [];
  if (isFollowedByVerb(tree, object)) return range(subtree(tree, object)[0] ?? object, tree.sentence.words.length);
  const reasons = childrenOf(tree, cue).filter(
    (child) => child > object && /^(?:obl|advcl|xcomp|nmod|acl)$/.test(relation(tree, child)) && isReason(tree, child),
  );
  const whole = [object, ...reasons].flatMap((child) => subtree(tree, child)).toSorted((a, b) => a - b);
  return without(withPrepositions(tree, whole), speaker);
}

/** Phrases with a preposition that follow at once belong to the object, whatever the tree hangs them on: "his support | for the pact". */
function withPrepositions(tree: Tree, tokens: readonly number[]): readonly number[] {
  const next = (tokens.at(-1) ?? -1) + 1;
  if (!/^(?:of|for|to|with|on|against|about|from|by|between|over|toward|towards)$/.test(tree.sentence.words[next] ?? "")) return tokens;
  const phrase = subtree(tree, headOf(tree, next)).filter((token) => token >= next);
  const isWhole =
    phrase.length > 1 &&
    phrase.every((token, i) => token === next + i) &&
    !phrase.some((token) => TIME.test(tree.sentence.words[token] ?? ""));
  return isWhole ? withPrepositions(tree, [...tokens, ...phrase]) : tokens;
}

function isReason(tree: Tree, phrase: number): boolean {
  const before = caseOf(tree, phrase) || word(tree, subtree(tree, phrase)[0] ?? phrase);
  if (subtree(tree, phrase).some((token) => TIME.test(tree.sentence.words[token] ?? ""))) return false;
  return (
    relation(tree, phrase) === "xcomp" ||
    /^(?:for|of|as|over|to|that|with|from|on|by|about|against|into|toward|between|at|if)$/.test(before)
  );
}

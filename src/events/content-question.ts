import type { SpeechContent, SpeechFrame } from "../model/index.ts";
import type { Tree } from "./tree.ts";
import { childrenBy, fineTag, hasTense, subtree, upos } from "./tree.ts";

/** What is asked of a cue: where to look for what is said. */
export interface ContentQuestion {
  readonly takes: SpeechContent;
  readonly frame: SpeechFrame;
  readonly speaker: readonly number[];
  readonly particles: readonly number[];
  readonly isQuoted: (token: number) => boolean;
  /** Whether the row reports clauses and quoted words ("said"), beside what it takes as an object ("blamed"). */
  readonly reports: boolean;
  /** Whether a token is a word of saying. */
  readonly isSaying: (token: number) => boolean;
}

/** Without those that are others too. */
export function without(tokens: readonly number[], others: readonly number[]): readonly number[] {
  const taken = new Set(others);
  return tokens.filter((token) => !taken.has(token));
}

/** A quotation mark. */
export const MARK = /^(?:[“”"‘’'`]|''|``)$/;
/** One that may close words. */
export const CLOSING = /^(?:[”"’']|'')$/;

/** Whether any of the tokens is a verb. */
export function hasVerb(tree: Tree, tokens: readonly number[]): boolean {
  return tokens.some((token) => /^(?:VERB|AUX)$/.test(upos(tree, token)));
}

/** Whether a verb has a tense or a helper: no participle and no infinitive alone. */
export function isFinite(tree: Tree, verb: number): boolean {
  return hasTense(tree, verb) || childrenBy(tree, verb, ["aux"]).length > 0;
}

/** Whether a token begins a predicate: a verb with a tense, or a modal. */
export function opensPredicate(tree: Tree, token: number): boolean {
  return hasTense(tree, token) || fineTag(tree, token) === "MD";
}

/** "suggests any deals should wait", "Lee, a former envoy, said the problem is": a noun phrase that is the subject of what stands right behind it. */
export function isFollowedByVerb(tree: Tree, noun: number): boolean {
  const next = (subtree(tree, noun).at(-1) ?? noun) + 1;
  return opensPredicate(tree, next) && hasVerb(tree, [next]);
}

/** Words that open a clause which is not the main one. */
export const OPENERS = /^(?:while|as|if|after|when|before|since|although|though|because|once|until|by|in|despite|besides|without)$/i;

/** "commented on", "reminisced about": what is said is not a clause. */
export const TOPIC = /^(?:about|on|of|against|for|to|with|at)$/;

/** How many words may stand between a verb of saying and the words quoted: "said in a statement to reporters on Monday, “…". */
export const MAX_BETWEEN = 14;

/** Words of time: a phrase with one of them says when, not what. */
export const TIME =
  /^(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|week|month|year|morning|night|afternoon|evening|times?)$/;

import { RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence, Relation, Sentence, Span, Upos } from "../model/index.ts";

/** A dependency tree with its children by head, for looking things up while coding. Tokens are indices into the sentence's columns. */
export interface Tree {
  readonly sentence: ParsedSentence;
  readonly children: readonly (readonly number[])[];
  /** In lower case. */
  readonly words: readonly string[];
  readonly lemmas: readonly string[];
}

export function isParsed(sentence: Sentence | ParsedSentence): sentence is ParsedSentence {
  return "heads" in sentence;
}

export function treeOf(sentence: ParsedSentence): Tree {
  const { heads } = sentence;
  const children: number[][] = sentence.words.map(() => []);
  for (let token = 0; token < heads.length; token++) children[heads[token] ?? -1]?.push(token);
  const lower = (text: string): string => text.toLowerCase();
  return { sentence, children, words: sentence.words.map(lower), lemmas: sentence.lemmas.map(lower) };
}

export function relation(tree: Tree, token: number): Relation {
  return RELATIONS[tree.sentence.relations[token] ?? 0] ?? "dep";
}

export function upos(tree: Tree, token: number): Upos {
  return UPOS[tree.sentence.tags[token] ?? 0] ?? "X";
}

export function lemma(tree: Tree, token: number): string {
  return tree.lemmas[token] ?? "";
}

/** The tag of the Penn Treebank: "VBD", "NNS". */
export function fineTag(tree: Tree, token: number): string {
  return tree.sentence.fineTags[token] ?? "";
}

/** Under which the rules have a word: "lemma/POS". */
export function keyAt(tree: Tree, token: number): string {
  return `${lemma(tree, token)}/${upos(tree, token)}`;
}

/** A verb in the past or present, neither participle nor infinitive. */
export function hasTense(tree: Tree, verb: number): boolean {
  return /^VB[DZP]$/.test(fineTag(tree, verb));
}

/** The word as written, in lower case. */
export function word(tree: Tree, token: number): string {
  return tree.words[token] ?? "";
}

export function headOf(tree: Tree, token: number): number {
  return tree.sentence.heads[token] ?? -1;
}

export function childrenOf(tree: Tree, token: number): readonly number[] {
  return tree.children[token] ?? [];
}

/** Children of a token that hang on it by one of the relations, in the order of the text. */
export function childrenBy(tree: Tree, token: number, relations: readonly Relation[]): readonly number[] {
  const children = childrenOf(tree, token);
  if (children.length === 0) return children;
  const found: number[] = [];
  for (const child of children) if (relations.includes(relation(tree, child))) found.push(child);
  return found;
}

/** The lower-case preposition before a noun phrase, its fixed parts joined: "of", "according to". Empty when there is none. */
export function caseOf(tree: Tree, token: number): string {
  if (childrenOf(tree, token).length === 0) return "";
  let marker = markerBefore(tree, token);
  if (marker === undefined) {
    // "with President Bashar Assad": parsers hang the preposition on the title
    for (const title of childrenBy(tree, token, TITLES)) if (title < token) marker ??= markerBefore(tree, title);
  }
  if (marker === undefined) return "";
  const fixed = childrenBy(tree, marker, ["fixed"]);
  if (fixed.length > 0) return [marker, ...fixed].map((part) => word(tree, part)).join(" ");
  return isOutOf(tree, token, marker) ? "out of" : word(tree, marker);
}

/** "was thrown out | of Russia": parsers hang both words on the name. */
function isOutOf(tree: Tree, token: number, marker: number): boolean {
  const [out, of] = word(tree, marker) === "out" ? [marker, marker + 1] : [marker - 1, marker];
  return word(tree, out) === "out" && word(tree, of) === "of" && headOf(tree, out) === token;
}

const TITLES: readonly Relation[] = ["nmod", "compound", "flat", "appos"];

function markerBefore(tree: Tree, token: number): number | undefined {
  return childrenOf(tree, token).find(
    (child) => child < token && ["case", "mark"].includes(relation(tree, child)) && upos(tree, child) !== "PART",
  );
}

/** "Iran was behind the attack": who is said to have had it done. */
export function isSaidBehind(tree: Tree, noun: number): boolean {
  return childrenBy(tree, noun, ["cop"]).length > 0 && childrenBy(tree, noun, ["case"]).some((marker) => word(tree, marker) === "behind");
}

/** "after a visit": a phrase that tells when something was done. */
export function isDating(tree: Tree, token: number): boolean {
  return /^(?:after|before|during|since|following|amid)$/.test(caseOf(tree, token));
}

/** A token and all that hangs below it, sorted. Bounded by the sentence, whatever the tree. */
export function subtree(tree: Tree, token: number, without: ReadonlySet<number> = new Set()): readonly number[] {
  const found: number[] = [];
  const queue = [token];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    found.push(next);
    queue.push(...childrenOf(tree, next).filter((child) => !without.has(child)));
  }
  return found.sort((a, b) => a - b);
}

/** From the first to the last of some tokens, in the article's text. */
export function spanOf(sentence: Sentence, tokens: readonly number[]): Span {
  const first = Math.min(...tokens);
  const last = Math.max(...tokens);
  return { start: sentence.starts[first] ?? sentence.start, end: sentence.ends[last] ?? sentence.end };
}

/** The tokens of a conjunction, the first one first: "France, Germany and Italy". Parsers hang the next one on a part of the name before, too. */
export function conjuncts(tree: Tree, token: number): readonly number[] {
  const parts = [token, ...childrenBy(tree, token, ["flat"])];
  return [token, ...parts.flatMap((part) => childrenBy(tree, part, ["conj"])).flatMap((member) => conjuncts(tree, member))];
}

/** Whether a verb is in the passive: "was struck", "sanctions imposed on". */
export function isPassive(tree: Tree, token: number): boolean {
  if (childrenBy(tree, token, ["nsubj:pass", "aux:pass", "obl:agent"]).length > 0) return true;
  if (fineTag(tree, token) !== "VBN" || hasOwnObject(tree, token)) return false;
  const auxiliaries = childrenBy(tree, token, ["aux", "nsubj"]);
  const own = relation(tree, token);
  if (own === "conj") return auxiliaries.length === 0 && isPassive(tree, headOf(tree, token));
  // "was found murdered", "had three men killed"
  const isFound = own === "xcomp" && FOUND.test(lemma(tree, headOf(tree, token)));
  return (own === "acl" || own === "advcl" || isFound) && auxiliaries.length === 0;
}

const FOUND = /^(?:find|leave|have|get|report)$/;

/** Whether a clause opens with such a word: "that", "if". */
export function isMarkedBy(tree: Tree, clause: number, words: RegExp): boolean {
  return childrenBy(tree, clause, ["mark"]).some((mark) => words.test(word(tree, mark)));
}

/** "to protest". */
export function isInfinitive(tree: Tree, token: number): boolean {
  return childrenBy(tree, token, ["mark"]).some((mark) => lemma(tree, mark) === "to");
}

/** "settlers set fire to it" with "set" taken for a participle of the noun: what has an object of its own is active. */
export function hasOwnObject(tree: Tree, token: number): boolean {
  const isAfterNoun = ["acl", "amod"].includes(relation(tree, token)) && headOf(tree, token) < token;
  return isAfterNoun && childrenBy(tree, token, ["obj"]).some((child) => child > token);
}

/** A token and all that it hangs below, the nearest first. */
export function upward(tree: Tree, token: number): readonly number[] {
  const path: number[] = [];
  for (let at = token; at >= 0; at = headOf(tree, at)) path.push(at);
  return path;
}

/** How far below the root a token hangs. */
export function depthOf(tree: Tree, token: number): number {
  let depth = 0;
  for (let at = headOf(tree, token); at >= 0; at = headOf(tree, at)) depth++;
  return depth;
}

/** Relations that begin a clause of its own. */
const CLAUSES: readonly Relation[] = ["ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"];

export function isClausal(tree: Tree, token: number): boolean {
  const own = relation(tree, token);
  return CLAUSES.includes(own) || (own === "conj" && upos(tree, token) === "VERB");
}

const TIMES = /^(?:today|yesterday|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|night|morning|time)$/;

/** A day or other time by its name; parsers take bare ones ("met today") for objects. */
export function isTime(tree: Tree, token: number): boolean {
  return TIMES.test(lemma(tree, token)) || TIMES.test(word(tree, token));
}

/** The noun phrases below a token that belong to its own clause, nearest in the tree first, then in the order of the text. */
export function phrasesBelow(tree: Tree, token: number, closed: readonly number[] = []): readonly number[] {
  const found: number[] = [];
  let level: readonly number[] = [token];
  while (level.length > 0) {
    level = level.flatMap((at) => (closed.includes(at) ? [] : childrenOf(tree, at))).filter((child) => !isClausal(tree, child));
    found.push(...level.filter((child) => !["punct", "det", "case", "aux", "mark", "cc"].includes(relation(tree, child))));
  }
  return found;
}

/** The verb (or predicate with a copula) whose clause a token stands in; the token itself when it is one, else the topmost above it. */
export function clauseOf(tree: Tree, token: number): number {
  let at = token;
  while (upos(tree, at) !== "VERB" && childrenBy(tree, at, ["cop"]).length === 0) {
    const head = headOf(tree, at);
    if (head < 0) return at;
    at = head;
  }
  return at;
}

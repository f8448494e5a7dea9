import { RELATIONS, UPOS } from "../model/index.ts";
import type { ParsedSentence, Relation, Sentence, Span, Upos } from "../model/index.ts";

/** A dependency tree with its children by head, for looking things up while coding. Tokens are indices into the sentence's columns. */
export interface Tree {
  readonly sentence: ParsedSentence;
  readonly children: readonly (readonly number[])[];
}

export function isParsed(sentence: Sentence | ParsedSentence): sentence is ParsedSentence {
  return "heads" in sentence;
}

export function treeOf(sentence: ParsedSentence): Tree {
  const children: number[][] = sentence.words.map(() => []);
  for (const [token, head] of sentence.heads.entries()) children[head]?.push(token);
  return { sentence, children };
}

export function relation(tree: Tree, token: number): Relation {
  return RELATIONS[tree.sentence.relations[token] ?? 0] ?? "dep";
}

export function upos(tree: Tree, token: number): Upos {
  return UPOS[tree.sentence.tags[token] ?? 0] ?? "X";
}

export function lemma(tree: Tree, token: number): string {
  return (tree.sentence.lemmas[token] ?? "").toLowerCase();
}

export function headOf(tree: Tree, token: number): number {
  return tree.sentence.heads[token] ?? -1;
}

/** Children of a token that hang on it by one of the relations, in the order of the text. */
export function childrenBy(tree: Tree, token: number, relations: readonly Relation[]): readonly number[] {
  return (tree.children[token] ?? []).filter((child) => relations.includes(relation(tree, child)));
}

/** The lower-case preposition before a noun phrase, its fixed parts joined: "of", "according to". */
export function caseOf(tree: Tree, token: number): string {
  const marker = childrenBy(tree, token, ["case", "mark"]).find((child) => upos(tree, child) !== "PART");
  if (marker === undefined) return "";
  return [marker, ...childrenBy(tree, marker, ["fixed"])].map((part) => (tree.sentence.words[part] ?? "").toLowerCase()).join(" ");
}

/** A token and all that hangs below it, sorted. Bounded by the sentence, whatever the tree. */
export function subtree(tree: Tree, token: number, without: ReadonlySet<number> = new Set()): readonly number[] {
  const found: number[] = [];
  const queue = [token];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    found.push(next);
    queue.push(...(tree.children[next] ?? []).filter((child) => !without.has(child)));
  }
  return found.sort((a, b) => a - b);
}

/** From the first to the last of some tokens, in the article's text. */
export function spanOf(sentence: Sentence, tokens: readonly number[]): Span {
  const first = Math.min(...tokens);
  const last = Math.max(...tokens);
  return { start: sentence.starts[first] ?? sentence.start, end: sentence.ends[last] ?? sentence.end };
}

/** The tokens of a conjunction, the first one first: "France, Germany and Italy". */
export function conjuncts(tree: Tree, token: number): readonly number[] {
  return [token, ...childrenBy(tree, token, ["conj"]).flatMap((member) => conjuncts(tree, member))];
}

/** Whether a verb is in the passive: "was struck", "sanctions imposed on". */
export function isPassive(tree: Tree, token: number): boolean {
  if (childrenBy(tree, token, ["nsubj:pass", "aux:pass", "obl:agent"]).length > 0) return true;
  const reduced = relation(tree, token) === "acl" || relation(tree, token) === "advcl";
  return reduced && tree.sentence.fineTags[token] === "VBN" && childrenBy(tree, token, ["aux", "nsubj"]).length === 0;
}

import type { ParsedSentence, Relation, Sentence, Upos } from "../model/index.ts";
import { RELATIONS, UPOS } from "../model/index.ts";
import { singular } from "./singular.ts";

/** A sentence as the resolver reads it: words and lemmas always, tags and tree where it was parsed. */
export interface Line {
  /** Position in the list of sentences handed in. */
  readonly at: number;
  readonly sentence: Sentence;
  /** Null when the sentence was not parsed. */
  readonly tree: ParsedSentence | null;
  readonly words: readonly string[];
  /** Lower case. */
  readonly lower: readonly string[];
  /** Lower case; without a parse, the word without a plural ending. */
  readonly lemmas: readonly string[];
}

export function lineOf(sentence: Sentence | ParsedSentence, at: number): Line {
  const tree = "heads" in sentence ? sentence : null;
  const lower = sentence.words.map((word) => word.toLowerCase());
  const lemmas = lower.map((word, token) => singular(tree === null ? word : lemmaOf(tree, token, word)));
  return { at, sentence, tree, words: sentence.words, lower, lemmas };
}

/** Taggers leave names as they stand: "Forces" of "Armed Forces" keeps its plural, so the plural goes by rule too. */
function lemmaOf(tree: ParsedSentence, token: number, word: string): string {
  const lemma = tree.lemmas[token]?.toLowerCase() ?? word;
  return lemma === "_" || lemma === "" ? word : lemma;
}

/** The tag of a token, or null without a parse. */
export function tagOf(line: Line, token: number): Upos | null {
  const tag = line.tree?.tags[token];
  return tag === undefined ? null : (UPOS[tag] ?? null);
}

/** The relation of a token to its head, or null without a parse. */
export function relationOf(line: Line, token: number): Relation | null {
  const relation = line.tree?.relations[token];
  return relation === undefined ? null : (RELATIONS[relation] ?? null);
}

/** The head of a token; -1 for the root and without a parse. */
export function headOf(line: Line, token: number): number {
  return line.tree?.heads[token] ?? -1;
}

export function childrenOf(line: Line, token: number): readonly number[] {
  if (line.tree === null) return [];
  const children: number[] = [];
  for (let child = 0; child < line.words.length; child++) if (line.tree.heads[child] === token) children.push(child);
  return children;
}

/** The token of the range whose head lies outside of it; without a parse, its last token. */
export function topOf(line: Line, first: number, last: number): number {
  for (let token = first; token <= last; token++) {
    const head = headOf(line, token);
    if (line.tree !== null && (head < first || head > last) && tagOf(line, token) !== "PUNCT") return token;
  }
  return last;
}

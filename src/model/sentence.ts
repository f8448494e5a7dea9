import type { Span } from "./span.ts";

/** Universal part-of-speech tags, in the order of their numbers in `ParsedSentence.tags`. Source: universaldependencies.org/u/pos. */
export const UPOS = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
export type Upos = (typeof UPOS)[number];

/**
 * Universal dependency relations, in the order of their numbers in `ParsedSentence.relations`.
 * Subtypes are kept only where events need them (`nsubj:pass`, `aux:pass`, `nmod:poss`, `obl:agent`, `acl:relcl`, `compound:prt`).
 * Source: universaldependencies.org/u/dep.
 */
export const RELATIONS = [
  "root",
  "acl",
  "acl:relcl",
  "advcl",
  "advmod",
  "amod",
  "appos",
  "aux",
  "aux:pass",
  "case",
  "cc",
  "ccomp",
  "clf",
  "compound",
  "compound:prt",
  "conj",
  "cop",
  "csubj",
  "csubj:pass",
  "dep",
  "det",
  "discourse",
  "dislocated",
  "expl",
  "fixed",
  "flat",
  "goeswith",
  "iobj",
  "list",
  "mark",
  "nmod",
  "nmod:poss",
  "nsubj",
  "nsubj:pass",
  "nummod",
  "obj",
  "obl",
  "obl:agent",
  "orphan",
  "parataxis",
  "punct",
  "reparandum",
  "vocative",
  "xcomp",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What the name finder says of a token (begin or inside of a name, and its kind), in the order of its numbers in `ParsedSentence.names`. */
export const NAME_TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC", "B-EVENT", "I-EVENT"] as const;
export type NameTag = (typeof NAME_TAGS)[number];
/** What the name finder tells apart: persons, organisations, places, other names, events. */
export type EntityKind = "PER" | "ORG" | "LOC" | "MISC" | "EVENT";

/**
 * A sentence and its tokens, split and tokenised by UD conventions ("don't" is "do" + "n't", "Kim's" is "Kim" + "'s").
 *
 * Columns, not objects: token i is `words[i]`, at `starts[i]`..`ends[i]` of `article.text`. `start` and `end` cover the sentence.
 * Every character between two sentences is white space.
 */
export interface Sentence extends Span {
  /** Position in the article, from 0. */
  readonly index: number;
  /** Which paragraph of the article it stands in, from 0. The title is not part of the text and has no sentence. */
  readonly paragraph: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly words: readonly string[];
}

/** A sentence with tags and a dependency tree. Columns are as long as `words`. */
export interface ParsedSentence extends Sentence {
  /** Index into `UPOS`. */
  readonly tags: Uint8Array;
  /** Penn Treebank tag ("VBD"), which tells tense and number apart where UPOS does not. */
  readonly fineTags: readonly string[];
  readonly lemmas: readonly string[];
  /** Index of the head token within the sentence; -1 for the one root. */
  readonly heads: Int16Array;
  /** Index into `RELATIONS`. */
  readonly relations: Uint8Array;
  /** Index into `NAME_TAGS`: names of persons, organisations and places, known to a table or not. */
  readonly names: Uint8Array;
}

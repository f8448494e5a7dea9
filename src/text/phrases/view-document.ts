import type { WordVectors } from "../names/word-vectors.ts";
import type { PhraseTree } from "./phrase-tree.ts";
import { isCapital } from "./phrase-tree.ts";

export interface NameUse {
  readonly count: number;
  readonly first: number;
}

/** What a whole text tells of each of its words. */
export interface DocumentView {
  readonly trees: readonly PhraseTree[];
  /** How often each word stands in the text, and how often with a capital within a sentence; in small letters. */
  readonly counts: ReadonlyMap<string, number>;
  readonly capitals: ReadonlyMap<string, number>;
  /** Words that stand in small letters somewhere. */
  readonly small: ReadonlySet<string>;
  /** The kind of name in which each word stands most. */
  readonly kinds: ReadonlyMap<string, string>;
  /** How often each name stands in the text and in which sentence first, by `nameKey`, and the names that are part of a longer one. */
  readonly names: ReadonlyMap<string, NameUse>;
  readonly longer: ReadonlySet<string>;
  /** How full the text is of names, of persons' names and of pronouns, in steps, by what is counted. */
  readonly register: ReadonlyMap<string, number>;
  /** The mean of its sentences' means, `TOPIC_LENGTH` long. */
  readonly topic: Float32Array;
}

/** Who a pronoun may stand for. */
const PRONOUNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    i: "i me my mine myself",
    we: "we us our ours ourselves",
    you: "you your yours yourself",
    he: "he him his himself",
    she: "she her hers herself",
    it: "it its itself",
    they: "they them their theirs themselves",
    this: "this that these those",
    who: "who which whose whom",
    there: "there",
    one: "one",
  }).flatMap(([group, words]) => words.split(" ").map((word) => [word, group] as const)),
);
/** Steps of what is counted in a hundred words. */
const STEPS = {
  persons: [0.5, 1, 2, 3],
  names: [2, 4, 6, 9],
  i: [0.3, 1.5],
  we: [0.3, 1.5],
  you: [0.3, 1.5],
  third: [0.3, 1, 2],
} as const;
/** About as long as the vector of a word. */
const TOPIC_LENGTH = 3;

/** The group of a pronoun ("him": "he"), or "" of what is none. */
export function pronounOf({ tags, small }: PhraseTree, word: number): string {
  return tags[word] === "PRON" || tags[word] === "DET" ? (PRONOUNS.get(small[word] ?? "") ?? "") : "";
}

export function viewDocument(trees: readonly PhraseTree[], vectors: WordVectors): DocumentView {
  const [counts, capitals] = [new Map<string, number>(), new Map<string, number>()];
  const small = new Set<string>();
  for (const { words, small: lower } of trees) {
    for (const [i, word] of words.entries()) {
      const key = lower[i] ?? "";
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (!isCapital(word)) small.add(key);
      else if (i > 0) capitals.set(key, (capitals.get(key) ?? 0) + 1);
    }
  }
  const names = namesOf(trees);
  return {
    ...{ trees, counts, capitals, small, names, longer: partsOf(names) },
    ...{ kinds: kindsOf(trees), register: registerOf(trees), topic: topicOf(trees, vectors) },
  };
}

/** The name in which a word stands, or the word alone, in small letters. */
export function nameKey({ nameAt, small }: PhraseTree, word: number): string {
  const name = nameAt[word] ?? null;
  return name === null ? (small[word] ?? "") : small.slice(name.first, name.last + 1).join(" ");
}

function namesOf(trees: readonly PhraseTree[]): ReadonlyMap<string, NameUse> {
  const uses = new Map<string, NameUse>();
  for (const [sentence, tree] of trees.entries()) {
    for (const { first } of tree.names) {
      const key = nameKey(tree, first);
      const { count, first: before } = uses.get(key) ?? { count: 0, first: sentence };
      uses.set(key, { count: count + 1, first: before });
    }
  }
  return uses;
}

/** Names whose words stand, in a row, in a longer one. */
function partsOf(names: ReadonlyMap<string, NameUse>): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const name of names.keys()) {
    const words = name.split(" ");
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= words.length; to++) if (to - from < words.length) parts.add(words.slice(from, to).join(" "));
  }
  return parts;
}

/** 0, 1, 2, 3 for 3 and 4, 4 for 5 to 8, 5 for more. */
export function stepOf(count = 0): number {
  if (count < 3) return count;
  return count < 5 ? 3 : count < 9 ? 4 : 5;
}

function kindsOf(trees: readonly PhraseTree[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { names, small } of trees) {
    for (const { first, last, kind } of names) {
      for (const word of small.slice(first, last + 1)) {
        const own = counts.get(word) ?? new Map<string, number>();
        counts.set(word, own.set(kind, (own.get(kind) ?? 0) + 1));
      }
    }
  }
  return new Map([...counts].map(([word, kinds]) => [word, [...kinds].reduce((best, next) => (next[1] > best[1] ? next : best))[0]]));
}

function registerOf(trees: readonly PhraseTree[]): ReadonlyMap<string, number> {
  const hundreds = trees.reduce((sum, { words }) => sum + words.length, 0) / 100;
  const names = trees.flatMap((tree) => tree.names);
  const pronouns = trees.flatMap((tree) => tree.words.map((_, i) => pronounOf(tree, i)));
  const count = (...groups: readonly string[]): number => pronouns.filter((group) => groups.includes(group)).length;
  const counted = {
    ...{ persons: names.filter(({ kind }) => kind === "PER").length, names: names.length },
    ...{ i: count("i"), we: count("we"), you: count("you"), third: count("he", "she") },
  };
  return new Map(
    (Object.keys(STEPS) as (keyof typeof STEPS)[]).map((key) => [key, STEPS[key].filter((step) => counted[key] / hundreds > step).length]),
  );
}

function topicOf(trees: readonly PhraseTree[], vectors: WordVectors): Float32Array {
  const topic = new Float32Array(vectors.width);
  for (const { words } of trees)
    for (const word of words) vectors.add(vectors.rowOf(word), { out: topic, at: 0 }, 1 / (words.length * trees.length));
  const length = Math.hypot(...topic) + 1e-6;
  return topic.map((x) => (x * TOPIC_LENGTH) / length);
}

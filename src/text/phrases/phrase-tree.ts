import { RELATIONS, UPOS } from "../../model/index.ts";
import type { ParsedSentence } from "../../model/index.ts";
import type { NameRange } from "./name-ranges.ts";
import { nameRanges } from "./name-ranges.ts";

/** A sentence with what is asked of its tree again and again, a row a token. */
export interface PhraseTree {
  readonly words: readonly string[];
  readonly small: readonly string[];
  readonly lemmas: readonly string[];
  readonly fineTags: readonly string[];
  /** Names of coarse tags and of relations. */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly heads: Int16Array;
  /** Tokens that hang on each token, in order. */
  readonly below: readonly (readonly number[])[];
  /** First and last token of all that hangs below each token, itself included. */
  readonly lows: Int16Array;
  readonly highs: Int16Array;
  readonly names: readonly NameRange[];
  /** The name in which each token stands. */
  readonly nameAt: readonly (NameRange | null)[];
}

export function viewTree(sentence: ParsedSentence): PhraseTree {
  const { words, heads } = sentence;
  const below: number[][] = words.map(() => []);
  const [lows, highs] = [Int16Array.from(words.keys()), Int16Array.from(words.keys())];
  for (const [i, head] of heads.entries()) {
    below[head]?.push(i);
    for (let at = head; at >= 0; at = heads[at] ?? -1) {
      lows[at] = Math.min(lows[at] ?? 0, i);
      highs[at] = Math.max(highs[at] ?? 0, i);
    }
  }
  const names = nameRanges(sentence);
  const nameAt: (NameRange | null)[] = words.map(() => null);
  for (const range of names) nameAt.fill(range, range.first, range.last + 1);
  return {
    ...{ words, heads, below, lows, highs, names, nameAt, fineTags: sentence.fineTags },
    small: words.map((word) => word.toLowerCase()),
    lemmas: sentence.lemmas.map((lemma) => lemma.toLowerCase()),
    tags: Array.from(sentence.tags, (tag) => UPOS[tag] ?? "X"),
    relations: Array.from(sentence.relations, (relation) => RELATIONS[relation] ?? "dep"),
  };
}

/** The preposition of a word. */
export function caseOf({ below, relations, small }: PhraseTree, word: number): string {
  const found = below[word]?.find((child) => child < word && relations[child] === "case");
  return found === undefined ? "-" : (small[found] ?? "-");
}

export function isCapital(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word);
}

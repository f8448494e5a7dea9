import type { ParsedSentence } from "../../model/index.ts";
import { definitionOf } from "./define-name.ts";
import type { NameStretch } from "./name-stretches.ts";
import type { Numbers, WordVectors } from "./word-vectors.ts";

/** A text as `describeName` sees it. */
export interface NameText {
  readonly sentences: readonly ParsedSentence[];
  /** Row of each word's vector, a list a sentence. */
  readonly rows: readonly Int32Array[];
  /** Mean vector of each sentence, and of them the text's, made `TOPIC_LENGTH` long. */
  readonly means: readonly Float32Array[];
  readonly topic: Float32Array;
  /** What stands around each name, by its words in small letters. */
  readonly around: ReadonlyMap<string, Around>;
  /** By a word in small letters: what stands beside it with a capital, wherever it has one. */
  readonly others: ReadonlyMap<string, Others>;
  /** Words that stand in small letters somewhere in the text. */
  readonly small: ReadonlySet<string>;
}

/** Of all places of a name: how many, and the sums of the vectors of the word before, of the word after, of the sentence, and of what says what it is. */
export interface Around {
  readonly count: number;
  readonly sums: Float32Array;
}

/** Rows of the words with a capital that stand beside a word: "Ann" before "Lee", "Council" after "Leeds". */
export interface Others {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** A stretch and the number of its sentence. */
export interface NamePlace {
  readonly s: number;
  readonly stretch: NameStretch;
}

/** About as long as the vector of a word, so that 8 bits do for both. */
const TOPIC_LENGTH = 3;

export function viewText(
  sentences: readonly ParsedSentence[],
  stretches: readonly (readonly NameStretch[])[],
  vectors: WordVectors,
): NameText {
  const rows = sentences.map(({ words }) => Int32Array.from(words, (word) => vectors.rowOf(word)));
  const means = rows.map((list) => {
    const mean = new Float32Array(vectors.width);
    for (const row of list) vectors.add(row, { out: mean, at: 0 }, 1 / list.length);
    return mean;
  });
  const sum = new Float32Array(vectors.width);
  for (const mean of means) addTo({ out: sum, at: 0 }, mean, 1);
  const length = Math.hypot(...sum) + 1e-6;
  const around = aroundNames({ sentences, rows, means }, stretches, vectors);
  const small = new Set(sentences.flatMap(({ words }) => words.filter((word) => /^\p{Ll}/u.test(word))));
  return {
    sentences,
    rows,
    means,
    topic: sum.map((x) => (x * TOPIC_LENGTH) / length),
    around,
    others: collectOthers(sentences, rows),
    small,
  };
}

const CAPITAL = /^\p{Lu}/u;
/** Of a word's neighbours this many are kept on each side. */
const MOST_OTHERS = 8;

/** Words that have a capital since they begin a sentence. */
const OPENING = /^(?:The|A|An|In|He|She|They|It|His|Her|Its)$/;

function collectOthers(sentences: readonly ParsedSentence[], rows: readonly Int32Array[]): ReadonlyMap<string, Others> {
  const others = new Map<string, { readonly before: number[]; readonly after: number[] }>();
  const add = (word: string, side: "before" | "after", row: number): void => {
    const known = others.get(word) ?? { before: [], after: [] };
    others.set(word, known);
    if (known[side].length < MOST_OTHERS) known[side].push(row);
  };
  for (const [s, { words }] of sentences.entries()) {
    for (let i = 1; i < words.length; i++) {
      const [left = "", right = ""] = [words[i - 1], words[i]];
      if (!CAPITAL.test(left) || !CAPITAL.test(right) || (i === 1 && OPENING.test(left))) continue;
      add(right.toLowerCase(), "before", rows[s]?.[i - 1] ?? -1);
      add(left.toLowerCase(), "after", rows[s]?.[i] ?? -1);
    }
  }
  return others;
}

function aroundNames(
  text: Pick<NameText, "sentences" | "rows" | "means">,
  stretches: readonly (readonly NameStretch[])[],
  vectors: WordVectors,
): ReadonlyMap<string, Around> {
  const around = new Map<string, { count: number; readonly sums: Float32Array }>();
  for (const [s, list] of stretches.entries()) {
    for (const stretch of list) {
      const key = keyOf(text.sentences[s], stretch);
      const known = around.get(key) ?? { count: 0, sums: new Float32Array(4 * vectors.width) };
      known.count++;
      addAround(text, { s, stretch }, { vectors, out: known.sums, at: 0, weight: 1 });
      around.set(key, known);
    }
  }
  return around;
}

/** Adds the vectors of the word before, of the word after, of the sentence and of what says what it is, one behind the other, each times `weight`. */
export function addAround(
  { sentences, rows, means }: Pick<NameText, "sentences" | "rows" | "means">,
  { s, stretch: { first, last } }: NamePlace,
  { vectors, out, at, weight }: Numbers & { readonly vectors: WordVectors; readonly weight: number },
): void {
  vectors.add(rows[s]?.[first - 1] ?? -1, { out, at }, weight);
  vectors.add(rows[s]?.[last + 1] ?? -1, { out, at: at + vectors.width }, weight);
  addTo({ out, at: at + 2 * vectors.width }, means[s] ?? new Float32Array(), weight);
  const is = definitionOf(sentences[s]?.words ?? [], last);
  vectors.add(rows[s]?.[is] ?? -1, { out, at: at + 3 * vectors.width }, weight);
}

/** What stands around the words of a stretch wherever they stand, this place among them. */
export function aroundOf({ around, sentences }: NameText, { s, stretch }: NamePlace): Around {
  return around.get(keyOf(sentences[s], stretch)) ?? { count: 0, sums: new Float32Array() };
}

const NO_OTHERS: Others = { before: [], after: [] };
/** No row of a word. */
const NO_ROW = -2;

/** What stands with a capital before the first word of a stretch, and after its last, wherever these words stand, without what stands there here. */
export function othersOf({ others, sentences, rows }: NameText, { s, stretch: { first, last } }: NamePlace): Others {
  const words = sentences[s]?.words ?? [];
  const without = (list: readonly number[], row: number | undefined): readonly number[] => {
    const at = list.indexOf(row ?? NO_ROW);
    return at < 0 ? list : list.toSpliced(at, 1);
  };
  const { before } = others.get(words[first]?.toLowerCase() ?? "") ?? NO_OTHERS;
  const { after } = others.get(words[last]?.toLowerCase() ?? "") ?? NO_OTHERS;
  return { before: without(before, rows[s]?.[first - 1]), after: without(after, rows[s]?.[last + 1]) };
}

/** A place without what the name finder says of it. */
interface WordPlace {
  readonly s: number;
  readonly stretch: Pick<NameStretch, "first" | "last">;
}

/** In how many places of the text the same words stand as a stretch. */
export function countOf({ around, sentences }: NameText, { s, stretch }: WordPlace): number {
  return around.get(keyOf(sentences[s], stretch))?.count ?? 0;
}

/** Adds a vector times `weight`. */
function addTo({ out, at }: Numbers, vector: Float32Array, weight: number): void {
  for (const [k, x] of vector.entries()) out[at + k] = (out[at + k] ?? 0) + x * weight;
}

/** The words of a stretch in small letters. */
export function keyOf(sentence: ParsedSentence | undefined, { first, last }: Pick<NameStretch, "first" | "last">): string {
  return (
    sentence?.words
      .slice(first, last + 1)
      .join(" ")
      .toLowerCase() ?? ""
  );
}

import type { ParsedSentence } from "../../model/index.ts";
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
  /** Words that stand in small letters somewhere in the text. */
  readonly small: ReadonlySet<string>;
}

/** Of all places of a name: how many, and the sums of the vectors of the word before, of the word after, and of the sentence, one behind the other. */
export interface Around {
  readonly count: number;
  readonly sums: Float32Array;
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
  return { sentences, rows, means, topic: sum.map((x) => (x * TOPIC_LENGTH) / length), around, small };
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
      const known = around.get(key) ?? { count: 0, sums: new Float32Array(3 * vectors.width) };
      known.count++;
      addAround(text, { s, stretch }, { vectors, out: known.sums, at: 0, weight: 1 });
      around.set(key, known);
    }
  }
  return around;
}

/** Adds the vectors of the word before, of the word after and of the sentence, one behind the other, each times `weight`. */
export function addAround(
  { rows, means }: Pick<NameText, "rows" | "means">,
  { s, stretch: { first, last } }: NamePlace,
  { vectors, out, at, weight }: Numbers & { readonly vectors: WordVectors; readonly weight: number },
): void {
  vectors.add(rows[s]?.[first - 1] ?? -1, { out, at }, weight);
  vectors.add(rows[s]?.[last + 1] ?? -1, { out, at: at + vectors.width }, weight);
  addTo({ out, at: at + 2 * vectors.width }, means[s] ?? new Float32Array(), weight);
}

/** What stands around the words of a stretch wherever they stand, this place among them. */
export function aroundOf({ around, sentences }: NameText, { s, stretch }: NamePlace): Around {
  return around.get(keyOf(sentences[s], stretch)) ?? { count: 0, sums: new Float32Array() };
}

/** Adds a vector times `weight`. */
function addTo({ out, at }: Numbers, vector: Float32Array, weight: number): void {
  for (const [k, x] of vector.entries()) out[at + k] = (out[at + k] ?? 0) + x * weight;
}

function keyOf(sentence: ParsedSentence | undefined, { first, last }: NameStretch): string {
  return (
    sentence?.words
      .slice(first, last + 1)
      .join(" ")
      .toLowerCase() ?? ""
  );
}

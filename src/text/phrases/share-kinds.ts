import { PHRASE_ANSWERS } from "./phrase-model.ts";
import type { PhraseTree } from "./phrase-tree.ts";

/** Position of the first answer that is a kind. */
const KINDS_FROM = PHRASE_ANSWERS.indexOf("PER");

/** A head with its answers (`weighHead`). */
export interface AnsweredHead {
  readonly sentence: number;
  readonly head: number;
  readonly answers: Float32Array;
}

/** Proper nouns of one word are mostly of one kind throughout a text: what each is said to be moves half way to the mean of all. */
export function shareKinds<T extends AnsweredHead>(
  heads: readonly T[],
  trees: readonly Pick<PhraseTree, "tags" | "small">[],
): readonly T[] {
  const wordOf = ({ sentence, head }: T): string | null => {
    const tree = trees[sentence];
    return tree?.tags[head] === "PROPN" ? (tree.small[head] ?? null) : null;
  };
  const alike = Map.groupBy(heads, wordOf);
  const means = new Map([...alike].map(([word, same]) => [word, meanOf(same)]));
  return heads.map((one) => {
    const word = wordOf(one);
    const mean = word === null ? undefined : means.get(word);
    if (mean === undefined) return one;
    return { ...one, answers: one.answers.map((answer, k) => (k < KINDS_FROM ? answer : (answer + (mean[k] ?? 0)) / 2)) };
  });
}

function meanOf(heads: readonly AnsweredHead[]): Float32Array {
  const mean = new Float32Array(PHRASE_ANSWERS.length);
  for (const { answers } of heads) for (const [k, answer] of answers.entries()) mean[k] = (mean[k] ?? 0) + answer / heads.length;
  return mean;
}

import type { LinearModel } from "./linear-model.ts";
import { mix, scoreFeatures } from "./linear-model.ts";
import type { WordFeatures } from "./word-features.ts";

/** Number of feature templates of the name finder. */
export const NAME_TEMPLATES = 19;

/** Fills `out` with the features of word `i` for the name finder, given word classes and the name tags before it. */
export function nameFeatures(
  input: { readonly words: WordFeatures; readonly tags: Int32Array; readonly i: number },
  names: Uint8Array,
  out: Int32Array,
): void {
  const { words, tags, i } = input;
  const at = (column: Int32Array | Uint8Array, j: number): number => (j < 0 ? -1 : j >= column.length ? -2 : (column[j] ?? 0));
  const { lower, shape, suffix3, prefix } = words;
  const before = at(names, i - 1);
  let n = 0;
  out[n++] = mix(100, at(lower, i));
  out[n++] = mix(101, at(shape, i), i === 0 ? 1 : 0);
  out[n++] = mix(102, at(suffix3, i), at(shape, i));
  out[n++] = mix(103, at(prefix, i), at(shape, i));
  out[n++] = mix(104, at(tags, i), before);
  out[n++] = mix(105, before, at(lower, i));
  out[n++] = mix(106, before, at(names, i - 2));
  out[n++] = mix(107, at(lower, i - 1), at(shape, i));
  out[n++] = mix(108, at(lower, i + 1), at(shape, i));
  out[n++] = mix(109, at(lower, i - 1), at(lower, i));
  out[n++] = mix(110, at(lower, i), at(lower, i + 1));
  out[n++] = mix(111, at(shape, i - 1), at(shape, i), at(shape, i + 1));
  out[n++] = mix(112, at(tags, i - 1), at(tags, i), at(tags, i + 1));
  out[n++] = mix(113, before, at(shape, i), at(tags, i));
  out[n++] = mix(114, at(lower, i - 2), at(shape, i));
  out[n++] = mix(115, at(lower, i + 2), at(shape, i));
  out[n++] = mix(116, before, at(lower, i - 1));
  out[n++] = mix(117, before, at(suffix3, i));
  out[n] = mix(118, before);
}

/** Name tags of a sentence, greedily; an inside tag follows its own begin or inside. */
export function findNameTags(model: LinearModel, words: WordFeatures, tags: Int32Array): Uint8Array {
  const names = new Uint8Array(tags.length);
  const features = new Int32Array(NAME_TEMPLATES);
  const scores = new Float64Array(model.classes);
  for (let i = 0; i < names.length; i++) {
    nameFeatures({ words, tags, i }, names, features);
    scoreFeatures(model, features, scores);
    names[i] = bestNameTag(scores, i === 0 ? 0 : (names[i - 1] ?? 0));
  }
  return names;
}

/** Odd numbers begin a name, the even one after each goes on with it. */
export function bestNameTag(scores: Float64Array, before: number): number {
  let best = 0;
  for (let k = 1; k < scores.length; k++) {
    const follows = k % 2 === 1 || before === k || before === k - 1;
    if (follows && (scores[k] ?? 0) > (scores[best] ?? 0)) best = k;
  }
  return best;
}

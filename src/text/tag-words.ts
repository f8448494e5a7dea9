import type { LinearModel } from "./linear-model.ts";
import { argmax, mix, scoreFeatures } from "./linear-model.ts";
import type { WordFeatures } from "./word-features.ts";

/** Number of feature templates of the tagger. */
export const TAG_TEMPLATES = 23;

/** Fills `out` with the features of word `i`, given the tags of the words before it. */
// oxlint-disable-next-line max-params -- the inner loop of reading: no object for each call
export function tagFeatures(words: WordFeatures, i: number, tags: Int32Array, out: Int32Array): void {
  const at = (column: Int32Array, j: number): number => (j < 0 ? -1 : j >= column.length ? -2 : (column[j] ?? 0));
  const { lower, shape, suffix2, suffix3, suffix4, prefix, suffix1 } = words;
  const t1 = at(tags, i - 1);
  const t2 = at(tags, i - 2);
  const w = at(lower, i);
  const next = at(lower, i + 1);
  const before = at(lower, i - 1);
  let n = 0;
  out[n++] = mix(0, w);
  out[n++] = mix(1, at(shape, i), i === 0 ? 1 : 0);
  out[n++] = mix(2, at(suffix1, i));
  out[n++] = mix(3, at(suffix2, i));
  out[n++] = mix(4, at(suffix3, i));
  out[n++] = mix(5, at(suffix4, i));
  out[n++] = mix(6, at(prefix, i));
  out[n++] = mix(7, t1);
  out[n++] = mix(8, t1, t2);
  out[n++] = mix(9, w, t1);
  out[n++] = mix(10, w, t1, t2);
  out[n++] = mix(11, before);
  out[n++] = mix(12, next);
  out[n++] = mix(13, at(lower, i - 2));
  out[n++] = mix(14, at(lower, i + 2));
  out[n++] = mix(15, before, w);
  out[n++] = mix(16, w, next);
  out[n++] = mix(17, at(suffix3, i - 1), t1);
  out[n++] = mix(18, at(suffix3, i + 1), at(suffix3, i));
  out[n++] = mix(19, at(shape, i), at(shape, i - 1), at(shape, i + 1));
  out[n++] = mix(20, at(suffix3, i), t1, at(shape, i));
  out[n++] = mix(21, t1, next);
  out[n] = mix(22, 0);
}

/** Tags words from left to right, greedily; gives class numbers of the tagger. */
export function tagWords(model: LinearModel, words: WordFeatures): Int32Array {
  const tags = new Int32Array(words.lower.length);
  const features = new Int32Array(TAG_TEMPLATES);
  const scores = new Float64Array(model.classes);
  for (let i = 0; i < tags.length; i++) {
    tagFeatures(words, i, tags, features);
    scoreFeatures(model, features, scores);
    tags[i] = argmax(scores);
  }
  return tags;
}

/**
 * Name tags of a sentence: the sequence of most score in which an inside tag follows a begin or inside tag of its kind. Odd numbers begin a
 * name, the even one after each goes on with it, 0 is no name. `scores` holds `stride` numbers a word, of which the first `tags` count.
 */
export function findNameTags(
  scores: Float32Array,
  size: { readonly words: number; readonly tags: number; readonly stride: number },
): Uint8Array {
  const { words, tags, stride } = size;
  const from = new Uint8Array(words * tags);
  let before = new Float64Array(tags).fill(-Infinity);
  before[0] = 0;
  for (let word = 0; word < words; word++) {
    const top = argmax(before);
    const now = new Float64Array(tags);
    for (let tag = 0; tag < tags; tag++) {
      const source = tag === 0 || tag % 2 === 1 ? top : better(before, tag, tag - 1);
      from[word * tags + tag] = source;
      now[tag] = (before[source] ?? 0) + (scores[word * stride + tag] ?? 0);
    }
    before = now;
  }
  const out = new Uint8Array(words);
  let tag = argmax(before);
  for (let word = words - 1; word >= 0; word--) {
    out[word] = tag;
    tag = from[word * tags + tag] ?? 0;
  }
  return out;
}

function better(scores: Float64Array, a: number, b: number): number {
  return (scores[a] ?? 0) > (scores[b] ?? 0) ? a : b;
}

/** Position of the largest; the first of equals. */
export function argmax(scores: ArrayLike<number>, from = 0, count = scores.length): number {
  let best = 0;
  for (let k = 1; k < count; k++) if ((scores[from + k] ?? 0) > (scores[from + best] ?? 0)) best = k;
  return best;
}

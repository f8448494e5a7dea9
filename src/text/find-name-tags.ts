/**
 * Name tags of a sentence: the sequence of most score in which an inside tag follows a begin or inside tag of its kind. Odd numbers begin a
 * name, the even one after each goes on with it, 0 is no name. `scores` holds `stride` numbers a word, of which the first `tags` count.
 */
export function findNameTags(
  scores: Float32Array,
  size: { readonly words: number; readonly tags: number; readonly stride: number },
): Uint8Array {
  const { words, tags, stride } = size;
  const best = bestAlone(scores, size);
  if (isSequence(best)) return best;
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

/** The tag of most score of each word: where they go together, no sequence has more. */
function bestAlone(
  scores: Float32Array,
  { words, tags, stride }: { readonly words: number; readonly tags: number; readonly stride: number },
): Uint8Array {
  const best = new Uint8Array(words);
  for (let word = 0; word < words; word++) best[word] = argmax(scores, word * stride, tags);
  return best;
}

function isSequence(names: Uint8Array): boolean {
  for (let word = 0; word < names.length; word++) {
    const tag = names[word] ?? 0;
    const before = names[word - 1] ?? 0;
    if (tag > 0 && tag % 2 === 0 && before !== tag && before !== tag - 1) return false;
  }
  return true;
}

function better(scores: Float64Array, a: number, b: number): number {
  return (scores[a] ?? 0) > (scores[b] ?? 0) ? a : b;
}

/** Position of the largest; the first of equals. */
export function argmax(scores: ArrayLike<number>, from = 0, count = scores.length): number {
  let best = 0;
  let most = scores[from] ?? 0;
  for (let k = 1; k < count; k++) {
    const score = scores[from + k] ?? 0;
    if (score > most) [best, most] = [k, score];
  }
  return best;
}

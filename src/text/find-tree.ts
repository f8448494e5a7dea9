import { spanningTree } from "./spanning-tree.ts";

/**
 * Heads (-1 for the root) of the tree of most score. `scores[word * (count + 1) + head]` is the score of a head, where head 0 is the root and
 * word h is head h + 1. Exactly one word hangs on the root, and there is no circle, whatever the scores are.
 *
 * Most sentences need no search: where the best heads of all words make a tree already, that is it. Else the same for each of the words that would
 * be root by themselves, the others hung on words; where there is a circle still, Chu-Liu and Edmonds.
 */
export function findTree(scores: Float32Array, count: number): Int16Array {
  const best = bestHeads(scores, count, 0);
  if (isTree(best)) return best.map((head) => head - 1);
  const inside = bestHeads(scores, count, 1);
  const scoreOf = (word: number, head: number): number => scores[word * (count + 1) + head] ?? 0;
  const scoreInside = Float64Array.from(inside, (head, word) => scoreOf(word, head));
  const most = scoreInside.reduce((sum, score) => sum + score, 0);
  let kept: { readonly heads: Int16Array; readonly total: number } | null = null;
  for (const root of likelyRoots(scores, count)) {
    // what no tree under this root has more than
    const limit = most - (scoreInside[root] ?? 0) + scoreOf(root, 0);
    if (kept !== null && limit <= kept.total) continue;
    const plain = inside.with(root, 0);
    const heads = isTree(plain) ? plain : spanFrom(scores, count, root);
    const total = heads.reduce((sum, head, word) => sum + scoreOf(word, head), 0);
    if (kept === null || total > kept.total) kept = { heads, total };
  }
  return (kept?.heads ?? best).map((head) => head - 1);
}

/** Words that are tried as the root: those whose score as root is nearest to their best score. */
const TRIED_ROOTS = 3;

/** The best head of each word among those from `first` on: 0 is the root. */
function bestHeads(scores: Float32Array, count: number, first: 0 | 1): Int16Array {
  const heads = new Int16Array(count);
  for (let word = 0; word < count; word++) {
    const row = word * (count + 1);
    let best = 0;
    let most = -Infinity;
    for (let head = first; head <= count; head++) {
      const score = scores[row + head] ?? 0;
      if (head !== word + 1 && score > most) [best, most] = [head, score];
    }
    heads[word] = best;
  }
  return heads;
}

/** One root, and every word reaches it. Heads are counted from 1, 0 is the root. */
function isTree(heads: Int16Array): boolean {
  let roots = 0;
  const reached = new Uint8Array(heads.length + 1);
  reached[0] = 2;
  for (let word = 1; word <= heads.length; word++) {
    if (heads[word - 1] === 0) roots++;
    let at = word;
    for (; reached[at] === 0; at = heads[at - 1] ?? 0) reached[at] = 1;
    if (reached[at] === 1) return false;
    for (at = word; reached[at] === 1; at = heads[at - 1] ?? 0) reached[at] = 2;
  }
  return roots === 1;
}

function likelyRoots(scores: Float32Array, count: number): readonly number[] {
  const heads = bestHeads(scores, count, 0);
  const loss = Array.from(
    { length: count },
    (_, word) => (scores[word * (count + 1) + (heads[word] ?? 0)] ?? 0) - (scores[word * (count + 1)] ?? 0),
  );
  return Array.from(loss.keys())
    .sort((a, b) => (loss[a] ?? 0) - (loss[b] ?? 0) || a - b)
    .slice(0, TRIED_ROOTS);
}

/** The best tree whose root is the word given. */
function spanFrom(scores: Float32Array, count: number, root: number): Int16Array {
  const size = count + 1;
  const matrix = new Float64Array(size * size).fill(-Infinity);
  for (let word = 1; word < size; word++)
    for (let head = 1; head < size; head++)
      if (head !== word && word !== root + 1) matrix[word * size + head] = scores[(word - 1) * size + head] ?? 0;
  matrix[(root + 1) * size] = 0;
  const heads = spanningTree(matrix, size);
  return Int16Array.from({ length: count }, (_, word) => heads[word + 1] ?? 0);
}

import type { LinearModel } from "./linear-model.ts";
import { mix, scoreFeatures } from "./linear-model.ts";
import type { TransitionState } from "./transition-state.ts";
import { applyMove, isDone, mayMove, moveOf, relationOf, startState } from "./transition-state.ts";
import type { WordFeatures } from "./word-features.ts";

/** Number of feature templates of the parser. */
export const PARSE_TEMPLATES = 52;

/** Fills `out` with the features of a state: words and tags around stack and buffer, what they carry already, and distances. */
// oxlint-disable-next-line max-params, max-lines-per-function -- the inner loop of reading; a list of templates is not shorter in parts
export function parseFeatures(state: TransitionState, words: WordFeatures, tags: Int32Array, out: Int32Array): void {
  const { stack, size } = state;
  const node = (column: Int32Array, j: number): number => (j < 0 ? -7 : j >= size ? -9 : (column[j] ?? 0));
  const child = (column: Int32Array, j: number): number => (j < 0 ? -1 : (column[j] ?? -1));
  const W = (j: number): number => node(words.lower, j);
  const T = (j: number): number => node(tags, j);
  const R = (j: number): number => (j < 0 ? -7 : (state.relations[j] ?? -1));
  const s0 = stack.at(-1) ?? -1;
  const s1 = stack.at(-2) ?? -1;
  const s2 = stack.at(-3) ?? -1;
  const b0 = state.next;
  const [b1, b2] = [b0 + 1, b0 + 2];
  const s0l = child(state.leftmost, s0);
  const s0r = child(state.rightmost, s0);
  const s1l = child(state.leftmost, s1);
  const s1r = child(state.rightmost, s1);
  const b0l = child(state.leftmost, b0);
  const gap = s0 < 0 ? 0 : Math.min(b0 - s0, 9);
  const gap1 = s1 < 0 ? 0 : Math.min(s0 - s1, 9);
  const counts0 = s0 < 0 ? 0 : Math.min(state.leftCount[s0] ?? 0, 4) * 8 + Math.min(state.rightCount[s0] ?? 0, 4);
  const counts1 = s1 < 0 ? 0 : Math.min(state.rightCount[s1] ?? 0, 4);
  const countsB = Math.min(state.leftCount[b0] ?? 0, 4);
  const [ts0, ts1, tb0, tb1] = [T(s0), T(s1), T(b0), T(b1)];
  const [ws0, ws1, wb0, wb1] = [W(s0), W(s1), W(b0), W(b1)];
  let n = 0;
  out[n++] = mix(0, ws0, ts0);
  out[n++] = mix(1, ws1, ts1);
  out[n++] = mix(2, wb0, tb0);
  out[n++] = mix(3, wb1, tb1);
  out[n++] = mix(4, ts0, tb0);
  out[n++] = mix(5, ts0, ts1);
  out[n++] = mix(6, ws0, wb0);
  out[n++] = mix(7, ws0, ws1);
  out[n++] = mix(8, ws0, tb0);
  out[n++] = mix(9, ts0, wb0);
  out[n++] = mix(10, ws0, ts1);
  out[n++] = mix(11, ts0, ws1);
  out[n++] = mix(12, ts0, tb0, tb1);
  out[n++] = mix(13, ts1, ts0, tb0);
  out[n++] = mix(14, mix(60, T(s2), ts1), ts0, tb0);
  out[n++] = mix(15, mix(61, tb0, tb1), T(b2), ts0);
  out[n++] = mix(16, ts0, tb0, gap);
  out[n++] = mix(17, ts0, ts1, gap1);
  out[n++] = mix(18, ws0, gap);
  out[n++] = mix(19, wb0, gap);
  out[n++] = mix(20, ts0, T(s0l), tb0);
  out[n++] = mix(21, ts0, T(s0r), tb0);
  out[n++] = mix(22, ts1, T(s1r), ts0);
  out[n++] = mix(23, ts1, T(s1l), ts0);
  out[n++] = mix(24, ts0, T(b0l), tb0);
  out[n++] = mix(25, ts0, R(s0l), R(s0r));
  out[n++] = mix(26, ts1, R(s1l), R(s1r));
  out[n++] = mix(27, tb0, R(b0l), ts0);
  out[n++] = mix(28, ws0, R(s0r), R(s0l));
  out[n++] = mix(29, ws1, R(s1r), ts0);
  out[n++] = mix(30, ts0, counts0, tb0);
  out[n++] = mix(31, ts1, counts1, ts0);
  out[n++] = mix(32, ws0, counts0);
  out[n++] = mix(33, ws1, counts1, ts0);
  out[n++] = mix(34, tb0, countsB, ts0);
  out[n++] = mix(35, ws0, tb0, tb1);
  out[n++] = mix(36, ws1, ts0, tb0);
  out[n++] = mix(37, ws1, ws0, tb0);
  out[n++] = mix(38, ts1, ws0, tb0);
  out[n++] = mix(39, ts1, ts0, wb0);
  out[n++] = mix(40, T(s2), W(s2));
  out[n++] = mix(41, T(s2), ts1, ts0);
  out[n++] = mix(42, W(b2), T(b2));
  out[n++] = mix(43, ts0, ws1, W(s1r));
  out[n++] = mix(44, W(s0l), ws0);
  out[n++] = mix(45, W(s0r), ws0, tb0);
  out[n++] = mix(46, ws0, node(words.suffix3, b0), tb0);
  out[n++] = mix(47, node(words.suffix3, s0), ts0, tb0);
  out[n++] = mix(48, T(s0 < 0 ? -1 : s0 + 1), ts0, tb0);
  out[n++] = mix(49, T(b0 - 1), tb0, ts0);
  out[n++] = mix(50, ws1, wb0);
  out[n] = mix(51, 0);
}

/** Heads (index of the head word, -1 for the root) and relation numbers, greedily. One root, no cycles, whatever the words are. */
export function parseWords(
  model: LinearModel,
  words: WordFeatures,
  tags: Int32Array,
): { readonly heads: Int16Array; readonly relations: Uint8Array } {
  const state = startState(tags.length);
  const relations = (model.classes - 1) / 2;
  const features = new Int32Array(PARSE_TEMPLATES);
  const scores = new Float64Array(model.classes);
  while (!isDone(state)) {
    parseFeatures(state, words, tags, features);
    scoreFeatures(model, features, scores);
    const action = bestAction(state, scores, relations);
    applyMove(state, moveOf(action, relations), relationOf(action, relations));
  }
  return finish(state);
}

function bestAction(state: TransitionState, scores: Float64Array, relations: number): number {
  const allowed = [mayMove(state, 0), mayMove(state, 1), mayMove(state, 2)];
  let best = -1;
  for (let action = 0; action < scores.length; action++) {
    if (!allowed[moveOf(action, relations)]) continue;
    if (best < 0 || (scores[action] ?? 0) > (scores[best] ?? 0)) best = action;
  }
  return best;
}

/** The relation "root" (number 0) belongs to the one word under the artificial root and to no other. */
function finish(state: TransitionState): { readonly heads: Int16Array; readonly relations: Uint8Array } {
  const heads = new Int16Array(state.size);
  const relations = new Uint8Array(state.size);
  for (let i = 0; i < state.size; i++) {
    const head = state.heads[i] ?? -1;
    const isRoot = head === state.size;
    heads[i] = isRoot ? -1 : head;
    relations[i] = isRoot ? 0 : state.relations[i] === 0 ? DEP : Math.max(state.relations[i] ?? 0, 0);
  }
  return { heads, relations };
}

/** Number of the unspecified relation "dep" in `RELATIONS`. */
const DEP = 19;

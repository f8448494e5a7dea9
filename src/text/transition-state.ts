/**
 * The state of an arc-hybrid transition parser (Kuhlmann, Gómez-Rodríguez and Satta 2011). The artificial root stands behind the last word,
 * so that a sentence gets exactly one root by construction.
 */
export interface TransitionState {
  readonly size: number;
  readonly stack: number[];
  /** First word of the buffer; `size` is the artificial root. */
  next: number;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
  readonly leftmost: Int32Array;
  readonly rightmost: Int32Array;
  readonly leftCount: Int32Array;
  readonly rightCount: Int32Array;
}

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

/** Action number: 0 shift; then left and right by relation. */
export function moveOf(action: number, relations: number): 0 | 1 | 2 {
  if (action === 0) return SHIFT;
  return action <= relations ? LEFT : RIGHT;
}

export function relationOf(action: number, relations: number): number {
  return (action - 1) % relations;
}

export function startState(size: number): TransitionState {
  const make = (): Int32Array => new Int32Array(size + 1).fill(-1);
  return {
    size,
    stack: [],
    next: 0,
    heads: make(),
    relations: make(),
    leftmost: make(),
    rightmost: make(),
    leftCount: new Int32Array(size + 1),
    rightCount: new Int32Array(size + 1),
  };
}

export function isDone(state: TransitionState): boolean {
  return state.next === state.size && state.stack.length === 0;
}

/** With words left anything goes that has its operands; at the end the stack folds to one word, which is the root. */
export function mayMove(state: TransitionState, move: 0 | 1 | 2): boolean {
  const depth = state.stack.length;
  if (move === SHIFT) return state.next < state.size;
  if (move === LEFT) return depth > 0 && (state.next < state.size || depth === 1);
  return depth > 1;
}

export function applyMove(state: TransitionState, move: 0 | 1 | 2, relation: number): void {
  if (move === SHIFT) {
    state.stack.push(state.next++);
    return;
  }
  const child = state.stack.pop() ?? 0;
  const head = move === LEFT ? state.next : (state.stack.at(-1) ?? 0);
  state.heads[child] = head;
  state.relations[child] = relation;
  if (child < head) {
    if ((state.leftmost[head] ?? -1) < 0 || child < (state.leftmost[head] ?? 0)) state.leftmost[head] = child;
    state.leftCount[head] = (state.leftCount[head] ?? 0) + 1;
  } else {
    if (child > (state.rightmost[head] ?? -1)) state.rightmost[head] = child;
    state.rightCount[head] = (state.rightCount[head] ?? 0) + 1;
  }
}

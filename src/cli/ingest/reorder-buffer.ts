/** Puts what comes in any order back into the order of its numbers. */
export interface ReorderBuffer<T> {
  /** The number that is waited for: all before it have been handed out. */
  readonly next: number;
  /** Takes what has number `index` and gives everything that is now in order, from `next` on. */
  put(index: number, item: T): readonly T[];
}

/**
 * Makes an empty buffer that waits for number 0.
 *
 * @example buffer.put(1, "b") // []; then buffer.put(0, "a") // ["a", "b"]
 */
export function createReorderBuffer<T>(): ReorderBuffer<T> {
  const waiting = new Map<number, T>();
  let next = 0;
  return {
    get next() {
      return next;
    },
    put(index, item) {
      waiting.set(index, item);
      const ready: T[] = [];
      for (let found = waiting.get(next); found !== undefined; found = waiting.get(next)) {
        ready.push(found);
        waiting.delete(next);
        next += 1;
      }
      return ready;
    },
  };
}

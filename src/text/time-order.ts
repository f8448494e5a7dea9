/**
 * A batch of sentences, the longest first, as rows in the order of time: first the first words of all, then the second words of those that
 * have two, and so on. Word t of sentence s is row `starts[t] + s`.
 */
export interface TimeOrder {
  /** First row of each step. */
  readonly starts: Int32Array;
  /** Number of sentences that have a word at each step; never grows. */
  readonly counts: Int32Array;
  readonly rows: number;
}

/** `lengths` must fall or stay from one to the next. */
export function timeOrder(lengths: readonly number[]): TimeOrder {
  const steps = lengths[0] ?? 0;
  const [starts, counts] = [new Int32Array(steps), new Int32Array(steps)];
  let rows = 0;
  let sentences = lengths.length;
  for (let step = 0; step < steps; step++) {
    while (sentences > 0 && (lengths[sentences - 1] ?? 0) <= step) sentences--;
    starts[step] = rows;
    counts[step] = sentences;
    rows += sentences;
  }
  return { starts, counts, rows };
}

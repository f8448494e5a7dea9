const [KEEP, KEEP_SQUARE, TINY] = [0.9, 0.999, 1e-8];

/** Numbers that are trained, a row a thing, with the slopes of one batch. */
export interface Trained {
  readonly values: Float32Array;
  readonly width: number;
  readonly slopes: Float32Array;
  /** Rows that have a slope in this batch. */
  readonly touched: Set<number>;
  /** Moves the touched rows against their slopes, which are 0 afterwards; `shrink` pulls them towards 0. */
  step(rate: number, shrink?: number): void;
}

/** Numbers trained by Adam (Kingma and Ba 2015), rows without a slope left alone. */
export function createTrained(values: Float32Array, width: number): Trained {
  const [slopes, means, squares] = [new Float32Array(values.length), new Float32Array(values.length), new Float32Array(values.length)];
  const touched = new Set<number>();
  let steps = 0;
  return {
    ...{ values, width, slopes, touched },
    step(rate, shrink = 0) {
      steps++;
      const scale = (rate * Math.sqrt(1 - KEEP_SQUARE ** steps)) / (1 - KEEP ** steps);
      for (const row of touched) {
        for (let i = row * width; i < (row + 1) * width; i++) {
          const slope = (slopes[i] ?? 0) + shrink * (values[i] ?? 0);
          const mean = KEEP * (means[i] ?? 0) + (1 - KEEP) * slope;
          const square = KEEP_SQUARE * (squares[i] ?? 0) + (1 - KEEP_SQUARE) * slope * slope;
          [means[i], squares[i], slopes[i]] = [mean, square, 0];
          values[i] = (values[i] ?? 0) - (scale * mean) / (Math.sqrt(square) + TINY);
        }
      }
      touched.clear();
    },
  };
}

/** Numbers of what was seen at least so often, in the order in which it was first seen; its position is its row. */
export function frequent(lists: Iterable<readonly number[]>, least: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const list of lists) for (const seen of list) counts.set(seen, (counts.get(seen) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count >= least).map(([seen], row) => [seen, row]));
}

/** The rows of what is known, each once. */
export function rowsOf(seen: readonly number[], rows: ReadonlyMap<number, number>): Int32Array {
  return Int32Array.from(new Set(seen.flatMap((one) => rows.get(one) ?? [])));
}

/** Rounds over shuffled examples in batches, at a rate that falls to nothing: calls `learn` with the positions of a batch, its rate and the number of the round. */
export function inBatches(
  count: number,
  {
    rounds,
    batch,
    rate,
    random,
  }: { readonly rounds: number; readonly batch: number; readonly rate: number; readonly random: () => number },
  learn: (batch: Int32Array, rate: number) => void,
): void {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const steps = rounds * Math.ceil(count / batch);
  let step = 0;
  for (let round = 0; round < rounds; round++) {
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (let from = 0; from < count; from += batch) learn(order.subarray(from, from + batch), rate * (1 - step++ / steps));
  }
}

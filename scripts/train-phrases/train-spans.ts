import { randomOf } from "../random-of.ts";
import { createTrained, frequent, inBatches, rowsOf } from "./adam.ts";

/** What is seen of each stretch of a head, and which of them are mentions. */
export interface SpanExample {
  readonly seen: readonly (readonly number[])[];
  readonly right: readonly number[];
}

const [ROUNDS, BATCH, RATE, SHRINK] = [5, 256, 0.03, 2e-4];

/** Weights by which the right stretch of a head is the most probable: a softmax over the stretches of each. */
export function trainSpans(
  examples: readonly SpanExample[],
  { least, lightest }: { readonly least: number; readonly lightest: number },
): ReadonlyMap<number, number> {
  const rows = frequent(
    (function* () {
      for (const { seen } of examples) yield* seen;
    })(),
    least,
  );
  const known = examples.map(({ seen, right }) => ({ lists: seen.map((list) => rowsOf(list, rows)), right: new Set(right) }));
  const weights = createTrained(new Float32Array(rows.size), 1);
  const { values, slopes, touched } = weights;
  inBatches(known.length, { rounds: ROUNDS, batch: BATCH, rate: RATE, random: randomOf(1) }, (batch, rate) => {
    for (const i of batch) {
      const { lists, right } = known[i] ?? { lists: [], right: new Set() };
      const sums = lists.map((list) => list.reduce((sum, row) => sum + (values[row] ?? 0), 0));
      const most = Math.max(...sums);
      const odds = sums.map((sum) => Math.exp(sum - most));
      const all = odds.reduce((sum, one) => sum + one, 0);
      const good = odds.reduce((sum, one, k) => sum + (right.has(k) ? one : 0), 0);
      for (const [k, list] of lists.entries()) {
        const odd = odds[k] ?? 0;
        const slope = (odd / all - (right.has(k) ? odd / good : 0)) / batch.length;
        for (const row of list) {
          slopes[row] = (slopes[row] ?? 0) + slope;
          touched.add(row);
        }
      }
    }
    weights.step(rate, SHRINK);
  });
  return new Map([...rows].map(([seen, row]) => [seen, values[row] ?? 0] as const).filter(([, weight]) => Math.abs(weight) >= lightest));
}

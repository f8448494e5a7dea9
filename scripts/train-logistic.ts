/** What can be seen, by name, and whether it holds. */
export interface Example {
  readonly seen: readonly string[];
  readonly holds: boolean;
}

/** Size of a step before squares of slopes have added up. */
const RATE = 0.1;

/**
 * Logistic regression over what is seen or not, by stochastic gradient descent with rates by weight (AdaGrad), examples in their order: a weight for each
 * name that was seen often enough, and one for `bias`, which is added to every sum.
 */
export function trainLogistic(
  examples: readonly Example[],
  {
    bias,
    rounds,
    leastSeen,
    shrink,
  }: { readonly bias: string; readonly rounds: number; readonly leastSeen: number; readonly shrink: number },
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { seen } of examples) for (const name of seen) counts.set(name, (counts.get(name) ?? 0) + 1);
  const weights = new Map<string, number>([[bias, 0]]);
  const squares = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const { seen, holds } of examples) {
      const names = [bias, ...seen.filter((name) => (counts.get(name) ?? 0) >= leastSeen)];
      const score = names.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
      const wrong = 1 / (1 + Math.exp(-score)) - (holds ? 1 : 0);
      for (const name of names) {
        const weight = weights.get(name) ?? 0;
        const slope = wrong + shrink * weight;
        const square = (squares.get(name) ?? 0) + slope * slope;
        squares.set(name, square);
        weights.set(name, weight - (RATE * slope) / Math.sqrt(square + 1e-8));
      }
    }
  }
  return weights;
}

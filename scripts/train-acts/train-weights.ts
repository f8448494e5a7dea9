/** What one sentence shows, and which type it is of. */
export interface Example {
  readonly features: readonly string[];
  readonly type: number;
}

/** For each feature one weight a type. */
export type Weights = ReadonlyMap<string, Float64Array>;

/** Seen less often, a feature says nothing of other sentences. */
const LEAST_SEEN = 2;
/** Steps and their size. */
const STEPS = 200;
const RATE = 0.1;

/** How many types there are, and the strength of the pull of weights towards zero. */
export interface Training {
  readonly types: number;
  readonly pull: number;
}

/** Multinomial logistic regression over features that are there or not, by full gradients with a step size of its own for each weight. */
export function trainWeights(examples: readonly Example[], { types, pull }: Training): Weights {
  const weights = startWeights(examples, types);
  const momentum = new Map([...weights].map(([feature]) => [feature, { first: new Float64Array(types), second: new Float64Array(types) }]));
  for (let step = 1; step <= STEPS; step++) {
    const gradient = gradientOf(examples, weights, { types, pull });
    for (const [feature, row] of weights) {
      const slope = gradient.get(feature);
      const own = momentum.get(feature);
      if (slope !== undefined && own !== undefined) moveRow(row, slope, { ...own, step });
    }
  }
  return weights;
}

function startWeights(examples: readonly Example[], types: number): Map<string, Float64Array> {
  const seen = new Map<string, number>();
  for (const feature of examples.flatMap((example) => example.features)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  return new Map([...seen].filter(([, count]) => count >= LEAST_SEEN).map(([feature]) => [feature, new Float64Array(types)]));
}

/** Slope of the loss at the weights: the pull, and for each example what it is taken for less what it is. */
function gradientOf(examples: readonly Example[], weights: Weights, { types, pull }: Training): Weights {
  const gradient = new Map([...weights].map(([feature, row]) => [feature, row.map((weight) => 2 * pull * weight)]));
  for (const example of examples) {
    const error = sharesOf(example.features, weights, types);
    error[example.type] = (error[example.type] ?? 0) - 1;
    for (const feature of example.features) {
      const row = gradient.get(feature);
      if (row !== undefined) for (let type = 0; type < types; type++) row[type] = (row[type] ?? 0) + (error[type] ?? 0);
    }
  }
  return gradient;
}

interface Momentum {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly step: number;
}

/** One step of Adam with its usual constants (Kingma and Ba 2015). */
function moveRow(row: Float64Array, slope: Float64Array, { first, second, step }: Momentum): void {
  for (const [i, value] of slope.entries()) {
    const mean = 0.9 * (first[i] ?? 0) + 0.1 * value;
    const square = 0.999 * (second[i] ?? 0) + 0.001 * value * value;
    first[i] = mean;
    second[i] = square;
    row[i] = (row[i] ?? 0) - (RATE * (mean / (1 - 0.9 ** step))) / (Math.sqrt(square / (1 - 0.999 ** step)) + 1e-8);
  }
}

function sharesOf(features: readonly string[], weights: Weights, types: number): Float64Array {
  const scores = scoresOf(features, weights, types);
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function scoresOf(features: readonly string[], weights: Weights, types: number): Float64Array {
  const scores = new Float64Array(types);
  for (const feature of features) {
    const row = weights.get(feature);
    if (row !== undefined) for (let type = 0; type < types; type++) scores[type] = (scores[type] ?? 0) + (row[type] ?? 0);
  }
  return scores;
}

/** The type with the highest sum of weights. */
export function bestType(features: readonly string[], weights: Weights): number {
  const types = weights.values().next().value?.length ?? 0;
  const scores = scoresOf(features, weights, types);
  return scores.indexOf(Math.max(...scores));
}

import type { Bloc, CountryCode, Network } from "../model/index.ts";

export interface BlocOptions {
  /** Pairs are of one bloc as long as the mean likeness of all pairs between two groups is so high; 0.3 by default. */
  readonly threshold?: number | undefined;
  /** Countries with fewer partners are in no bloc, for too little tells whom they treat alike; 3 by default. */
  readonly leastPartners?: number | undefined;
}

/** Acts that a tie is taken to rest on before any was counted, so that one act does not make a friend. */
const PRIOR = 2;
const THRESHOLD = 0.3;

/**
 * Finds blocs by shared behaviour: countries that are friendly and hostile to the same others.
 *
 * A tie of two countries is (cooperation - conflict) / (cooperation + conflict + 2), both directions together. The likeness of two countries
 * is the cosine of their ties to all others and to each other, each to itself counting as one. Groups whose pairs are most alike on average
 * are joined until none reach the threshold. Ties of equal likeness are joined by code, so that the same network gives the same blocs.
 */
export function findBlocs(network: Network, { threshold = THRESHOLD, leastPartners = 3 }: BlocOptions = {}): readonly Bloc[] {
  const countries = network.members
    .filter(({ partners }) => partners >= leastPartners)
    .map(({ country }) => country)
    .toSorted();
  const likeness = likenessOf(tiesOf(network, countries));
  let groups = countries.map((_, at) => [at]);
  for (let best = closest(groups, likeness); best !== null && best.likeness >= threshold; best = closest(groups, likeness)) {
    const { a, b } = best;
    groups = [...groups.filter((group) => group !== a && group !== b), [...a, ...b].toSorted((x, y) => x - y)].toSorted(
      (x, y) => (x[0] ?? 0) - (y[0] ?? 0),
    );
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => ({ members: group.map((at) => countries[at] ?? ""), likeness: meanWithin(group, likeness) }))
    .toSorted((x, y) => y.members.length - x.members.length);
}

type Matrix = readonly (readonly number[])[];

function tiesOf(network: Network, countries: readonly CountryCode[]): Matrix {
  const numbers = new Map(countries.map((country, at) => [country, at]));
  const sums = countries.map(() => countries.map(() => [0, 0] as [number, number]));
  for (const { from, to, cooperation, conflict } of network.ties) {
    const [i, j] = [numbers.get(from), numbers.get(to)];
    if (i === undefined || j === undefined) continue;
    for (const sum of [sums[i]?.[j], sums[j]?.[i]]) {
      if (sum === undefined) continue;
      sum[0] += cooperation;
      sum[1] += conflict;
    }
  }
  return sums.map((row, i) => row.map(([good, bad], j) => (i === j ? 1 : (good - bad) / (good + bad + PRIOR))));
}

/** Cosines of the rows. */
function likenessOf(ties: Matrix): Matrix {
  const lengths = ties.map((row) => Math.sqrt(dot(row, row)));
  return ties.map((row, i) => ties.map((other, j) => dot(row, other) / ((lengths[i] ?? 1) * (lengths[j] ?? 1))));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

interface Closest {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly likeness: number;
}

function closest(groups: readonly (readonly number[])[], likeness: Matrix): Closest | null {
  let best: Closest | null = null;
  for (const [at, a] of groups.entries())
    for (const b of groups.slice(at + 1)) {
      const mean = meanBetween(a, b, likeness);
      if (best === null || mean > best.likeness) best = { a, b, likeness: mean };
    }
  return best;
}

function meanBetween(a: readonly number[], b: readonly number[], likeness: Matrix): number {
  let sum = 0;
  for (const i of a) for (const j of b) sum += likeness[i]?.[j] ?? 0;
  return sum / (a.length * b.length);
}

function meanWithin(group: readonly number[], likeness: Matrix): number {
  const pairs = group.flatMap((i, at) => group.slice(at + 1).map((j) => likeness[i]?.[j] ?? 0));
  return pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}

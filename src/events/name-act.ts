import type { PloverType, Ranker } from "../model/index.ts";

/** A type with its probability. */
export interface NamedAct {
  readonly plover: PloverType;
  readonly sure: number;
}

/** The type whose weights sum highest over the features, with its share of all; null without a model. Where two are equal, the first. */
export function nameAct(features: readonly string[], ranker: Ranker): NamedAct | null {
  const scores = scoresOf(features, ranker);
  const most = Math.max(...scores);
  const plover = ranker.types[scores.indexOf(most)];
  if (plover === undefined) return null;
  return { plover, sure: 1 / scores.reduce((sum, score) => sum + Math.exp(score - most), 0) };
}

function scoresOf(features: readonly string[], { types, weights }: Ranker): readonly number[] {
  const sums = types.map(() => 0);
  for (const feature of [BIAS, ...features]) {
    for (const [type, weight] of (weights.get(feature) ?? []).entries()) sums[type] = (sums[type] ?? 0) + weight;
  }
  return sums;
}

/** The feature that every example has. */
export const BIAS = "bias";

import { BIAS } from "./name-act.ts";

/**
 * Probability that a sentence tells an act or a statement of public life rather than sport, crime, business or a recipe, from its features
 * (`relevance-features.ts`); 1 without a model.
 */
export function judgeRelevance(features: readonly string[], weights: ReadonlyMap<string, number>): number {
  if (weights.size === 0) return 1;
  const sum = [BIAS, ...features].reduce((total, feature) => total + (weights.get(feature) ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

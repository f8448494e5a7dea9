import { MODIFIED } from "./day-words.ts";
import type { CandidateDay, ReadClue } from "./list-candidate-days.ts";

/** Least share of belief that the best day must have; below it the page is said to have none (docs/articles.md). */
const LEAST_SHARE = 0.2;
/** The row of the weights that stands for "none of these". */
export const NO_DAY = "none of these";
/** In order of trust; within one, what tells of publication goes before what tells of a change. */
const TRUST: readonly ReadClue["basis"][] = ["jsonld", "meta", "visible", "url"];

/**
 * The candidate that the weights of its signals speak for most, or null when none has a fair share of the belief.
 *
 * A candidate's weight is the sum over its signals; shares are those of a softmax over the candidates and "none of these".
 */
export function chooseDay(candidates: readonly CandidateDay[], weights: ReadonlyMap<string, number>): CandidateDay | null {
  const sums = candidates.map(({ signals }) => signals.reduce((sum, signal) => sum + (weights.get(signal) ?? 0), 0));
  const none = weights.get(NO_DAY) ?? 0;
  const top = Math.max(...sums);
  const all = sums.reduce((sum, each) => sum + Math.exp(each - top), Math.exp(none - top));
  return 1 / all >= LEAST_SHARE ? (candidates[sums.indexOf(top)] ?? null) : null;
}

/** The clue of a day that people trust most. */
export function surestClue({ clues }: CandidateDay): ReadClue | null {
  const rank = ({ basis, signals }: ReadClue): number =>
    TRUST.indexOf(basis) + (signals.some((signal) => MODIFIED.has(signal)) ? TRUST.length : 0);
  return clues.reduce<ReadClue | null>((best, clue) => (best === null || rank(clue) < rank(best) ? clue : best), null);
}

import { quadOf } from "../model/index.ts";
import type { PloverType, Quad } from "../model/index.ts";
import type { CodingInput } from "./coding-input.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { nameAct } from "./name-act.ts";
import { askedType, pairFeatures } from "./pair-features.ts";
import type { AskedPair } from "./rank-readings.ts";
import { rankReadings } from "./rank-readings.ts";

/** What one does to the other: the answer that fits the question best, with the rows that gave it. */
export interface PairAnswer {
  readonly plover: PloverType;
  readonly quad: Quad;
  readonly rules: readonly string[];
}

/** The id that `rules` shows where the ranker answered otherwise than the rows. */
const BY_RANKER = "ranker";
/** Least probability of an answer that no row supports (data/models/README.md). */
const SURE = 0.25;

/**
 * Names the act between two given actors, for data where the sides are known and the act is asked. Unlike `codeEvents` it answers also from
 * readings that lack a side, since the sides are given, and lets the ranker weigh them and the words around. Null when no row says anything
 * and the ranker is not sure.
 */
export function codePair(input: CodingInput, pair: AskedPair, index: RuleIndex): PairAnswer | null {
  const ranked = rankReadings(input, pair, index);
  const best = ranked[0]?.reading;
  const named = nameAct(pairFeatures(input, pair, { ranked, index }), index.tables.ranker);
  if (best === undefined && (named === null || named.sure < SURE)) return null;
  if (best !== undefined && (named === null || askedType(named.plover) === askedType(best.plover))) return answer(best.plover, best.rules);
  if (named === null) return null;
  const like = ranked.find(({ reading }) => askedType(reading.plover) === askedType(named.plover))?.reading;
  return answer(like?.plover ?? named.plover, [...(like?.rules ?? []), BY_RANKER]);
}

function answer(plover: PloverType, rules: readonly string[]): PairAnswer {
  return { plover, quad: quadOf(plover), rules };
}

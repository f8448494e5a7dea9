import type { ActorId, PloverType, Quad } from "../model/index.ts";
import { PLOVER } from "../model/index.ts";
import type { CodingInput } from "./coding-input.ts";
import type { RuleIndex } from "./compile-rules.ts";
import { readSentence } from "./read-sentence.ts";
import type { Reading, Side } from "./scene.ts";
import { isParsed } from "./tree.ts";

/** Two actors, by id, that the mentions of the input name. */
export interface AskedPair {
  readonly source: ActorId;
  readonly target: ActorId;
}

/** What one does to the other: the answer that fits the question best, with the rows that gave it. */
export interface PairAnswer {
  readonly plover: PloverType;
  readonly quad: Quad;
  readonly rules: readonly string[];
}

/**
 * Names the act between two given actors, for data where the sides are known and the act is asked. Unlike `codeEvents` it answers also from
 * readings that lack a side, since the sides are given. Null when nothing that the tables know is said.
 */
export function codePair(input: CodingInput, pair: AskedPair, index: RuleIndex): PairAnswer | null {
  let best: { readonly reading: Reading; readonly fit: number } | null = null;
  for (const sentence of input.sentences) {
    if (!isParsed(sentence)) continue;
    const { readings, partial } = readSentence(sentence, { text: input.article.text, mentions: input.mentions, index });
    for (const reading of [...readings, ...partial]) {
      const fit = fitOf(reading, pair);
      if (best === null || fit > best.fit) best = { reading, fit };
    }
  }
  if (best === null) return null;
  const { plover, rules } = best.reading;
  return { plover, quad: PLOVER.find((row) => row.type === plover)?.quad ?? 1, rules };
}

/** How well a reading answers for a pair: both sides in their places, then one, then the wrong way round, then strangers. */
function fitOf(reading: Reading, { source, target }: AskedPair): number {
  const by = (sides: readonly Side[], id: ActorId): boolean => sides.some((side) => side.actors.some((actor) => actor.id === id));
  const does = by(reading.initiators, source);
  const suffers = by(reading.recipients, target);
  if (does && suffers) return 6;
  if (reading.reciprocal && (does || by(reading.recipients, source)) && (suffers || by(reading.initiators, target))) return 5;
  if (does) return reading.recipients.length === 0 ? 4 : 3;
  if (suffers) return reading.initiators.length === 0 ? 4 : 3;
  return by(reading.initiators, target) || by(reading.recipients, source) ? 2 : 1;
}

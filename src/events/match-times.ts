import type { Sentence, TimePatternRow } from "../model/index.ts";
import type { PatternNode, TimeIndex, TimeSense } from "./time-index.ts";
import { sensesOf } from "./time-index.ts";

/** Words of a sentence that a pattern fits, with what its classes stood for: {MONTH: "6", DAY: "3"}. */
export interface TimeMatch {
  readonly sentence: Sentence;
  /** The first and last token. */
  readonly first: number;
  readonly last: number;
  readonly row: TimePatternRow;
  readonly slots: ReadonlyMap<string, string>;
}

interface Scan {
  readonly sentence: Sentence;
  readonly index: TimeIndex;
  readonly lower: readonly string[];
  readonly senses: readonly (readonly TimeSense[])[];
}

/** Finds the longest pattern from each token on, left to right, without overlap. One look-up a token where nothing of time stands. */
export function matchTimes(sentence: Sentence, index: TimeIndex): readonly TimeMatch[] {
  const lower = sentence.words.map((word) => word.toLowerCase());
  const senses = sentence.words.map((word, i) => sensesOf(index, word, i));
  const scan: Scan = { sentence, index, lower, senses };
  const found: TimeMatch[] = [];
  for (let token = 0; token < lower.length; token++) {
    if (senses[token]?.length === 0 && !index.openers.has(lower[token] ?? "")) continue;
    const match = longest(scan, index.root, { first: token, at: token, slots: [] });
    if (match === null) continue;
    found.push(match);
    token = match.last;
  }
  return found;
}

interface Path {
  readonly first: number;
  readonly at: number;
  readonly slots: readonly (readonly [string, string])[];
}

function longest(scan: Scan, node: PatternNode, path: Path): TimeMatch | null {
  const { first, at, slots } = path;
  const steps: (readonly [PatternNode | undefined, Path])[] = [];
  if (at < scan.lower.length) {
    steps.push([node.next.get(scan.lower[at] ?? ""), { first, at: at + 1, slots }]);
    for (const sense of scan.senses[at] ?? [])
      steps.push([node.next.get(sense.class), { first, at: at + 1, slots: [...slots, [sense.class, sense.value]] }]);
  }
  let best: TimeMatch | null = null;
  for (const [child, next] of steps) {
    const found = child === undefined ? null : longest(scan, child, next);
    if (found !== null && (best === null || found.last > best.last)) best = found;
  }
  if (best !== null) return best;
  const row = node.rows.find((candidate) => fits(scan, first, candidate));
  return row === undefined ? null : { sentence: scan.sentence, first, last: at - 1, row, slots: new Map(slots) };
}

/** Whether one of the words or classes that must come right before does. */
function fits(scan: Scan, first: number, row: TimePatternRow): boolean {
  if (row.before === "") return true;
  return (scan.senses[first - 1] ?? []).some((sense) => sense.class === row.before);
}

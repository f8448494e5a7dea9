import type { WordRow } from "../../src/model/index.ts";
import { listWords, readWords, WordRoom } from "../../src/articles/weigh-words.ts";
import type { Example } from "./examples.ts";

/** Sites that must have a word or pair: fewer would teach what one outlet writes. */
const LEAST_SITES = 5;
/** Weight of what is known of all words, added to that of each, in the measure of `Example.weights`. */
const PRIOR = 3;
/** Weights nearer to 0 than this are left out. */
const LEAST_WEIGHT = 0.3;

interface Count {
  yes: number;
  no: number;
  sites: number;
  lastSite: number;
}

/** Learns what words tell of the block that they stand in: how much more often they stand in blocks of articles than all words do, as log-odds. */
export function fitWords(examples: readonly Example[]): readonly WordRow[] {
  const counts = countWords(examples);
  let [yes, no] = [0, 0];
  for (const { labels, weights } of examples)
    for (const [i, label] of labels.entries()) {
      yes += (weights[i] ?? 0) * label;
      no += (weights[i] ?? 0) * (1 - label);
    }
  const share = yes / (yes + no);
  const weightOf = (count: Count): number =>
    Math.log((count.yes + PRIOR * share) / (count.no + PRIOR * (1 - share))) - Math.log(share / (1 - share));
  const names = nameWords(examples, counts);
  return [...names]
    .map(([hash, words]) => ({ words, weight: Number(weightOf(counts.get(hash) as Count).toFixed(2)) }))
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
    .toSorted((a, b) => (a.words < b.words ? -1 : 1));
}

function countWords(examples: readonly Example[]): ReadonlyMap<number, Count> {
  const counts = new Map<number, Count>();
  const room = new WordRoom();
  const bySite = Map.groupBy(examples, ({ site }) => site);
  for (const [site, each] of [...bySite.values()].entries()) for (const example of each) countExample(counts, example, { site, room });
  return counts;
}

interface Place {
  /** Number of the site. */
  readonly site: number;
  readonly room: WordRoom;
}

function countExample(counts: Map<number, Count>, { texts, labels, weights }: Example, { site, room }: Place): void {
  for (const [i, text] of texts.entries()) {
    const weight = weights[i] ?? 0;
    if (weight <= 0) continue;
    const yes = weight * (labels[i] ?? 0);
    for (const hash of new Set(room.hashes.subarray(0, readWords(text, room)))) {
      const count = counts.get(hash) ?? { yes: 0, no: 0, sites: 0, lastSite: -1 };
      counts.set(hash, count);
      count.yes += yes;
      count.no += weight - yes;
      if (count.lastSite !== site) count.sites++;
      count.lastSite = site;
    }
  }
}

/** The words of the hashes that enough sites have; of two that share a hash the first. */
function nameWords(examples: readonly Example[], counts: ReadonlyMap<number, Count>): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const room = new WordRoom();
  for (const { texts } of examples)
    for (const text of texts) {
      readWords(text, room);
      for (const [i, words] of listWords(text).entries()) {
        const hash = room.hashes[i] ?? 0;
        if (words !== "" && !names.has(hash) && (counts.get(hash)?.sites ?? 0) >= LEAST_SITES) names.set(hash, words);
      }
    }
  return names;
}

/** The word table of `data/models/`. */
export function wordTable(rows: readonly WordRow[]): string {
  return `${["words\tweight", ...rows.map(({ words, weight }) => `${words}\t${weight}`)].join("\n")}\n`;
}

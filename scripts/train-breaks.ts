import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { goldRoot } from "../eval/harness.ts";
import { readTreebank } from "../eval/read-treebank.ts";
import type { GoldSentence } from "../eval/read-treebank.ts";
import { formatTsv } from "../src/lib/tsv.ts";
import { BREAK_BIAS, describeBreak, mayBreak, wordAt } from "../src/text/describe-break.ts";
import type { Example } from "./train-logistic.ts";
import { trainLogistic } from "./train-logistic.ts";

/**
 * `npm run train:breaks`: learns from the training parts of the treebanks where a sentence ends though no stop says so, and writes
 * data/models/breaks.tsv: a logistic regression over what `describeBreak` says of a gap. Deterministic.
 */
/** What was seen less often, or weighs less, is left out. */
const [LEAST_SEEN, LEAST_WEIGHT] = [10, 0.3];
/** An end counts where it is this much less likely than not: on EWT's dev part better than log(1) and log(1.4), on GUM's the same. */
const EAGERNESS = Math.log(1.2);

const gaps = ["ewt-train", "gum-train"].flatMap((name) => gapsOf(readTreebank(join(goldRoot(), `treebank/${name}.conllu.gz`))));
const weights = trainLogistic(gaps, { bias: BREAK_BIAS, rounds: 8, leastSeen: LEAST_SEEN, shrink: 2e-4 });
const file = fileURLToPath(new URL("../data/models/breaks.tsv", import.meta.url));
const rows = [...weights]
  .filter(([seen, weight]) => seen === BREAK_BIAS || Math.abs(weight) >= LEAST_WEIGHT)
  .sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  file,
  formatTsv(
    ["seen", "weight"],
    rows.map(([seen, weight]) => ({ seen, weight: String(Math.round((weight + (seen === BREAK_BIAS ? EAGERNESS : 0)) * 100) / 100) })),
  ),
);
process.stdout.write(`${gaps.length} gaps, ${gaps.filter(({ holds }) => holds).length} of them ends; ${rows.length} weights\n`);

/** Gaps between gold tokens that a look is worth and that no stop decides. */
function gapsOf(gold: readonly GoldSentence[]): readonly Example[] {
  return paragraphsOf(gold).flatMap((sentences) => {
    let text = "";
    const offsets: number[] = [];
    const starts = new Set<number>();
    for (const sentence of sentences) {
      starts.add(offsets.length / 2);
      text += sentence.text;
      let at = text.length - sentence.text.length;
      for (const word of sentence.words) {
        at = text.indexOf(word, at);
        offsets.push(at, at + word.length);
        at += word.length;
      }
    }
    let start = 0;
    const found: Example[] = [];
    for (let at = 1; at < offsets.length / 2; at++) {
      const ends = starts.has(at);
      if (mayBreak({ text, offsets }, start, at) && !(ends && /(?<!\.)[.!?]$/u.test(wordAt({ text, offsets }, at - 1))))
        found.push({ seen: describeBreak({ text, offsets }, { start, at }), holds: ends });
      if (ends) start = at;
    }
    return found;
  });
}

function paragraphsOf(gold: readonly GoldSentence[]): readonly (readonly GoldSentence[])[] {
  const paragraphs: GoldSentence[][] = [];
  for (const sentence of gold) {
    if (sentence.text.startsWith("\n") || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)?.push(sentence);
  }
  return paragraphs;
}

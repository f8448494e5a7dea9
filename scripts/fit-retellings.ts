import { makeDayOfNews } from "../eval/day-of-news.ts";
import { readDemo } from "../eval/stories.ts";
import type { StoryPage } from "../eval/stories.ts";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { agreementOf } from "../src/stories/weigh-retelling.ts";
import type { Agreement } from "../src/stories/weigh-retelling.ts";
import { loadTables } from "../src/tables/load-tables.ts";

/**
 * `npm run fit:retellings`: prints the weights of src/stories/weigh-retelling.ts, a logistic regression on pairs of tellings (no copies) of the
 * demo corpus and the day of news that have news of one day or of neighbouring ones; and how well weights do on stories that they did not see.
 */
const NAMES = ["days", "cosine", "heads", "lesserHead", "names", "countries", "length"] as const satisfies readonly (keyof Agreement)[];
/** Penalty on the weights of standardised features, and steps of descent: enough for three digits. */
const RIDGE = 0.5;
const STEPS = 4000;
/** Parts of the stories, each measured with weights of the others. */
const PARTS = 10;

interface Pair {
  readonly values: readonly number[];
  readonly isOne: boolean;
  /** Which part its first story is in. */
  readonly part: number;
}

const reader = createReader(loadTables());
const corpora = { demo: pairsOf(readDemo()), "day of news": pairsOf(makeDayOfNews()) };
const all = Object.values(corpora).flat();
const weights = fit(all);
const unseen = Array.from({ length: PARTS }, (_, part) => fit(all.filter((pair) => pair.part !== part)));
for (const [name, pairs] of Object.entries(corpora)) {
  say(`${name}: ${pairs.length} pairs, ${pairs.filter(({ isOne }) => isOne).length} of one happening`);
  say(`  seen: ${describe(pairs, () => weights)}`);
  say(`  unseen stories: ${describe(pairs, ({ part }) => unseen[part] ?? [])}`);
}
say(`WEIGHTS ${NAMES.map((name, index) => `${name}: ${weights[index]?.toFixed(2)}`).join(", ")}; CONSTANT ${weights.at(-1)?.toFixed(2)}`);

function pairsOf(pages: readonly StoryPage[]): readonly Pair[] {
  const told = pages
    .filter(({ copy_of }) => copy_of === "-")
    .flatMap(({ page, story, slug }) => {
      const reading = reader.code(page);
      return isSkip(reading) ? [] : [{ report: reading.report, story: story || slug }];
    });
  const stories = [...new Set(told.map(({ story }) => story))];
  return told.flatMap((a, index) =>
    told.slice(index + 1).flatMap((b): readonly Pair[] => {
      const agreement = agreementOf(a.report, b.report);
      return agreement === null
        ? []
        : [{ values: NAMES.map((name) => agreement[name]), isOne: a.story === b.story, part: stories.indexOf(a.story) % PARTS }];
    }),
  );
}

/** Weights of the features as they are, then the constant. */
function fit(pairs: readonly Pair[]): readonly number[] {
  const columns = NAMES.map((_, index) => pairs.map(({ values }) => values[index] ?? 0));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const spreads = columns.map(
    (column, index) => Math.sqrt(column.reduce((sum, value) => sum + (value - (means[index] ?? 0)) ** 2, 0) / column.length) || 1,
  );
  const rows = pairs.map(({ values }) => [...values.map((value, index) => (value - (means[index] ?? 0)) / (spreads[index] ?? 1)), 1]);
  let standard = Array.from({ length: NAMES.length + 1 }, () => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = standard.map((weight, index) => (index < NAMES.length ? (RIDGE * weight) / rows.length : 0));
    for (const [at, row] of rows.entries()) {
      const error = 1 / (1 + Math.exp(-dot(standard, row))) - Number(pairs[at]?.isOne);
      for (const [index, value] of row.entries()) slope[index] = (slope[index] ?? 0) + (error * value) / rows.length;
    }
    standard = standard.map((weight, index) => weight - (slope[index] ?? 0));
  }
  const own = NAMES.map((_, index) => (standard[index] ?? 0) / (spreads[index] ?? 1));
  return [...own, (standard.at(-1) ?? 0) - dot(own, means)];
}

function describe(pairs: readonly Pair[], weightsFor: (pair: Pair) => readonly number[]): string {
  const told = pairs.filter((pair) => dot(weightsFor(pair), [...pair.values, 1]) > 0);
  const right = told.filter(({ isOne }) => isOne).length;
  return `${right} found, ${told.length - right} wrong, ${pairs.filter(({ isOne }) => isOne).length - right} missed`;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

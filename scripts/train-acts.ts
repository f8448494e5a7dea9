import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEventReader } from "../eval/events/event-reader.ts";
import { BIAS, askedType } from "../src/events/index.ts";
import { formatTsv } from "../src/lib/tsv.ts";
import { PLOVER } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { readCases } from "./train-acts/read-cases.ts";
import type { Example, Weights } from "./train-acts/train-weights.ts";
import { bestType, trainWeights } from "./train-acts/train-weights.ts";

/**
 * `npm run train:acts`: trains the ranker of pairs on the sentences of data/rules/cases.tsv, writes data/models/acts.tsv, and prints how the
 * rows alone and the ranker do on sentences that it has not seen (five folds). Deterministic; about half a minute. To be run after the
 * parser or the rules have changed much.
 */
const FOLDS = 5;
/** Picked in a trial that showed plv beside the folds of cases.tsv; 1 and 8 were then compared by those folds alone. */
const PULL = 3;
const models = new Map<number, Weights>();
/** Weights that round to less change no answer of the cross-validation. */
const LEAST = 0.02;

const data = fileURLToPath(new URL("../data", import.meta.url));
const types = PLOVER.map((row) => row.type).filter((type) => type !== "CONCEDE");
const typeOf = (name: string): number => types.findIndex((type) => askedType(type) === name);
const reader = createEventReader(loadTables());
const cases = readCases(join(data, "rules/cases.tsv"));
const examined = cases.map((item) => ({ item, ...reader.examine(item.sentence, item) }));
const examples = examined.map(({ item, features }): Example => ({ features: [BIAS, ...features], type: typeOf(askedType(item.plover)) }));

const byRows = examined.map(({ rows }) => (rows === null ? -1 : typeOf(askedType(rows))));
const unseen = examples.map((example, i) => bestType(example.features, foldModel(i % FOLDS)));
process.stdout.write(`${cases.length} sentences; rows alone ${share(byRows)}, ranker on unseen folds ${share(unseen)}\n`);
writeFileSync(join(data, "models/acts.tsv"), table(trainWeights(examples, { types: types.length, pull: PULL })));

/** One model a fold, made once. */
function foldModel(fold: number): Weights {
  const known = models.get(fold);
  if (known !== undefined) return known;
  const model = trainWeights(
    examples.filter((_, i) => i % FOLDS !== fold),
    { types: types.length, pull: PULL },
  );
  models.set(fold, model);
  return model;
}

function share(answers: readonly number[]): string {
  return (answers.filter((type, i) => type === examples[i]?.type).length / answers.length).toFixed(4);
}

function table(weights: Weights): string {
  const rounded = [...weights].map(([feature, row]) => [feature, [...row].map((weight) => Math.round(weight * 100) / 100)] as const);
  const kept = rounded.filter(([, row]) => row.some((weight) => Math.abs(weight) > LEAST)).sort(([a], [b]) => (a < b ? -1 : 1));
  const columns = ["feature", ...types];
  return formatTsv(
    columns,
    kept.map(([feature, row]) =>
      Object.fromEntries([["feature", feature], ...types.map((type, i) => [type, String(row[i] ?? 0)] as const)]),
    ),
  );
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEventReader } from "../eval/events/event-reader.ts";
import { BIAS } from "../src/events/index.ts";
import { formatTsv, parseTsv } from "../src/lib/tsv.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { readCases } from "./train-acts/read-cases.ts";
import type { Example, Weights } from "./train-acts/train-weights.ts";
import { bestType, trainWeights } from "./train-acts/train-weights.ts";

/**
 * `npm run train:relevance`: trains the judgement whether a sentence tells an act of public life on data/rules/judged.tsv and on every
 * 30th sentence of cases.tsv, acts between states (every fifth made the folds worse), writes data/models/relevance.tsv, and prints how often it is right on
 * judged sentences that it has not seen (five folds). Deterministic; a few seconds. To be run after the parser or the rules have changed much.
 */
const FOLDS = 5;
const EVERY_CASE = 30;
/** .7, 1.5 and 3 were compared by the likelihood of unseen folds. */
const TRAINING = { types: 2, pull: 1.5 };
/** Weights that round to less are left out. */
const LEAST = 0.02;
const NO = 0;
const YES = 1;

const data = fileURLToPath(new URL("../data", import.meta.url));
const judgedFile = join(data, "rules/judged.tsv");
const reader = createEventReader(loadTables());
const exampleOf = (sentence: string, type: number): Example => ({ features: [BIAS, ...reader.relevance(sentence)], type });

const judged = parseTsv(readFileSync(judgedFile, "utf8"), { where: judgedFile, columns: ["sentence", "tells"], unique: "sentence" }).map(
  (row) => exampleOf(row.sentence, row.tells === "yes" ? YES : NO),
);
const cases = readCases(join(data, "rules/cases.tsv"))
  .filter((_, i) => i % EVERY_CASE === 0)
  .map(({ sentence }) => exampleOf(sentence, YES));

const right = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = trainWeights([...judged.filter((_, i) => i % FOLDS !== fold), ...cases], TRAINING);
  return judged.filter((example, i) => i % FOLDS === fold && bestType(example.features, weights) === example.type).length;
});
const share = right.reduce((sum, count) => sum + count, 0) / judged.length;
process.stdout.write(`${judged.length} judged sentences and ${cases.length} cases; right on unseen folds ${share.toFixed(4)}\n`);
writeFileSync(join(data, "models/relevance.tsv"), table(trainWeights([...judged, ...cases], TRAINING)));

function table(weights: Weights): string {
  const rows = [...weights]
    .map(([feature, row]) => ({ feature, weight: Math.round(((row[YES] ?? 0) - (row[NO] ?? 0)) * 100) / 100 }))
    .filter(({ weight }) => Math.abs(weight) > LEAST)
    .sort((a, b) => (a.feature < b.feature ? -1 : 1));
  return formatTsv(
    ["feature", "weight"],
    rows.map(({ feature, weight }) => ({ feature, weight: String(weight) })),
  );
}

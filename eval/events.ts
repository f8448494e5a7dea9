import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PLOVER } from "../src/model/index.ts";

import { foldersWith, loadTables } from "../src/tables/load-tables.ts";
import { asTheSetCodes, toScored } from "./events/as-the-set-codes.ts";
import type { ScoredEvent } from "./events/as-the-set-codes.ts";
import { confusionTable } from "./events/confusion.ts";
import type { EventReader } from "./events/event-reader.ts";
import { createEventReader } from "./events/event-reader.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, goldRoot, missingReport } from "./harness.ts";
import { readRows } from "./read-rows.ts";

/** A row of a labelled set; fields that a set does not have are absent. */
interface Row {
  readonly id: string;
  readonly set: string;
  readonly text: string;
  readonly plover?: string;
  readonly date?: string;
  readonly sourceSpans?: readonly (readonly [number, number])[];
  readonly targetSpans?: readonly (readonly [number, number])[];
}

/** What the scorer takes (`shared/score/events.mjs`). */
interface Prediction {
  readonly id: string;
  readonly pair: { readonly plover: string; readonly quad: number; readonly rules: readonly string[] } | null;
  readonly events: readonly ScoredEvent[];
  /** Every event, before the conventions of the set. */
  readonly all?: readonly ScoredEvent[];
}

const SETS = ["plv", "aw-wiki", "gsr", "petr2", "petr-unit", "cameo-ex", "camconf"] as const;
/** Invented actors of the set petr-unit, given as users give their own. */
const INVENTED = fileURLToPath(new URL("petr-unit", import.meta.url));
/** Sets that mark a pair and ask for the act. */
const PAIRED: readonly string[] = ["plv", "aw-wiki"];
/** Sets whose labels hold acts among anybody, acts without a doer, and statements. */
const OPEN: readonly string[] = ["cameo-ex", "camconf"];

/** Who did what to whom, against the field's labelled sets. `--gold DIR` is a folder of the same layout, `--out FILE` keeps the predictions. */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? join(goldRoot(), "events");
  const missing = missingReport(folder);
  if (missing !== null) return missing;
  const [own, invented] = [createEventReader(loadTables()), createEventReader(loadTables(foldersWith(INVENTED)))];
  const files = SETS.map((set) => join(folder, `${set}.jsonl`)).filter((file) => existsSync(file));
  const predictions = files.flatMap((file) => {
    const rows = readRows<Row>(file);
    const reader = rows[0]?.set === "petr-unit" ? invented : own;
    return rows.map((row) => predict(reader, row));
  });
  const scores = score(folder, predictions, request.out);
  const figures = Object.entries(scores).flatMap(([set, block]) => flatten(set, block));
  const isPart = ([name]: readonly [string, number]): boolean => /\.(?:precision|recall)$/.test(name);
  return {
    // F1 is held; its two parts may trade against one another and are only shown
    figures: Object.fromEntries(figures.filter((figure) => !isPart(figure))),
    lines: [
      ...figures.filter(isPart).map(([name, figure]) => `${name} ${figure.toFixed(4)}`),
      ...withEveryAct(folder, predictions),
      ...(request.rest.includes("--confusion") ? confusionOf(files, predictions) : []),
    ],
    labelled: files,
  };
}

/** gsr labels one act a sentence; what the figures are when every act counts that a sentence tells. */
function withEveryAct(folder: string, predictions: readonly Prediction[]): readonly string[] {
  const every = predictions.map(({ id, pair, events, all }) => ({ id, pair, events: all ?? events }));
  const figures = flatten("gsr", score(folder, every, null)["gsr"] ?? {});
  return figures.map(([name, figure]) => `${name} with every act of a sentence ${figure.toFixed(4)}`);
}

/** The set plv, label against answer, over the 15 roots of its codebook. */
function confusionOf(files: readonly string[], predictions: readonly Prediction[]): readonly string[] {
  const answers = new Map(predictions.map((prediction) => [prediction.id, prediction.pair?.plover ?? null]));
  const rows = files.filter((file) => file.endsWith("plv.jsonl")).flatMap((file) => readRows<Row>(file));
  const root = (type: string | null): string | null => (type === "CONCEDE" || type === "RETREAT" ? "YIELD" : type);
  const labels = [...new Set(PLOVER.map(({ type }) => root(type) ?? ""))];
  return confusionTable(
    rows.map((row) => ({ gold: row.plover ?? "", told: root(answers.get(row.id) ?? null) })),
    labels,
  );
}

function predict(reader: EventReader, row: Row): Prediction {
  if (PAIRED.includes(row.set)) {
    const spans = (pairs: Row["sourceSpans"]): readonly { start: number; end: number }[] =>
      (pairs ?? []).map(([start, end]) => ({ start, end }));
    return { id: row.id, pair: reader.pair(row.text, { source: spans(row.sourceSpans), target: spans(row.targetSpans) }), events: [] };
  }
  const events = reader.events(row.text, dayOf(row.date), OPEN.includes(row.set) ? "open" : "known");
  return { id: row.id, pair: null, events: asTheSetCodes(row.set, events).map(toScored), all: events.map(toScored) };
}

/** "20080806" as the day it means. */
function dayOf(date: string | undefined): string | null {
  return date === undefined || !/^\d{8}$/.test(date) ? null : `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
}

type Scores = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function score(folder: string, predictions: readonly Prediction[], out: string | null): Scores {
  const scratch = mkdtempSync(join(tmpdir(), "demarche-eval-"));
  try {
    const file = out ?? join(scratch, "predictions.jsonl");
    writeFileSync(file, predictions.map(({ id, pair, events }) => `${JSON.stringify({ id, pair, events })}\n`).join(""));
    const scorer = join(besideGold("score"), "events.mjs");
    return JSON.parse(execFileSync(process.execPath, [scorer, "--gold", folder, "--pred", file], { encoding: "utf8" }));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** {gsr: {triple: {f1: 0.5}}} as "gsr.triple.f1"; counts, and the answers of another system that some rows carry, are no figures. */
function flatten(path: string, value: unknown): readonly (readonly [string, number])[] {
  if (typeof value === "number") return /\.n$|zspOnTest/.test(path) ? [] : [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flatten(`${path}.${key}`, inner));
}

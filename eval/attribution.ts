import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { articleOfText } from "../src/cli/article-of-text.ts";
import { isSkip } from "../src/model/index.ts";
import type { Quotation, Span } from "../src/model/index.ts";
import type { Reader } from "../src/pipeline.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { tellsManner } from "./attribution/tell-manner.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { goldRoot, missingReport } from "./harness.ts";
import { readRows } from "./read-rows.ts";
import { runScorer } from "./score-files.ts";

type Pair = readonly [number, number];

interface Labelled {
  readonly source: readonly Pair[];
  readonly cue: readonly Pair[];
  readonly content: readonly Pair[];
  readonly kind: string;
}

interface Row {
  readonly id: string;
  readonly dct: string | null;
  readonly text: string;
  readonly attributions: readonly Labelled[];
}

interface Prediction {
  readonly id: string;
  readonly attributions: readonly (Labelled & { readonly manner: string })[];
}

/** What `shared/score/attribution.mjs` prints. */
interface Scores {
  readonly content: { readonly p: number; readonly r: number; readonly f1: number };
  readonly characters: { readonly f1: number };
  readonly matched: { readonly source_overlap: number };
  readonly kinds: Readonly<Record<string, { readonly content_recall: number; readonly with_source: number }>>;
}

/** PolNeAR and GUM mark no attribution inside another one's content, except that GUM's contents may run over a passage. */
const SETS = [
  { name: "polnear", file: "polnear.restricted.jsonl.gz" },
  { name: "gum", file: "gum.jsonl.gz" },
] as const;

/**
 * Who says what, read from clean text by the whole road. `--gold DIR` is a folder laid out like the labelled data, `--out FILE` keeps the
 * predictions of all sets.
 *
 * PolNeAR marks thoughts, wants and attitudes too. Its figures are given over all of it, and over speech alone: there indirect rows whose cue is
 * a word of thinking or wanting, and predictions of that manner, are left out; rows with a cue that the tables do not know stay in.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? join(goldRoot(), "attribution");
  const missing = missingReport(folder);
  if (missing !== null) return missing;
  const tables = loadTables();
  const reader = createReader(tables);
  const sets = SETS.map((set) => ({ ...set, path: join(folder, set.file) })).filter(({ path }) => existsSync(path));
  const rows = sets.map(({ path }) => readRows<Row>(path));
  const predictions = rows.flat().map((row) => predict(reader, row));
  const manner = tellsManner(tables.rules);
  const figures = sets.flatMap(({ name, path }, i) => [
    ...figuresOf(`${name} all`, runScorer<Scores>("attribution.mjs", { gold: path, predictions, out: request.out })),
    ...figuresOf(`${name} speech`, scoreSpeech(rows[i] ?? [], predictions, manner)),
  ]);
  const apart = sets.flatMap(({ name }, i) => figuresOf(`${name} thoughts`, scoreThoughts(rows[i] ?? [], predictions, manner)));
  const lines = [
    "thoughts and wants, held to no floor:",
    ...apart.map(([figure, value]) => `     ${figure.padEnd(40)} ${value.toFixed(4)}`),
  ];
  return { figures: Object.fromEntries(figures), lines, labelled: sets.map(({ path }) => path) };
}

type TellManner = (words: string) => "speech" | "thought";

function scoreSpeech(rows: readonly Row[], predictions: readonly Prediction[], manner: TellManner): Scores {
  const gold = rows.map((row) => ({ ...row, attributions: row.attributions.filter((labelled) => !isThought(row, labelled, manner)) }));
  return scoreWith(
    gold,
    predictions.map((row) => ({ ...row, attributions: row.attributions.filter((found) => found.manner === "speech") })),
  );
}

function scoreThoughts(rows: readonly Row[], predictions: readonly Prediction[], manner: TellManner): Scores {
  const gold = rows.map((row) => ({ ...row, attributions: row.attributions.filter((labelled) => isThought(row, labelled, manner)) }));
  return scoreWith(
    gold,
    predictions.map((row) => ({ ...row, attributions: row.attributions.filter((found) => found.manner !== "speech") })),
  );
}

function isThought(row: Row, { kind, cue }: Labelled, manner: TellManner): boolean {
  return kind === "indirect" && manner(cue.map(([start, end]) => row.text.slice(start, end)).join(" ")) === "thought";
}

function scoreWith(gold: readonly object[], predictions: readonly object[]): Scores {
  const scratch = mkdtempSync(join(tmpdir(), "demarche-eval-"));
  try {
    const file = join(scratch, "gold.jsonl");
    writeFileSync(file, gold.map((row) => `${JSON.stringify(row)}\n`).join(""));
    return runScorer<Scores>("attribution.mjs", { gold: file, predictions, out: null });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function predict(reader: Reader, { id, dct, text }: Row): Prediction {
  const reading = reader.readArticle(articleOfText(text, dct));
  if (isSkip(reading)) return { id, attributions: [] };
  return { id, attributions: unnested(reading.quotations).map(toLabelled) };
}

/** The labelled sets do not nest: speech inside speech gives way to what is around it, a thought or want to the speech inside it. */
function unnested(quotations: readonly Quotation[]): readonly Quotation[] {
  const hides = (other: Quotation, quotation: Quotation): boolean =>
    isInside(quotation, other) && (other.manner === "speech" || quotation.manner !== "speech");
  const gives = (quotation: Quotation, other: Quotation): boolean =>
    quotation.manner !== "speech" && other.manner === "speech" && isInside(other, quotation);
  return quotations.filter((quotation) => !quotations.some((other) => hides(other, quotation) || gives(quotation, other)));
}

function isInside(inner: Quotation, outer: Quotation): boolean {
  const { cue } = inner;
  return cue !== null && inner !== outer && outer.content.some((span) => span.start <= cue.start && cue.end <= span.end);
}

function toLabelled({ source, cue, content, kind, manner }: Quotation): Prediction["attributions"][number] {
  const pair = ({ start, end }: Span): Pair => [start, end];
  return { source: source === null ? [] : [pair(source)], cue: cue === null ? [] : [pair(cue)], content: content.map(pair), kind, manner };
}

function figuresOf(name: string, { content, characters, matched, kinds }: Scores): readonly (readonly [string, number])[] {
  const byKind = Object.entries(kinds)
    .filter(([kind]) => kind === "direct" || kind === "mixed")
    .flatMap(([kind, found]): (readonly [string, number])[] => [
      [`${name} ${kind} content`, found.content_recall],
      [`${name} ${kind} speaker`, found.with_source / found.content_recall],
    ]);
  return [
    [`${name} content precision`, content.p],
    [`${name} content recall`, content.r],
    [`${name} content f1`, content.f1],
    [`${name} characters f1`, characters.f1],
    [`${name} speaker`, matched.source_overlap],
    ...byKind,
  ];
}

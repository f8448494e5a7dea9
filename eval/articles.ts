import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { createExtractor } from "../src/articles/index.ts";
import { contentId } from "../src/lib/hash.ts";
import type { Page } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";
import type { Extract } from "./cross-articles.ts";
import { crossExtractors } from "./cross-articles.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { besideGold, goldRoot, missingReport } from "./harness.ts";
import { readRows } from "./read-rows.ts";

interface GoldPage {
  readonly id: string;
  readonly set: string;
  readonly file: string;
  readonly url: string | null;
  readonly lang: string | null;
  readonly text: string | null;
}

interface Prediction {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly author: readonly string[];
  readonly text: string;
  readonly language: string | null;
  readonly skip: string | null;
}

/** What pages.mjs gives for one set; parts that a set has no gold for are absent. */
interface SetScore {
  readonly body?: { readonly f1: number; readonly precision: number; readonly recall: number; readonly accuracy: number };
  readonly seg?: { readonly accuracy: number; readonly f1: number };
  readonly title?: { readonly exact: number };
  readonly date?: { readonly accuracy: number; readonly precision: number };
  readonly author?: { readonly exact: number };
}

type Score = (gold: readonly GoldPage[], predictions: ReadonlyMap<string, Prediction>) => SetScore;

/** A figure, where it comes from, what the best peer had on the same pages, and what is asked for. */
interface Row {
  readonly name: string;
  readonly ours: number | undefined;
  readonly peer: string;
  readonly asked: number;
}

const tables = loadArticleTables(dataFolder());
const extract = createExtractor(tables);

/**
 * Article extraction on `pages/` of the labelled data, scored by `score/pages.mjs`; the peers were measured on the same pages.
 *
 * `--gold DIR` is any folder with `index.jsonl`, `html/` and perhaps `plain.jsonl.gz`; `--out FILE` keeps the predictions in the scorer's
 * form, those of the plain texts in FILE with ".plain" before its ending; `--cross` reads each site by models that learned from the others.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? join(goldRoot(), "pages");
  const index = join(folder, "index.jsonl");
  const scorer = join(besideGold("score"), "pages.mjs");
  const missing = missingReport(index) ?? missingReport(scorer);
  if (missing !== null) return missing;
  const module: { readonly score: Score } = await import(pathToFileURL(scorer).href);
  const gold = readRows<GoldPage>(index);
  const extractorFor = request.cross ? crossExtractors(folder, gold, tables) : () => extract;
  const predictions = gold.map((row) => predict(row.id, pageOf(row, readFileSync(join(folder, row.file))), extractorFor(row)));
  const plain = predictPlain(folder, new Map(gold.map((row) => [row.id, row])), extractorFor);
  if (request.out !== null) keep(request.out, { predictions, plain });
  const rows = compare({ gold, predictions, plain, score: module.score });
  const measured = rows.filter((row) => row.ours !== undefined);
  return {
    figures: Object.fromEntries(measured.map((row) => [row.name, row.ours ?? 0])),
    lines: [...measured.map(describe), ...countSkips(predictions)],
    labelled: [index],
  };
}

interface Measured {
  readonly gold: readonly GoldPage[];
  readonly predictions: readonly Prediction[];
  readonly plain: readonly Prediction[];
  readonly score: Score;
}

/** Peers' figures: issue 3 (trafilatura, Readability, htmldate, defuddle on these pages). */
function compare({ gold, predictions, plain, score }: Measured): readonly Row[] {
  const all = new Map(predictions.map((each) => [each.id, each]));
  const flat = new Map(plain.map((each) => [each.id, each]));
  const of = (set: string): SetScore => score(setOf(gold, set), all);
  const ofPlain = (set: string): SetScore =>
    score(
      setOf(gold, set).filter((row) => flat.has(row.id)),
      flat,
    );
  const [aeb, anews, daniel, wcxb, bbaw] = [of("aeb"), of("anews"), of("daniel"), of("wcxb"), of("bbaw")];
  return [
    { name: "aeb body f1", ours: aeb.body?.f1, peer: "rs-trafilatura .967, Readability .949", asked: 0.97 },
    { name: "aeb body exact", ours: aeb.body?.accuracy, peer: "readability-lxml .35", asked: 0.4 },
    { name: "anews body f1", ours: anews.body?.f1, peer: "trafilatura .952, Readability .916", asked: 0.96 },
    { name: "daniel body f1", ours: daniel.body?.f1, peer: "Readability .910, trafilatura .869", asked: 0.935 },
    { name: "wcxb body f1", ours: wcxb.body?.f1, peer: "trafilatura, Readability .922", asked: 0.935 },
    { name: "bbaw segment accuracy", ours: bbaw.seg?.accuracy, peer: "trafilatura .919", asked: 0.93 },
    { name: "all bodies f1", ours: score(gold, all).body?.f1, peer: "Readability .921, trafilatura .912", asked: 0.95 },
    { name: "plain aeb body f1", ours: ofPlain("aeb").body?.f1, peer: "keeping all .717", asked: 0.9 },
    { name: "plain anews body f1", ours: ofPlain("anews").body?.f1, peer: "keeping all .750", asked: 0.9 },
    { name: "bbaw date accuracy", ours: bbaw.date?.accuracy, peer: "htmldate .906, trafilatura .904", asked: 0.93 },
    { name: "bbaw date precision", ours: bbaw.date?.precision, peer: "", asked: 0.95 },
    { name: "anews date accuracy", ours: anews.date?.accuracy, peer: "trafilatura .925", asked: 0.95 },
    { name: "anews date precision", ours: anews.date?.precision, peer: "", asked: 0.95 },
    { name: "anews title exact", ours: anews.title?.exact, peer: "defuddle .791", asked: 0.9 },
    { name: "anews author exact", ours: anews.author?.exact, peer: "defuddle .805", asked: 0.86 },
    { name: "daniel language", ours: languageScore(setOf(gold, "daniel"), all), peer: "", asked: 0.98 },
  ];
}

function setOf(gold: readonly GoldPage[], set: string): readonly GoldPage[] {
  return gold.filter((row) => row.set === set);
}

function languageScore(gold: readonly GoldPage[], predictions: ReadonlyMap<string, Prediction>): number | undefined {
  const labelled = gold.filter((row) => row.lang !== null);
  return labelled.length === 0
    ? undefined
    : labelled.filter((row) => predictions.get(row.id)?.language === row.lang).length / labelled.length;
}

function pageOf(row: GoldPage, packed: Uint8Array): Page {
  const bytes = gunzipSync(packed);
  const url = row.url !== null && URL.canParse(row.url) ? { url: row.url } : {};
  return { id: contentId(bytes), from: row.id, bytes, ...url };
}

function predict(id: string, page: Page, extract: Extract): Prediction {
  const article = extract(page);
  if (isSkip(article)) return { id, title: null, date: null, author: [], text: "", language: null, skip: article.reason };
  const { title, byline, text, language, published } = article;
  return { id, title, date: published?.day ?? null, author: byline, text, language, skip: null };
}

type ExtractorFor = (row: GoldPage) => Extract;

function predictPlain(folder: string, gold: ReadonlyMap<string, GoldPage>, extractorFor: ExtractorFor): readonly Prediction[] {
  const file = join(folder, "plain.jsonl.gz");
  if (!existsSync(file)) return [];
  const rows = readRows<{ readonly id: string; readonly plain: string }>(file);
  return rows.flatMap((row) => {
    const page = gold.get(row.id);
    return page === undefined ? [] : [predict(row.id, plainPage(row), extractorFor(page))];
  });
}

function plainPage({ id, plain }: { readonly id: string; readonly plain: string }): Page {
  const bytes = new TextEncoder().encode(plain);
  return { id: contentId(bytes), from: id, contentType: "text/plain; charset=utf-8", bytes };
}

function describe({ name, ours = 0, peer, asked }: Row): string {
  return `${ours >= asked ? "met  " : "short"} ${name.padEnd(24)} ${ours.toFixed(4)}   asked ${asked.toFixed(3)}   ${peer}`;
}

function countSkips(predictions: readonly Prediction[]): readonly string[] {
  const reasons = Map.groupBy(
    predictions.filter((each) => each.skip !== null),
    (each) => each.skip ?? "",
  );
  return [
    `${predictions.length} pages: ${predictions.filter((each) => each.skip === null).length} articles`,
    ...[...reasons].map(([reason, each]) => `${reason}: ${each.length}`),
  ];
}

function keep(file: string, { predictions, plain }: Pick<Measured, "predictions" | "plain">): void {
  mkdirSync(dirname(file), { recursive: true });
  const lines = (each: readonly Prediction[]): string => each.map((row) => `${JSON.stringify(row)}\n`).join("");
  writeFileSync(file, lines(predictions));
  if (plain.length > 0) writeFileSync(file.replace(/(\.[^./\\]*)?$/, ".plain$1"), lines(plain));
}

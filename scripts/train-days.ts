import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { goldRoot } from "../eval/harness.ts";
import { readRows } from "../eval/read-rows.ts";
import { chooseDay, NO_DAY } from "../src/articles/choose-day.ts";
import { dateOrderOf } from "../src/articles/date-order.ts";
import { decodeBytes } from "../src/articles/decode-bytes.ts";
import { detectLanguage } from "../src/articles/detect-language.ts";
import { DEFAULT_LIMITS } from "../src/articles/limits.ts";
import type { CandidateDay } from "../src/articles/list-candidate-days.ts";
import { listCandidateDays } from "../src/articles/list-candidate-days.ts";
import { cluesOfUrl } from "../src/articles/list-day-clues.ts";
import { prepareArticles } from "../src/articles/prepare-articles.ts";
import { absoluteUrl, domainOf } from "../src/articles/name-outlet.ts";
import { parseHtml } from "../src/articles/parse-html.ts";
import { readHtml } from "../src/articles/read-html.ts";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";

/**
 * `npm run train:days [--dry]`: learns what each signal of a day of publication weighs from the labelled pages, and writes
 * `data/lexicon/day-signals.tsv`. With `--dry` it only says how well weights learned without a site do on that site's pages.
 *
 * A softmax over the days that a page names and "none of these"; deterministic. Only counts of signals go into the table, no text.
 */
interface GoldPage {
  readonly id: string;
  readonly set: string;
  readonly file: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly flags: readonly string[] | null;
}

interface Example {
  readonly set: string;
  readonly site: string;
  readonly gold: string | null;
  readonly days: readonly CandidateDay[];
}

/** Sets whose annotation may be learned from: Apache-2.0, Apache-2.0, CC BY 4.0. */
const SETS = new Set(["bbaw", "anews", "wcxb"]);
/** Labels that the pages' own dates contradict. */
const DOUBTFUL = new Set(["date-year-suspect", "date-not-in-markup"]);
/** A signal of fewer days is not learned. */
const MIN_DAYS = 5;
/** Strength of the pull towards 0, and steps and rate of the descent: chosen by the figures of `--dry`. */
const PULL = 0.001;
const STEPS = 300;
const RATE = 0.5;
const FOLDS = 10;

const tables = loadArticleTables(dataFolder());
const prepared = prepareArticles(tables);
const { values } = parseArgs({ options: { dry: { type: "boolean" } } });
main();

function main(): void {
  const folder = join(goldRoot(), "pages");
  if (!existsSync(folder)) throw new Error("no labelled pages: set DEMARCHE_GOLD");
  const rows = readRows<GoldPage>(join(folder, "index.jsonl"));
  const examples = rows.filter(isDated).map((row) => exampleOf(row, gunzipSync(readFileSync(join(folder, row.file)))));
  for (const line of crossValidate(examples)) process.stdout.write(`${line}\n`);
  if (values.dry) return;
  const counts = countSignals(examples);
  const weights = learn(examples, counts);
  const lines = [...weights]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([signal, weight]) => `${signal}\t${weight.toFixed(3)}\t${counts.get(signal) ?? 0}\tlearned`);
  writeFileSync(join(dataFolder(), "lexicon", "day-signals.tsv"), `${["signal\tweight\tdays\torigin", ...lines].join("\n")}\n`);
}

function isDated({ set, date, flags }: GoldPage): boolean {
  return SETS.has(set) && (date !== null || flags?.includes("date-none") === true) && flags?.some((flag) => DOUBTFUL.has(flag)) !== true;
}

function exampleOf(row: GoldPage, bytes: Uint8Array): Example {
  const url = absoluteUrl(row.url ?? "", null);
  const base = { set: row.set, site: domainOf(url) ?? row.id, gold: row.date };
  const parsed = parseHtml(decodeBytes(bytes, undefined).text, DEFAULT_LIMITS);
  if ("reason" in parsed) return { ...base, days: [] };
  const { metadata, title, paragraphs, clues } = readHtml(parsed, { prepared, limits: DEFAULT_LIMITS, url });
  const claimed = metadata?.language ?? "";
  const canonical = absoluteUrl(metadata?.canonical || (metadata?.meta.get("og:url") ?? ""), url);
  const language = detectLanguage(`${title} ${paragraphs.join("\n\n")}`, claimed, prepared.languages);
  const order = dateOrderOf({ claimed, language, url: url ?? canonical });
  return { ...base, days: listCandidateDays([...clues, ...cluesOfUrl(url ?? canonical)], { months: tables.months, order }) };
}

/** How well the pages of a site are dated by weights that were learned on all other sites. */
function crossValidate(examples: readonly Example[]): readonly string[] {
  const foldOf = ({ site }: Example): number => Number.parseInt(createHash("sha256").update(site).digest("hex").slice(0, 8), 16) % FOLDS;
  const answers = Array.from({ length: FOLDS }, (_, fold) => {
    const known = examples.filter((each) => foldOf(each) !== fold);
    const weights = learn(known, countSignals(known));
    return examples
      .filter((each) => foldOf(each) === fold)
      .map(({ set, gold, days }) => ({ set, gold, day: chooseDay(days, weights)?.day ?? null }));
  }).flat();
  return [...Map.groupBy(answers, ({ set }) => set)].map(([set, own]) => {
    const right = own.filter(({ gold, day }) => gold === day).length;
    const answered = own.filter(({ day }) => day !== null);
    const hits = answered.filter(({ gold, day }) => gold === day).length;
    return `sites left out: ${set} accuracy ${(right / own.length).toFixed(4)}, precision ${(hits / answered.length).toFixed(4)} (${own.length} pages)`;
  });
}

function countSignals(examples: readonly Example[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { days } of examples)
    for (const { signals } of days) for (const signal of signals) counts.set(signal, (counts.get(signal) ?? 0) + 1);
  return counts;
}

function learn(examples: readonly Example[], counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const names = [NO_DAY, ...[...counts].filter(([, days]) => days >= MIN_DAYS).map(([signal]) => signal)];
  const at = new Map(names.map((name, i) => [name, i]));
  const pages = examples.map(({ gold, days }) => {
    const target = days.findIndex(({ day }) => day === gold);
    return { target: target + 1, rows: [[0], ...days.map(({ signals }) => signals.flatMap((signal) => at.get(signal) ?? []))] };
  });
  const weights = new Float64Array(names.length);
  const seen = new Float64Array(names.length).fill(1e-6);
  for (let step = 0; step < STEPS; step++) {
    const slope = slopeOf(pages, weights);
    for (let i = 0; i < weights.length; i++) {
      const own = (slope[i] ?? 0) / pages.length + (i === 0 ? 0 : PULL * (weights[i] ?? 0));
      seen[i] = (seen[i] ?? 0) + own * own;
      weights[i] = (weights[i] ?? 0) - (RATE * own) / Math.sqrt(seen[i] ?? 1);
    }
  }
  return new Map(names.map((name, i) => [name, weights[i] ?? 0]));
}

interface LearnPage {
  /** Position of the right row; 0 is "none of these". */
  readonly target: number;
  readonly rows: readonly (readonly number[])[];
}

function slopeOf(pages: readonly LearnPage[], weights: Float64Array): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const { target, rows } of pages) {
    const sums = rows.map((row) => row.reduce((sum, i) => sum + (weights[i] ?? 0), 0));
    const top = Math.max(...sums);
    const shares = sums.map((sum) => Math.exp(sum - top));
    const all = shares.reduce((sum, share) => sum + share, 0);
    for (const [k, row] of rows.entries())
      for (const i of row) slope[i] = (slope[i] ?? 0) + (shares[k] ?? 0) / all - (k === target ? 1 : 0);
  }
  return slope;
}

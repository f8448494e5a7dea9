import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { decodeBytes } from "../src/articles/decode-bytes.ts";
import { createExtractor } from "../src/articles/index.ts";
import { isSkip } from "../src/model/index.ts";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";
import { faultsOf } from "../test/property/check-article.ts";
import { mutatePage } from "../test/property/mutate-page.ts";
import { listDemoPages, listGoldRows } from "./articles-pages.ts";

/**
 * `npm run bench fuzz [--pages 100000] [--seed 0] [--gold DIR]`: mutated pages through the article stage. No exception, no page over its
 * limit of time, every article sound. Pages are those of the demo and, where they are on this machine, a sample of the labelled ones.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== "fuzz"),
  options: { pages: { type: "string", default: "100000" }, seed: { type: "string", default: "0" }, gold: { type: "string" } },
});
/** Most milliseconds of processor time that one page may take, and most bytes of a page that is mutated. */
const MAX_MS = 1000;
const MAX_BYTES = 120_000;
const SAMPLE = 200;

const extract = createExtractor(loadArticleTables(dataFolder()));
const { folder, rows } = listGoldRows(values.gold ?? null);
const step = Math.max(1, Math.floor(rows.length / SAMPLE));
const labelled = rows
  .filter((_, i) => i % step === 0)
  .map(({ file }) => decodeBytes(gunzipSync(readFileSync(join(folder, file))), undefined).text)
  .filter((text) => text.length < MAX_BYTES);
const pages = [...listDemoPages().map(({ text }) => text), ...labelled];
const counts = { articles: 0, skips: 0, crashes: 0, faults: 0, slow: 0 };
let slowest = 0;
const first = Number(values.seed);
const count = Number(values.pages);

process.stdout.write(`${pages.length} pages to mutate, ${labelled.length} of them labelled ones\n`);
for (let seed = first; seed < first + count; seed++) {
  runOne(seed);
  if ((seed - first + 1) % 10_000 === 0)
    process.stdout.write(`${seed - first + 1} pages: ${JSON.stringify(counts)}, slowest ${slowest.toFixed(0)} ms\n`);
}
process.stdout.write(`${count} mutated pages from seed ${first}: ${JSON.stringify(counts)}, slowest ${slowest.toFixed(0)} ms\n`);
if (counts.crashes + counts.faults + counts.slow > 0) process.exitCode = 1;

function runOne(seed: number): void {
  const bytes = mutatePage(pages[seed % pages.length] ?? "", pages, seed);
  const started = process.cpuUsage();
  try {
    const article = extract({ id: "p", from: `seed ${seed}`, bytes });
    const faults = faultsOf(article);
    if (faults.length > 0) complain(seed, faults.join("; "), "faults");
    counts[isSkip(article) ? "skips" : "articles"]++;
  } catch (error) {
    complain(seed, String(error), "crashes");
  }
  const { user, system } = process.cpuUsage(started);
  const ms = (user + system) / 1000;
  slowest = Math.max(slowest, ms);
  if (ms > MAX_MS) complain(seed, `${ms.toFixed(0)} ms for ${bytes.length} bytes`, "slow");
}

function complain(seed: number, what: string, kind: "faults" | "crashes" | "slow"): void {
  counts[kind]++;
  if (counts[kind] <= 20) process.stdout.write(`seed ${seed}: ${what}\n`);
}

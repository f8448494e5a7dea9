import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Parser, parseDocument } from "htmlparser2";
import { createExtractor } from "../src/articles/index.ts";
import { DEFAULT_LIMITS } from "../src/articles/limits.ts";
import { parseHtml } from "../src/articles/parse-html.ts";
import type { PageElement } from "../src/articles/tree.ts";
import { isSkip } from "../src/model/index.ts";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";
import { listBenchPages } from "./articles-pages.ts";
import type { Peer } from "./articles-peers.ts";
import { loadPeers } from "./articles-peers.ts";

/**
 * `npm run bench articles [--set aeb] [--rounds 5] [--gold DIR]`: pages a second of the whole stage (character set, metadata, dates, body)
 * beside bare parses, ours and that of htmlparser2, and two peers, in one process on the same pages; without labelled pages, on the demo's.
 *
 * Answers are checked first: the share of each page's own words that its extractor finds, and the share of what it gives that is the
 * page's own. Peers get decoded text, we get bytes. Time is processor time, and of all
 * rounds the best counts, since other work on the machine only ever slows.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== "articles"),
  options: {
    set: { type: "string", default: "aeb" },
    rounds: { type: "string", default: "5" },
    gold: { type: "string" },
  },
});
const ASKED = { readability: 4, defuddle: 12, parse: 2, megabytes: 250 } as const;

/** Without a limit Node lets garbage pile up to some 550 MB before it looks, whatever is in use; with these it must keep house. */
const HEAP = ["--max-old-space-size=160", "--max-semi-space-size=4"];

const extract = createExtractor(loadArticleTables(dataFolder()));
const pages = listBenchPages({ set: values.set, gold: values.gold ?? null });
const peers = await loadPeers();
const runs: Readonly<Record<string, Peer>> = {
  "htmlparser2, events": ({ text }) => {
    const parser = new Parser({});
    parser.end(text);
    return "";
  },
  "htmlparser2, tree and walk": ({ text }) => {
    countNodes(parseDocument(text).children);
    return "";
  },
  "our parse, tree and walk": ({ text }) => {
    const parsed = parseHtml(text, DEFAULT_LIMITS);
    if ("root" in parsed) countNodes(parsed.root.children);
    return "";
  },
  demarche: ({ bytes, url }) => {
    const article = extract({ id: "", from: "", bytes, ...(url === null ? {} : { url }) });
    return isSkip(article) ? "" : article.text;
  },
  ...peers,
};
await main();

async function main(): Promise<void> {
  process.stdout.write(`${pages.length} pages, ${(pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6).toFixed(1)} MB\n`);
  for (const name of ["demarche", ...Object.keys(peers)]) process.stdout.write(`${await describeAnswers(name)}\n`);
  const best = await measure(Number(values.rounds));
  const ours = best.get("demarche") ?? 1;
  for (const [name, ms] of best)
    process.stdout.write(
      `${name.padEnd(28)} ${(pages.length / (ms / 1000)).toFixed(1).padStart(8)} pages/CPU s   ${(ms / ours).toFixed(2).padStart(7)} × our time\n`,
    );
  const ratio = (name: string): number => (best.get(name) ?? 0) / ours;
  if ("readability" in peers) judge("× @mozilla/readability on linkedom", ratio("readability"), ASKED.readability);
  if ("defuddle" in peers) judge("× defuddle", ratio("defuddle"), ASKED.defuddle);
  for (const parse of ["htmlparser2, tree and walk", "our parse, tree and walk"]) {
    const cost = 1 / ratio(parse);
    const verdict = cost <= ASKED.parse ? "met  " : "short";
    process.stdout.write(`${verdict} ${cost.toFixed(2)} × the cost of the bare parse (${parse}), asked at most ${ASKED.parse}\n`);
  }
  judgeMemory();
}

function judge(what: string, figure: number, asked: number): void {
  process.stdout.write(`${figure >= asked ? "met  " : "short"} ${figure.toFixed(1)} ${what}, asked ${asked}\n`);
}

/** A round runs every page through one extractor after the other; peers are slow and run in the first two rounds only. */
async function measure(rounds: number): Promise<ReadonlyMap<string, number>> {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) {
      if (round >= 2 && name in peers) continue;
      const started = process.cpuUsage();
      for (const page of pages) {
        const text = run(page);
        if (typeof text !== "string") await text;
      }
      const { user, system } = process.cpuUsage(started);
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, (user + system) / 1000));
    }
  }
  return best;
}

async function describeAnswers(name: string): Promise<string> {
  const run = runs[name];
  const labelled = pages.filter(({ gold }) => gold !== "");
  const scores: Overlap[] = [];
  for (const page of labelled) scores.push(overlapOf((await run?.(page)) ?? "", page.gold));
  const mean = (pick: (score: Overlap) => number): string =>
    (scores.reduce((sum, score) => sum + pick(score), 0) / Math.max(1, scores.length)).toFixed(3);
  return `answers of ${name.padEnd(12)} words found ${mean(({ recall }) => recall)}, words right ${mean(({ precision }) => precision)}`;
}

interface Overlap {
  readonly precision: number;
  readonly recall: number;
}

/** Overlap of two texts as bags of words. */
function overlapOf(found: string, gold: string): Overlap {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [ours, own] = [wordsOf(found), wordsOf(gold)];
  const counts = new Map<string, number>();
  for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of ours) {
    const left = counts.get(word) ?? 0;
    if (left > 0) hits++;
    counts.set(word, left - 1);
  }
  return { precision: hits / Math.max(1, ours.length), recall: hits / Math.max(1, own.length) };
}

type TreeNode = ReturnType<typeof parseDocument>["children"][number] | PageElement | string;

function countNodes(nodes: readonly TreeNode[]): number {
  let count = nodes.length;
  for (const node of nodes) if (typeof node !== "string" && "children" in node) count += countNodes(node.children);
  return count;
}

/** The whole folder, page by page from disk, in a process of its own. */
function judgeMemory(): void {
  const file = fileURLToPath(new URL("articles-memory.ts", import.meta.url));
  const args = values.gold === undefined ? [] : ["--gold", values.gold];
  const { stdout } = spawnSync(process.execPath, [...HEAP, file, ...args], { encoding: "utf8" });
  const [count = 0, megabytes = 0] = stdout.trim().split(" ").map(Number);
  const verdict = megabytes <= ASKED.megabytes ? "met  " : "short";
  process.stdout.write(
    `${verdict} ${megabytes} MB at most over ${count} pages of the folder with ${HEAP.join(" ")}, asked under ${ASKED.megabytes}\n`,
  );
}

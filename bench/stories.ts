import { parseArgs } from "node:util";
import { foldReports, sketchReport } from "../src/stories/index.ts";
import type { Story } from "../src/model/index.ts";
import { loadStoryTables } from "../src/tables/load-story-tables.ts";
import { loadPart } from "../src/tables/load-tables.ts";
import { syntheticNews } from "../test/contract/synthetic-news.ts";

/**
 * `npm run bench stories [--articles N]`: sketching and folding of made-up articles, of which three in ten are known copies (trimmed,
 * extended, or with another end). The answer is checked first: pairs of copies that are in one family, and families that are none.
 */
const { values } = parseArgs({ options: { articles: { type: "string", default: "20000" } }, strict: false });
const count = Number(values.articles);
const tables = loadPart(loadStoryTables);
const news = [...syntheticNews({ seed: 1, articles: count, days: Math.max(1, Math.round(count / 50)) })];

const sketchMs = timed(() => news.forEach(({ reading }) => sketchReport(reading, tables)));
const reports = news.map(({ reading }) => reading.report);
let stories: readonly Story[] = [];
const foldMs = timed(() => (stories = foldReports(reports)));

const truth = new Map(news.map(({ reading, story }) => [reading.article.id, story]));
const families = stories.flatMap(({ members }) => [...Map.groupBy(members, ({ articleId, copyOf }) => copyOf ?? articleId).values()]);
const found = families.map((family) => family.map(({ articleId }) => truth.get(articleId) ?? -1));
const right = found.reduce(
  (sum, family) => sum + [...Map.groupBy(family, (story) => story).values()].reduce((pairs, { length }) => pairs + pairsOf(length), 0),
  0,
);
const claimed = found.reduce((sum, { length }) => sum + pairsOf(length), 0);
const known = [...Map.groupBy(truth.values(), (story) => story).values()].reduce((sum, { length }) => sum + pairsOf(length), 0);

const rate = (ms: number): string => `${Math.round((count / ms) * 1000).toLocaleString("en")} articles/s`;
process.stdout.write(`${count.toLocaleString("en")} articles, ${known.toLocaleString("en")} pairs of copies
copies: precision ${(right / claimed).toFixed(4)}, recall ${(right / known).toFixed(4)}
sketch ${rate(sketchMs)}; fold all at once ${rate(foldMs)}; both ${rate(sketchMs + foldMs)} on one thread
${(process.memoryUsage().rss / 1e6).toFixed(0)} MB in use with all articles held, ${((reports[0]?.keys.length ?? 0) * 8 + 1024).toFixed(0)} bytes or so a report
`);
if (right / claimed < 0.95 || right / known < 0.95) process.exitCode = 1;

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

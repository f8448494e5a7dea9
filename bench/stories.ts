import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Report, Story } from "../src/model/index.ts";
import { foldReports, sketchReport, testLink } from "../src/stories/index.ts";
import type { SketchInput } from "../src/stories/index.ts";
import { loadStoryTables } from "../src/tables/load-story-tables.ts";
import { loadPart } from "../src/tables/load-tables.ts";
import { syntheticNews } from "../test/contract/synthetic-news.ts";

/**
 * `npm run bench stories [--articles N] [--a-day N]`: sketching and folding of made-up articles, of which three in ten are known copies (trimmed,
 * extended, or with another end), and the time that a new report takes to join or start a story among all of them.
 *
 * The answer is checked first: pairs of copies that are in one family, and families that are none. Rates are by processor time of this
 * process on one thread, so that what else the machine does matters little.
 */
const { values } = parseArgs({
  options: { articles: { type: "string", default: "20000" }, "a-day": { type: "string", default: "1000" } },
  strict: false,
});
const count = Number(values.articles);
const aDay = Number(values["a-day"]);
/** Reports that arrive one by one after all others are folded. */
const LATE = 1000;
/** Articles that are timed at once: asking for the time costs some microseconds itself. */
const BATCH = 256;

/** A million reports and their stories take more than what Node allows itself. */
setFlagsFromString("--max-old-space-size=8192");
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void; // what the flag adds

const tables = loadPart(loadStoryTables);
const reports: Report[] = [];
const truth = new Map<string, number>();
const emptyMb = memoryMb();
let sketchMs = 0;
let batch: SketchInput[] = [];
const sketchBatch = (): void => {
  const started = cpuMs();
  for (const reading of batch) reports.push(sketchReport(reading, tables));
  sketchMs += cpuMs() - started;
  batch = [];
};
for (const { reading, story } of syntheticNews({ seed: 1, articles: count + LATE, days: Math.ceil(count / aDay) })) {
  truth.set(reading.article.id, story);
  if (batch.push(reading) === BATCH) sketchBatch();
}
sketchBatch();
const late = reports.splice(count);
const heldMb = memoryMb() - emptyMb;

const started = cpuMs();
const stories = foldReports(reports);
const foldMs = cpuMs() - started;
const peakMb = process.memoryUsage().rss / 1e6;
const { right, claimed, known } = countPairs(stories);
const rate = (ms: number): string => `${Math.round((count / ms) * 1000).toLocaleString("en")} articles/s`;
say(`${count.toLocaleString("en")} articles, ${aDay.toLocaleString("en")} a day, ${known.toLocaleString("en")} pairs of copies`);
say(`copies: precision ${(right / claimed).toFixed(4)}, recall ${(right / known).toFixed(4)}`);
say(`sketch ${rate(sketchMs)}; fold all at once ${rate(foldMs)}; both ${rate(sketchMs + foldMs)} on one thread`);
say(
  `${heldMb.toFixed(0)} MB for all reports, ${((heldMb * 1e6) / count).toFixed(0)} bytes a report; ${peakMb.toFixed(0)} MB of memory in all at the end of folding`,
);
if (right / claimed < 0.95 || right / known < 0.95) process.exitCode = 1;
joinLate();

/** New reports, one by one, against an index of all that are stored. */
function joinLate(): void {
  const wanted = new Set(late.flatMap(({ keys }) => keys));
  const byKey = new Map<number, Report[]>();
  for (const report of reports) for (const key of report.keys) if (wanted.has(key)) byKey.set(key, [...(byKey.get(key) ?? []), report]);
  const byId = new Map(reports.map((report) => [report.articleId, report]));
  const storyOf = new Map(stories.flatMap((story) => story.members.map(({ articleId }) => [articleId, story] as const)));
  const times = late.map((report) => {
    const begun = cpuMs();
    const near = new Set(report.keys.flatMap((key) => byKey.get(key) ?? []));
    const isLinked = testLink(report);
    const members = new Set([...near].filter(isLinked).flatMap(({ articleId }) => storyOf.get(articleId)?.members ?? []));
    foldReports([...[...members].flatMap(({ articleId }) => byId.get(articleId) ?? []), report]);
    return cpuMs() - begun;
  });
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(3);
  say(`a new report among them: ${at(0.5)} ms in the middle, ${at(0.99)} ms for 99 of 100`);
}

function countPairs(folded: readonly Story[]): { readonly right: number; readonly claimed: number; readonly known: number } {
  const stored = new Set(reports.map(({ articleId }) => articleId));
  const sums = { right: 0, claimed: 0, known: 0 };
  for (const { members } of folded) {
    for (const family of Map.groupBy(members, ({ articleId, copyOf }) => copyOf ?? articleId).values()) {
      sums.claimed += pairsOf(family.length);
      for (const one of Map.groupBy(family, ({ articleId }) => truth.get(articleId)).values()) sums.right += pairsOf(one.length);
    }
  }
  const sizes = new Map<number, number>();
  for (const [articleId, story] of truth) if (stored.has(articleId)) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  for (const size of sizes.values()) sums.known += pairsOf(size);
  return sums;
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

/** Processor time of this process, garbage collection in other threads included. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What is in use once what nobody needs is gone. */
function memoryMb(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

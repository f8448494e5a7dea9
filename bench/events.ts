import { existsSync, readFileSync, readdirSync } from "node:fs";
import { indexActors, matchNames, resolveMentions } from "../src/actors/index.ts";
import { createExtractor } from "../src/articles/index.ts";
import { codeEvents, compileRules, findQuotations, findTimes, mayHoldEvent } from "../src/events/index.ts";
import type { CodingInput } from "../src/events/index.ts";
import { contentId } from "../src/lib/hash.ts";
import type { Article, Page, ParsedSentence, Sentence } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser, splitSentences } from "../src/text/index.ts";

/**
 * `npm run bench events`: the road from a page of the demo corpus to its coded events, step by step on one thread, each beside getting the
 * article's text alone in the same run. What the cheap pass saves is measured by parsing everything once. The answer is checked first: the
 * steps must give the very events that the reader gives.
 */
const ROUNDS = 3;
const demo = new URL("../demo/", import.meta.url);
const tables = loadTables();
const reader = createReader(tables);
const extract = createExtractor(tables.articles);
const parser = createParser(tables.text);
const actors = indexActors(tables.actors);
const rules = compileRules(tables.rules);
const pages = readdirSync(demo).flatMap(pagesIn);
const spent = new Map<string, number>();

let sentences = 0;
let parsed = 0;
let events = 0;
for (let round = 0; round <= ROUNDS; round++) {
  if (round === 1) spent.clear(); // the first round only warms up, and checks
  sentences = parsed = events = 0;
  for (const page of pages) {
    const article = timed("extract", () => extract(page));
    if (isSkip(article)) continue;
    const coded = codeStepwise(article);
    events += coded.length;
    if (round === 0) check(article, coded);
  }
}
report();

function pagesIn(slug: string): readonly Page[] {
  const name = ["page.html", "page.txt"].find((file) => existsSync(new URL(`${slug}/${file}`, demo)));
  if (name === undefined) return [];
  const bytes = readFileSync(new URL(`${slug}/${name}`, demo));
  return [{ id: contentId(bytes), from: slug, bytes }];
}

/** The pipeline with a clock at every step. */
function codeStepwise(article: Article): ReturnType<typeof codeEvents> {
  const day = article.published?.day ?? null;
  const { text } = article;
  const split = timed("split", () => splitSentences(text, tables.text));
  const matches = timed("match names", () => matchNames(split, actors, day));
  const named = new Set(matches.map((match) => match.sentence));
  const chosen = timed("choose", () => split.filter((sentence) => mayHoldEvent(sentence, named.has(sentence.index), rules)));
  const trees = new Map(timed("parse", () => parser.parse(chosen)).map((sentence) => [sentence.index, sentence]));
  timed("parse everything", () => parser.parse(split));
  const all = split.map((sentence): Sentence | ParsedSentence => trees.get(sentence.index) ?? sentence);
  const mentions = timed("resolve", () => resolveMentions({ text, day, outlet: article.outlet, sentences: all, matches }, actors));
  const times = timed("times", () => findTimes({ sentences: all, day }, rules));
  const quotations = timed("quotations", () => findQuotations({ text, sentences: all, mentions }, rules));
  const input: CodingInput = { article, sentences: all, mentions, times, quotations, version: tables.version };
  sentences += split.length;
  parsed += chosen.length;
  return timed("code", () => codeEvents(input, rules));
}

function check(article: Article, coded: ReturnType<typeof codeEvents>): void {
  const reading = reader.readArticle(article);
  const ids = (list: ReturnType<typeof codeEvents>): string => list.map((event) => event.id).join(" ");
  if (!isSkip(reading) && ids(reading.events) !== ids(coded))
    throw new Error(`the steps give other events than the reader: ${article.from}`);
}

function report(): void {
  const of = (step: string): number => spent.get(step) ?? 0;
  const extract = of("extract");
  const road = [...spent].reduce((sum, [step, ms]) => (step === "parse everything" ? sum : sum + ms), 0);
  const count = pages.length * ROUNDS;
  say(`${pages.length} pages, ${sentences} sentences, ${parsed} of them parsed, ${events} events`);
  say(
    `from page to events ${Math.round((count / road) * 1000)} pages/s; from clean text ${Math.round((count / (road - extract)) * 1000)} articles/s`,
  );
  for (const [step, ms] of spent)
    say(`  ${step.padEnd(16)} ${(ms / count).toFixed(2).padStart(7)} ms a page, ${(ms / extract).toFixed(2)} x extracting`);
  say(
    `the whole road costs ${(road / extract).toFixed(2)} x extracting alone; parsing everything would cost ${((road - of("parse") + of("parse everything")) / extract).toFixed(2)} x`,
  );
  say(`${(process.memoryUsage().rss / 1e6).toFixed(0)} MB in use`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function timed<T>(step: string, work: () => T): T {
  const started = performance.now();
  const value = work();
  spent.set(step, (spent.get(step) ?? 0) + performance.now() - started);
  return value;
}

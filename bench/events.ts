import { cpus } from "node:os";
import { countNames, indexActors, matchNames, resolveMentions } from "../src/actors/index.ts";
import { listCases, pageOfCase } from "../eval/demo-pages.ts";
import { createExtractor } from "../src/articles/index.ts";
import {
  ENOUGH,
  chooseFirst,
  chooseLikely,
  chooseOthers,
  chooseSure,
  codeEvents,
  partDatelines,
  compileRules,
  findQuotations,
  findTimes,
  findTelling,
} from "../src/events/index.ts";
import type { CodingInput } from "../src/events/index.ts";
import { contentId } from "../src/lib/hash.ts";
import type { Article, Coding, Day, Page, ParsedSentence, Sentence } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { foldReports } from "../src/stories/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { createParser, splitSentences } from "../src/text/index.ts";
import type { BenchPage } from "./articles-pages.ts";
import { listBenchPages } from "./articles-pages.ts";
import { loadPeers } from "./articles-peers.ts";
import { timed } from "./bench-clock.ts";

/**
 * `npm run bench events`: the whole road on one thread. First the demo corpus: pages a second from bytes to folded events, articles a second from
 * clean text, and what each step costs. Then, on the pages of `bench articles`, the road beside what Readability on linkedom spends on
 * getting the text alone, in turn in one process. The answer is checked first: the steps must give the very events that the reader gives. Rates are by
 * processor time, the best of the rounds, since other work on the machine only ever slows.
 */
const ROUNDS = 4;
const ASKED = { articles: 60, ratio: 1 } as const;
const tables = loadTables();
const reader = createReader(tables);
const extract = createExtractor(tables.articles);
const parser = createParser(tables.text);
const actors = indexActors(tables.actors);
const rules = compileRules(tables.rules);

say(`${cpus()[0]?.model}, one thread`);
measureDemo(listCases().map((slug) => pageOfCase(slug)));
await measureBesideReadability(listBenchPages({ set: "aeb", gold: null }));
say(`${(process.memoryUsage().rss / 1e6).toFixed(0)} MB in use`);

function measureDemo(pages: readonly Page[]): void {
  const best = new Map<string, number>();
  let counts = "";
  for (let round = 0; round < ROUNDS; round++) {
    const spent = new Map<string, number>();
    counts = runSteps(pages, (step, work) => {
      const { ms, result } = timed(work);
      spent.set(step, ms + (spent.get(step) ?? 0));
      return result;
    });
    const readings = timed(() => readAll(pages));
    spent.set("road", readings.ms);
    spent.set("road from clean text", timed(() => readings.result.map(({ article }) => reader.codeArticle(article))).ms);
    for (const [step, ms] of spent) best.set(step, Math.min(ms, best.get(step) ?? Number.POSITIVE_INFINITY));
  }
  const perSecond = (step: string): number => pages.length / ((best.get(step) ?? 0) / 1000);
  say(`demo: ${pages.length} pages, ${counts}`);
  say(`from page to folded events ${perSecond("road").toFixed(0)} pages/s`);
  judge("articles/s from clean text to events", perSecond("road from clean text"), ASKED.articles);
  for (const [step, ms] of best)
    if (!step.startsWith("road")) say(`  ${step.padEnd(16)} ${(ms / pages.length).toFixed(2).padStart(7)} ms a page`);
}

/** From bytes to folded events; pages that are skipped are left out. */
function readAll(pages: readonly Page[]): readonly Coding[] {
  const readings = pages.map((page) => reader.code(page)).filter((reading) => !isSkip(reading));
  foldReports(readings.map(({ report }) => report));
  return readings;
}

/** An article on the road: what the steps so far made of it. */
interface Coded {
  readonly input: CodingInput;
  readonly matches: ReturnType<typeof matchNames>;
  readonly trees: readonly ParsedSentence[];
}

type Step = <T>(name: string, work: () => T) => T;

/** The pipeline step by step, each over all pages. Gives what there was, in words. */
function runSteps(pages: readonly Page[], step: Step): string {
  const extracted = step("extract", () => pages.map((page) => extract(page)));
  const articles = extracted.filter((article): article is Article => !isSkip(article));
  const split = step("split", () => articles.map(({ text }) => partDatelines(text, splitSentences(text, tables.text))));
  const matches = step("match names", () => articles.map((article, i) => matchNames(split[i] ?? [], actors, dayOf(article))));
  const names = matches.map(countNames);
  const first = step("choose", () => split.map((sentences, i) => chooseFirst(sentences, names[i] ?? new Map(), rules)));
  const sure = step("choose", () => first.map((sentences, i) => chooseSure(sentences, names[i] ?? new Map(), rules)));
  const likely = step("choose", () =>
    first.map((sentences, i) => (sure[i]?.length ? [] : chooseLikely(sentences, names[i] ?? new Map(), rules))),
  );
  const none = { mentions: [], times: [], quotations: [], version: tables.version };
  const started = articles.map((article, i): Coded => ({
    input: { article, sentences: split[i] ?? [], ...none },
    matches: matches[i] ?? [],
    trees: [],
  }));
  const { once, tell } = lookTwice(started, { first, sure, likely }, step);
  const telling = [...once.entries()].filter(([i]) => tell[i]?.telling.length);
  const others = step("choose", () =>
    telling.map(([i, { trees }]) =>
      chooseOthers(
        split[i] ?? [],
        { first: first[i] ?? [], parsed: trees, telling: tell[i]?.telling ?? [], names: names[i] ?? new Map() },
        rules,
      ),
    ),
  );
  const read = parseMore(
    telling.map(([, coded]) => coded),
    others,
    step,
  );
  const silent = once.filter((_, i) => !tell[i]?.telling.length);
  const times = step("times", () =>
    [...read, ...silent].map(({ input: { article, sentences } }) => findTimes({ sentences, day: dayOf(article) }, rules)),
  );
  const told = read.map((coded, i) => ({ ...coded, input: { ...coded.input, times: times[i] ?? [] } }));
  const quotations = step("quotations", () =>
    told.map(({ input: { article, sentences, mentions } }) => findQuotations({ text: article.text, sentences, mentions }, rules)),
  );
  const events = step("code", () =>
    told.map(({ input }, i) => codeEvents({ ...input, quotations: quotations[i] ?? [] }, rules, tell[telling[i]?.[0] ?? -1]?.read)),
  );
  const codings = articles.map((article) => reader.codeArticle(article)).filter((coding) => !isSkip(coding));
  const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join(" ");
  if (ids(codings.flatMap((coding) => coding.events)) !== ids(events.flat()))
    throw new Error("the steps give other events than the reader");
  step("fold", () => foldReports(codings.map(({ report }) => report)));
  const parsed = [...silent, ...told].reduce((sum, { trees }) => sum + trees.length, 0);
  return `${split.flat().length} sentences, ${parsed} of them parsed, ${events.flat().length} events`;
}

/** The looks at what names enough parties, unless it is sure beforehand: first at what may well tell something, then where a single sentence does also at the others. */
function lookTwice(
  started: readonly Coded[],
  { first, sure, likely }: Readonly<Record<"first" | "sure" | "likely", readonly (readonly Sentence[])[]>>,
  step: Step,
): { readonly once: readonly Coded[]; readonly tell: readonly ReturnType<typeof findTelling>[] } {
  const glance = parseMore(started, likely, step);
  const seen = step("code", () =>
    glance.map(({ input }, i) => {
      const telling = sure[i] ?? [];
      return telling.length > 0 ? { telling, read: new Map() } : findTelling(input, rules, { most: ENOUGH });
    }),
  );
  const isUnsure = (i: number): boolean => seen[i]?.telling.length === 1 && likely[i]?.length !== first[i]?.length;
  const rest = first.map((sentences, i) => (isUnsure(i) ? sentences.filter((one) => likely[i]?.includes(one) !== true) : []));
  const unsure = [...glance.keys()].filter(isUnsure);
  const again = parseMore(
    unsure.flatMap((i) => glance[i] ?? []),
    unsure.map((i) => rest[i] ?? []),
    step,
  );
  const more = step("code", () =>
    again.map(({ input }, k) => findTelling(input, rules, { most: ENOUGH, before: seen[unsure[k] ?? -1]?.read ?? new Map() })),
  );
  const once = glance.map((coded, i) => again[unsure.indexOf(i)] ?? coded);
  const tell = seen.map((found, i) => more[unsure.indexOf(i)] ?? found);
  return { once, tell };
}

/** Parses more sentences of each article, and says anew who is meant in it. */
function parseMore(articles: readonly Coded[], chosen: readonly (readonly Sentence[])[], step: Step): readonly Coded[] {
  const parsed = step("parse", () => articles.map(({ trees }, i) => [...trees, ...parser.parse(chosen[i] ?? [])]));
  const read = articles.map((coded, i): Coded => {
    const trees = parsed[i] ?? [];
    const byIndex = new Map(trees.map((tree) => [tree.index, tree]));
    return { ...coded, trees, input: { ...coded.input, sentences: coded.input.sentences.map((one) => byIndex.get(one.index) ?? one) } };
  });
  const mentions = step("resolve", () =>
    read.map(({ input: { article, sentences }, matches }) =>
      resolveMentions({ text: article.text, day: dayOf(article), outlet: article.outlet, sentences, matches }, actors),
    ),
  );
  return read.map((coded, i) => ({ ...coded, input: { ...coded.input, mentions: mentions[i] ?? [] } }));
}

function dayOf({ published }: Article): Day | null {
  return published?.day ?? null;
}

/** Pages in English, since others end before the parser. */
async function measureBesideReadability(listed: readonly BenchPage[]): Promise<void> {
  const { readability } = await loadPeers();
  if (readability === undefined) return;
  const all = listed.map((page): { readonly page: Page; readonly peer: BenchPage } => {
    const { bytes, url } = page;
    return { page: { id: contentId(bytes), from: "", bytes, ...(url === null ? {} : { url }) }, peer: page };
  });
  const read = all.filter(({ page }) => !isSkip(reader.code(page)));
  const pages = read.map(({ page }) => page);
  const texts = read.filter(({ peer }) => readability(peer) !== "").length;
  const { words, events } = countIn(readAll(pages));
  let [own, peer] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    own = Math.min(own, timed(() => readAll(pages).length).ms);
    peer = Math.min(peer, timed(() => read.map((both) => readability(both.peer)).length).ms);
  }
  const kilobytes = pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / pages.length / 1000;
  const perSecond = (ms: number): string => ((pages.length / ms) * 1000).toFixed(1);
  say(
    `${pages.length} pages of bench articles: ${kilobytes.toFixed(0)} kB and ${Math.round(words / pages.length)} tokens of article each, ${events} events`,
  );
  say(`from page to folded events ${perSecond(own)} pages/s; Readability on linkedom, text alone (of ${texts}), ${perSecond(peer)}`);
  judge("× the pages/s of Readability", peer / own, ASKED.ratio);
}

function countIn(codings: readonly Coding[]): { readonly words: number; readonly events: number } {
  const words = codings.flatMap(({ article }) => splitSentences(article.text, tables.text).map((sentence) => sentence.words.length));
  return { words: words.reduce((sum, count) => sum + count, 0), events: codings.reduce((sum, coding) => sum + coding.events.length, 0) };
}

function judge(what: string, figure: number, asked: number): void {
  say(`${figure >= asked ? "met  " : "short"} ${figure.toFixed(figure < 10 ? 2 : 0)} ${what}, asked ${asked}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

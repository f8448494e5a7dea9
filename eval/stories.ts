import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentId } from "../src/lib/hash.ts";
import { listCell, parseTsv } from "../src/lib/tsv.ts";
import { isSkip } from "../src/model/index.ts";
import type { Page, Report, Story, StoryMember } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { foldReports, sketchReport } from "../src/stories/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { readHandMadeEvents } from "./hand-made-events.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { missingReport } from "./harness.ts";
import type { Clusters, ClusterScore } from "./score-clusters.ts";
import { scoreBCubed, scorePairs } from "./score-clusters.ts";

/** A page of the labelled corpus: which story it tells, which page it copies, who independently stands behind it. */
interface Label {
  readonly slug: string;
  readonly story: string;
  readonly copy_of: string;
  readonly voice: string;
}

/** Orders of arrival that must give the same stories. */
const ORDERS = 50;

/**
 * Copies, stories and origins of the demo corpus (or of `--gold FOLDER`), twice: through the whole road from its pages, and with the events
 * of a careful reader in place of the coder's, which tells what folding itself can do.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? fileURLToPath(new URL("../demo", import.meta.url));
  const file = join(folder, "stories.tsv");
  const missing = missingReport(file);
  if (missing !== null) return missing;
  const labels = parseTsv(readFileSync(file, "utf8"), {
    where: file,
    columns: ["slug", "story", "copy_of", "voice", "layout"],
    unique: "slug",
  });
  const reports = reportsOf(folder, labels);
  const [road, hand] = [measure(labels, reports.road), measure(labels, reports.hand)];
  return {
    figures: { ...road.figures, ...Object.fromEntries(Object.entries(hand.figures).map(([name, figure]) => [`by hand: ${name}`, figure])) },
    lines: ["through the whole road", ...road.lines, "with events made by hand", ...hand.lines],
    labelled: [file, ...labels.map(({ slug }) => join(folder, slug, "events.tsv")).filter((path) => existsSync(path))],
  };
}

type Reports = ReadonlyMap<string, Report>;

/** Reports of all pages that can be read, by slug. */
function reportsOf(folder: string, labels: readonly Label[]): { readonly road: Reports; readonly hand: Reports } {
  const tables = loadTables();
  const reader = createReader(tables);
  const [road, hand] = [new Map<string, Report>(), new Map<string, Report>()];
  for (const { slug } of labels) {
    const reading = reader.read(pageOf(folder, slug));
    if (isSkip(reading)) continue;
    road.set(slug, reading.report);
    const file = join(folder, slug, "events.tsv");
    const { article, sentences } = reading;
    hand.set(slug, existsSync(file) ? sketchReport(article, readHandMadeEvents(file, { article, sentences, tables })) : reading.report);
  }
  return { road, hand };
}

function measure(labels: readonly Label[], reports: Reports): Pick<EvalReport, "figures" | "lines"> {
  const stories = foldReports([...reports.values()]);
  const found = { labels, reports, stories };
  const scores = scoresOf(found);
  const origins = originsOf(found);
  return {
    figures: {
      ...Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, score.f1])),
      "origins right": origins.filter(({ told, gold }) => told === gold).length / origins.length,
      "orders that give the same": sameOrders([...reports.values()], stories) / ORDERS,
    },
    lines: [
      `${labels.length} pages, ${reports.size} read; ${new Set(labels.map(({ story }) => story)).size} labelled stories, ${stories.length} found`,
      ...Object.entries(scores).map(
        ([name, { precision, recall }]) => `${name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
      ),
      ...describeErrors(found),
      ...origins
        .filter(({ told, gold }) => told !== gold)
        .map(({ story, told, gold }) => `ORIGINS ${story}: ${gold} labelled, ${told} found`),
    ],
  };
}

function pageOf(folder: string, slug: string): Page {
  const name = existsSync(join(folder, slug, "page.html")) ? "page.html" : "page.txt";
  const bytes = readFileSync(join(folder, slug, name));
  return { id: contentId(bytes), from: `${slug}/${name}`, bytes };
}

interface Found {
  readonly labels: readonly Label[];
  readonly reports: ReadonlyMap<string, Report>;
  readonly stories: readonly Story[];
}

function scoresOf({ labels, reports, stories }: Found): Readonly<Record<string, ClusterScore>> {
  const goldStories = new Map(labels.map(({ slug, story }) => [slug, story || slug]));
  const goldCopies = new Map(labels.map((label) => [label.slug, rootOf(label, labels)]));
  const foundStories = clustersBy({ labels, reports, stories }, (_, story) => story.id);
  const foundCopies = clustersBy({ labels, reports, stories }, (member) => member.copyOf ?? member.articleId);
  return {
    "copies, pairs": scorePairs(goldCopies, foundCopies),
    "copies, B-cubed": scoreBCubed(goldCopies, foundCopies),
    "stories, pairs": scorePairs(goldStories, foundStories),
    "stories, B-cubed": scoreBCubed(goldStories, foundStories),
  };
}

/** What was found, by page; a page that was not read is alone. */
function clustersBy({ labels, reports, stories }: Found, nameOf: (member: StoryMember, story: Story) => string): Clusters {
  const names = new Map(stories.flatMap((story) => story.members.map((member) => [member.articleId, nameOf(member, story)] as const)));
  return new Map(labels.map(({ slug }) => [slug, names.get(reports.get(slug)?.articleId ?? "") ?? slug]));
}

function rootOf(label: Label, labels: readonly Label[]): string {
  const [original] = listCell(label.copy_of);
  const next = labels.find(({ slug }) => slug === original);
  return next === undefined ? label.slug : rootOf(next, labels);
}

interface Origins {
  readonly story: string;
  /** Distinct voices of the labels, and what the story that holds most of its pages says. */
  readonly gold: number;
  readonly told: number;
}

function originsOf({ labels, reports, stories }: Found): readonly Origins[] {
  return [...Map.groupBy(labels, ({ slug, story }) => story || slug)].map(([story, pages]) => {
    const ids = new Set(pages.map(({ slug }) => reports.get(slug)?.articleId ?? ""));
    const held = (candidate: Story): number => candidate.members.filter(({ articleId }) => ids.has(articleId)).length;
    const [best] = [...stories].sort((a, b) => held(b) - held(a) || (a.id < b.id ? -1 : 1));
    return { story, gold: new Set(pages.map(({ voice }) => voice)).size, told: best?.origins ?? 0 };
  });
}

/** Pairs that were missed or made up, by name. */
function describeErrors(found: Found): readonly string[] {
  const gold = new Map(found.labels.map(({ slug, story }) => [slug, story || slug]));
  const told = clustersBy(found, (_, story) => story.id);
  const slugs = [...gold.keys()];
  return slugs.flatMap((a, index) =>
    slugs.slice(index + 1).flatMap((b) => {
      const [isGold, isTold] = [gold.get(a) === gold.get(b), told.get(a) === told.get(b)];
      return isGold === isTold ? [] : [`${isGold ? "MISS " : "WRONG"} ${a} and ${b} are ${isGold ? "one story" : "two stories"}`];
    }),
  );
}

/** How many orders of arrival give the same stories, each order made by a step that visits every report. */
function sameOrders(reports: readonly Report[], stories: readonly Story[]): number {
  const wanted = JSON.stringify(stories);
  const orders = Array.from({ length: ORDERS }, (_, index) =>
    [...reports].sort((a, b) => (contentId(String(index), a.articleId) < contentId(String(index), b.articleId) ? -1 : 1)),
  );
  return orders.filter((order) => JSON.stringify(foldReports(order)) === wanted).length;
}

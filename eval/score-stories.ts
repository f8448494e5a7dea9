import type { Report, Story, StoryMember } from "../src/model/index.ts";
import { foldReports } from "../src/stories/index.ts";
import { foldOnline } from "./fold-online.ts";
import type { Clusters } from "./score-clusters.ts";
import { scoreBCubed, scorePairs } from "./score-clusters.ts";

/** A page of a labelled corpus: which story it tells, which page it copies ("-": none), who independently stands behind it. */
export interface StoryLabel {
  readonly slug: string;
  readonly story: string;
  readonly copy_of: string;
  readonly voice: string;
}

/** Orders of arrival that must give the same stories. */
const ORDERS = 50;

/** Labels, and the reports of the pages that could be read, by slug. */
export interface LabelledReports {
  readonly labels: readonly StoryLabel[];
  readonly reports: ReadonlyMap<string, Report>;
  /** Gives the reports in the order of one of many shuffles. */
  readonly shuffle: (reports: readonly Report[], seed: number) => readonly Report[];
}

/** Copies, stories and origins by pairs and by B-cubed, and how many orders of arrival give the same. */
export function scoreStories({ labels, reports, shuffle }: LabelledReports): {
  readonly figures: Readonly<Record<string, number>>;
  readonly lines: readonly string[];
} {
  const stories = foldReports([...reports.values()]);
  const found = { labels, reports, stories };
  const copies = { gold: new Map(labels.map((label) => [label.slug, rootOf(label, labels)])), told: clustersBy(found, copyName) };
  const tellings = { gold: new Map(labels.map(({ slug, story }) => [slug, story || slug])), told: clustersBy(found, storyName) };
  const scores = {
    "copies, pairs": scorePairs(copies.gold, copies.told),
    "copies, B-cubed": scoreBCubed(copies.gold, copies.told),
    "stories, pairs": scorePairs(tellings.gold, tellings.told),
    "stories, B-cubed": scoreBCubed(tellings.gold, tellings.told),
  };
  const origins = originsOf(found);
  const wrong = origins.filter(({ told, gold }) => told !== gold);
  const wanted = JSON.stringify(stories);
  const orders = Array.from({ length: ORDERS }, (_, seed) => foldOnline(shuffle([...reports.values()], seed)));
  return {
    figures: {
      ...Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, score.f1])),
      "origins right": 1 - wrong.length / origins.length,
      "orders that give the same": orders.filter((told) => JSON.stringify(told) === wanted).length / ORDERS,
    },
    lines: [
      `${labels.length} pages, ${reports.size} read; ${new Set(tellings.gold.values()).size} labelled stories, ${stories.length} found`,
      ...Object.entries(scores).map(
        ([name, { precision, recall }]) => `${name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
      ),
      ...describeErrors("copy", copies),
      ...describeErrors("story", tellings),
      ...wrong.map(({ story, told, gold }) => `ORIGINS ${story}: ${gold} labelled, ${told} found`),
    ],
  };
}

interface Found extends Pick<LabelledReports, "labels" | "reports"> {
  readonly stories: readonly Story[];
}

const copyName = (member: StoryMember): string => member.copyOf ?? member.articleId;
const storyName = (_: StoryMember, story: Story): string => story.id;

/** What was found, by page; a page that was not read is alone. */
function clustersBy({ labels, reports, stories }: Found, nameOf: (member: StoryMember, story: Story) => string): Clusters {
  const names = new Map(stories.flatMap((story) => story.members.map((member) => [member.articleId, nameOf(member, story)] as const)));
  return new Map(labels.map(({ slug }) => [slug, names.get(reports.get(slug)?.articleId ?? "") ?? slug]));
}

function rootOf(label: StoryLabel, labels: readonly StoryLabel[]): string {
  const next = labels.find(({ slug }) => slug === label.copy_of);
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
function describeErrors(what: string, { gold, told }: { readonly gold: Clusters; readonly told: Clusters }): readonly string[] {
  const slugs = [...gold.keys()];
  return slugs.flatMap((a, index) =>
    slugs.slice(index + 1).flatMap((b) => {
      const [isGold, isTold] = [gold.get(a) === gold.get(b), told.get(a) === told.get(b)];
      return isGold === isTold ? [] : [`${isGold ? "MISS " : "WRONG"} ${what} ${a} and ${b}`];
    }),
  );
}

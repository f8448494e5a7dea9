import { contentId } from "../lib/hash.ts";
import type { Report, Story, StoryMember } from "../model/index.ts";
import { compareSketches } from "./compare-sketches.ts";
import { countOrigins, UNKNOWN_VOICE } from "./count-origins.ts";
import { createGroups } from "./create-groups.ts";
import { foldHappenings } from "./fold-happenings.ts";
import { areCopies, areRetellings, linkableOf } from "./link-reports.ts";
import { compareReports } from "./order-reports.ts";

/**
 * Folds reports into stories: copies, and retellings of one happening, each once.
 *
 * A story is what hangs together by links between two reports (`areCopies`, `areRetellings`), so the same reports give the same stories in whatever
 * order they come, and folding a new report with those that share a key with it, and with all members of their stories, gives what
 * folding everything at once would. Every report is in exactly one story; stories come by id. Never throws.
 */
export function foldReports(reports: readonly Report[]): readonly Story[] {
  const unique = [...new Map(reports.map((report) => [report.articleId, report])).values()].sort(compareReports);
  const linkable = unique.map(linkableOf);
  const stories = createGroups(unique.length);
  const copies = createGroups(unique.length);
  for (const [left, right] of pairsWithCommonKey(unique)) {
    const [a, b] = [linkable[left], linkable[right]];
    if (a === undefined || b === undefined || copies.areJoined(left, right)) continue;
    const isCopy = areCopies(a, b);
    if (isCopy) copies.join(left, right);
    if (isCopy || (!stories.areJoined(left, right) && areRetellings(a, b))) stories.join(left, right);
  }
  const families = copies.list().map((family) => membersOf(pick(unique, family)));
  const memberById = new Map(families.flat().map((member) => [member.articleId, member]));
  return stories
    .list()
    .map((story) => storyOf(pick(unique, story), memberById))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Pairs of positions, each once, of reports that share a key. */
function* pairsWithCommonKey(reports: readonly Report[]): Generator<readonly [number, number]> {
  const byKey = new Map<number, number[]>();
  for (const [position, { keys }] of reports.entries()) {
    const others = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
    for (const other of others) yield [other, position];
    for (const key of new Set(keys)) {
      const sharing = byKey.get(key);
      if (sharing === undefined) byKey.set(key, [position]);
      else sharing.push(position);
    }
  }
}

/**
 * The members of one family of copies, earliest first: all but the first copy it. They have one voice: whom the earliest of them that
 * credits somebody credits, else who told first.
 */
function membersOf(family: readonly Report[]): readonly StoryMember[] {
  const [first] = family;
  if (first === undefined) return [];
  const credited = family.find((report) => report.origin !== null && report.voice !== null);
  const voice = credited?.voice ?? family.find((report) => report.voice !== null)?.voice ?? UNKNOWN_VOICE;
  return family.map((report) => ({
    articleId: report.articleId,
    copyOf: report === first ? null : first.articleId,
    similarity: report === first ? null : round(compareSketches(first, report).containment),
    voice,
  }));
}

function storyOf(reports: readonly Report[], memberById: ReadonlyMap<string, StoryMember>): Story {
  const members = reports.flatMap(({ articleId }) => memberById.get(articleId) ?? []);
  const voices = new Map(members.map(({ articleId, voice }) => [articleId, voice]));
  const first = reports[0]?.articleId ?? "";
  const id = contentId("story", first);
  return {
    id,
    members: members.sort((a, b) => (a.articleId < b.articleId ? -1 : 1)),
    first,
    origins: countOrigins(voices.values()),
    happenings: foldHappenings(id, reports, voices),
  };
}

function pick(reports: readonly Report[], positions: readonly number[]): readonly Report[] {
  return positions.flatMap((position) => reports[position] ?? []);
}

/** To thousandths: the estimate is no finer. */
function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}

import { compareText } from "../lib/compare-text.ts";
import type { Report, StoryDecisions } from "../model/index.ts";
import { compareSketches } from "./compare-sketches.ts";
import { areCopies } from "./link-reports.ts";

type Sets = Pick<StoryDecisions, "apart" | "left">;

/**
 * Lets copies follow the articles that a person set apart: of two that are copies of each other, one set apart and one left behind, a third
 * goes with the one that it is more like. Gives for each article that is set apart, or follows one, the decision that did so.
 *
 * Likest pairs first, groups of copies grow together, but never one that holds articles of a set with one that holds what that set was
 * taken from, or another set. So it does not depend on the order in which articles came. Without decisions it costs nothing.
 */
export function followSets(reports: readonly Report[], { apart, left }: Sets): ReadonlyMap<string, string> {
  if (apart.size === 0) return apart;
  const groupOf = new Map<string, Group>();
  const groupFor = (articleId: string): Group => {
    const known = groupOf.get(articleId);
    if (known !== undefined) return known;
    const made: Group = { set: apart.get(articleId) ?? null, left: new Set(left.get(articleId)), articles: [articleId] };
    groupOf.set(articleId, made);
    return made;
  };
  for (const { a, b } of linksAround(reports, apart)) {
    const [one, other] = [groupFor(a), groupFor(b)];
    if (one === other || areApart(one, other)) continue;
    const joined: Group = {
      set: one.set ?? other.set,
      left: new Set([...one.left, ...other.left]),
      articles: [...one.articles, ...other.articles],
    };
    for (const articleId of joined.articles) groupOf.set(articleId, joined);
  }
  const followed = [...groupOf].flatMap(([articleId, { set }]) => (set === null ? [] : [[articleId, set] as const]));
  return new Map([...followed, ...apart]);
}

interface Group {
  /** The decision that set its articles apart; null where none did. */
  readonly set: string | null;
  /** Decisions that left articles of it behind. */
  readonly left: ReadonlySet<string>;
  readonly articles: readonly string[];
}

function areApart(a: Group, b: Group): boolean {
  const isLeft = (set: string | null, { left }: Group): boolean => set !== null && left.has(set);
  return (a.set !== null && b.set !== null && a.set !== b.set) || isLeft(a.set, b) || isLeft(b.set, a);
}

interface Link {
  readonly a: string;
  readonly b: string;
  readonly likeness: number;
  /** How many of the two were set apart: what is as like to both stays with what was left behind. */
  readonly sets: number;
}

/** Pairs of copies among the articles that hang together with those that were set apart, the likest first. */
function linksAround(reports: readonly Report[], apart: Sets["apart"]): readonly Link[] {
  const keys = reports.flatMap((report) => report.keys.map((key) => ({ key, report })));
  const byKey = Map.groupBy(keys, ({ key }) => key);
  const waiting = reports.filter(({ articleId }) => apart.has(articleId));
  const seen = new Set(waiting);
  const links: Link[] = [];
  for (let report = waiting.pop(); report !== undefined; report = waiting.pop()) {
    for (const other of new Set(report.keys.flatMap((key) => byKey.get(key) ?? []).map((sharing) => sharing.report))) {
      if (other === report || !areCopies(report, other)) continue;
      links.push(linkOf(report, other, apart));
      if (!seen.has(other)) waiting.push(other);
      seen.add(other);
    }
  }
  return links.toSorted((x, y) => y.likeness - x.likeness || x.sets - y.sets || compareText(x.a, y.a) || compareText(x.b, y.b));
}

function linkOf(one: Report, other: Report, apart: Sets["apart"]): Link {
  const [a, b] = one.articleId < other.articleId ? [one.articleId, other.articleId] : [other.articleId, one.articleId];
  const sets = [a, b].filter((articleId) => apart.has(articleId)).length;
  return { a, b, likeness: compareSketches(one, other).jaccard, sets };
}

import { dayNumber } from "../lib/day.ts";
import { contentId } from "../lib/hash.ts";
import type { Report, Story, StoryDecisions, StoryMember } from "../model/index.ts";
import { compareSketches } from "./compare-sketches.ts";
import { countOrigins, UNKNOWN_VOICE } from "./count-origins.ts";
import { windowOf } from "./copy-keys.ts";
import { createGroups } from "./create-groups.ts";
import { foldHappenings } from "./fold-happenings.ts";
import { followSets } from "./follow-sets.ts";
import { areCopies, areRetellings, areUneven } from "./link-reports.ts";
import { orderReports } from "./order-reports.ts";
import { eachPairSharingKey } from "./pairs-sharing-keys.ts";
import type { Sharing } from "./pairs-sharing-keys.ts";

const NO_DECISIONS: StoryDecisions = { apart: new Map(), left: new Map(), joined: [] };

/**
 * Folds reports into stories: copies, and retellings of one happening, each once.
 *
 * Copies hang together by links between two reports (`areCopies`), and a family of copies is told by its earliest; a story is what hangs
 * together by links between two such tellers (`areRetellings`). So the same reports give the same stories in whatever order they come, and
 * folding a new report with those that share a key with it, and with all members of their stories, gives what folding everything at once
 * would. What persons decided goes before what the words say: articles that were set apart link only to each other and to copies of theirs
 * (`followSets`), and stories that were merged are one. Every report is in exactly one story; stories come by id. Never throws.
 */
export function foldReports(reports: readonly Report[], { apart, left, joined }: StoryDecisions = NO_DECISIONS): readonly Story[] {
  const ordered = orderReports(reports);
  const sets = followSets(ordered, { apart, left });
  const setOf = sets.size === 0 ? () => undefined : ({ articleId }: Report) => sets.get(articleId);
  const areCopiesOfSet = (a: Report, b: Report): boolean => setOf(a) === setOf(b) && areCopies(a, b);
  const families = groupBy(ordered, { sharing: COPIES, areLinked: areCopiesOfSet });
  const tellers = families.flatMap(([first]) => (first === undefined ? [] : (ordered[first] ?? [])));
  const decided = [...pairsOfSets(tellers, setOf), ...(joined.length === 0 ? [] : pairsOfJoined(joined, { ordered, families }))];
  const areToldBoth = (a: Report, b: Report): boolean => setOf(a) === undefined && setOf(b) === undefined && areRetellings(a, b);
  return groupBy(tellers, { sharing: [RETELLINGS], areLinked: areToldBoth, decided })
    .map((group) => storyOf(group.map((at) => (families[at] ?? []).flatMap((position) => ordered[position] ?? []))))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Positions = readonly number[];
type Pair = readonly [number, number];

/** Each teller of a set that a person set apart, with the first of that set. */
function pairsOfSets(tellers: readonly Report[], setOf: (report: Report) => string | undefined): readonly Pair[] {
  const firsts = new Map<string, number>();
  return tellers.flatMap((teller, position): readonly Pair[] => {
    const set = setOf(teller);
    if (set === undefined) return [];
    const first = firsts.get(set);
    if (first === undefined) firsts.set(set, position);
    return first === undefined ? [] : [[first, position]];
  });
}

interface Families {
  readonly ordered: readonly Report[];
  readonly families: readonly Positions[];
}

/** The families of articles that persons said are of one story; those of which only one is here are left out. */
function pairsOfJoined(joined: StoryDecisions["joined"], { ordered, families }: Families): readonly Pair[] {
  const familyOf = new Map(families.flatMap((family, at) => family.map((position) => [ordered[position]?.articleId, at] as const)));
  return joined.flatMap(([a, b]): readonly Pair[] => {
    const [left, right] = [familyOf.get(a), familyOf.get(b)];
    return left === undefined || right === undefined ? [] : [[left, right]];
  });
}

type AreLinked = (a: Report, b: Report) => boolean;

interface Linking {
  /** Only reports that share a key of one of these kinds are compared, and where it says so only some of those. */
  readonly sharing: readonly Comparing[];
  readonly areLinked: AreLinked;
  /** Pairs that hang together whatever they say. */
  readonly decided?: readonly Pair[];
}

interface Comparing extends Sharing {
  readonly isWorthwhile?: AreLinked;
}

const RETELLINGS: Sharing = { kind: "retelling", periodOf: ({ newsDay }) => (newsDay === null ? null : dayNumber(newsDay)) };

/**
 * Keys of copies hold a window, but for those that find what is printed again much later. A copy that keeps little of a text, or is hidden in much
 * else, has hardly a key of copies in common with it; it is found by what retellings share.
 */
const COPIES: readonly Comparing[] = [
  { kind: "copy", periodOf: windowOf },
  { kind: "archive", periodOf: () => 0 },
  { ...RETELLINGS, isWorthwhile: areUneven },
];

/** Groups of reports that hang together by links, or were decided to, as positions, ascending. */
function groupBy(reports: readonly Report[], { sharing, areLinked, decided = [] }: Linking): readonly Positions[] {
  const groups = createGroups(reports.length);
  for (const { isWorthwhile = always, ...keys } of sharing)
    eachPairSharingKey(reports, keys, (left, right) => {
      const [a, b] = [reports[left], reports[right]];
      if (a === undefined || b === undefined || !isWorthwhile(a, b) || groups.areJoined(left, right)) return;
      if (areLinked(a, b)) groups.join(left, right);
    });
  for (const [left, right] of decided) groups.join(left, right);
  return groups.list();
}

const always = (): boolean => true;

/** A story of families of copies, each in order, the first of them first. */
function storyOf(families: readonly (readonly Report[])[]): Story {
  const reports = families.length === 1 ? (families[0] ?? []) : orderReports(families.flat());
  const members = families.flatMap(membersOf);
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

/** To thousandths: the estimate is no finer. */
function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}

import { contentId } from "../lib/hash.ts";
import type { Report, Story, StoryDecisions, StoryMember } from "../model/index.ts";
import { compareSketches } from "./compare-sketches.ts";
import { countOrigins, UNKNOWN_VOICE } from "./count-origins.ts";
import { createGroups } from "./create-groups.ts";
import { foldHappenings } from "./fold-happenings.ts";
import { isOfKind } from "./hash-words.ts";
import type { KeyKind } from "./hash-words.ts";
import { areCopies, areRetellings } from "./link-reports.ts";
import { compareReports } from "./order-reports.ts";

const NO_DECISIONS: StoryDecisions = { apart: new Map(), joined: [] };

/**
 * Folds reports into stories: copies, and retellings of one happening, each once.
 *
 * Copies hang together by links between two reports (`areCopies`), and a family of copies is told by its earliest; a story is what hangs
 * together by links between two such tellers (`areRetellings`). So the same reports give the same stories in whatever order they come, and
 * folding a new report with those that share a key with it, and with all members of their stories, gives what folding everything at once
 * would. What persons decided goes before what the words say: articles that were set apart link only to each other, and stories that were
 * merged are one. Every report is in exactly one story; stories come by id. Never throws.
 */
export function foldReports(reports: readonly Report[], { apart, joined }: StoryDecisions = NO_DECISIONS): readonly Story[] {
  const unique = [...new Map(reports.map((report) => [report.articleId, report])).values()].sort(compareReports);
  const setOf = ({ articleId }: Report): string | undefined => apart.get(articleId);
  const families = groupBy(unique, { kind: "copy", areLinked: (a, b) => setOf(a) === setOf(b) && areCopies(a, b) });
  const familyByTeller = new Map(families.flatMap((family) => (family[0] === undefined ? [] : [[family[0], family] as const])));
  const tellers = [...familyByTeller.keys()];
  const tellerOf = new Map([...familyByTeller].flatMap(([teller, family]) => family.map(({ articleId }) => [articleId, teller] as const)));
  const decided = [...pairsOfSets(tellers, setOf), ...joined.map(([a, b]) => [tellerOf.get(a), tellerOf.get(b)] as const)];
  const members = new Map(families.flatMap(membersOf).map((member) => [member.articleId, member]));
  const areLinked = (a: Report, b: Report): boolean => setOf(a) === undefined && setOf(b) === undefined && areRetellings(a, b);
  return groupBy(tellers, { kind: "retelling", areLinked, decided })
    .map((group) => storyOf(group.flatMap((teller) => familyByTeller.get(teller) ?? []).sort(compareReports), members))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

type MaybePair = readonly [Report | undefined, Report | undefined];

/** Each teller of a set that a person set apart, with the first of that set. */
function pairsOfSets(tellers: readonly Report[], setOf: (report: Report) => string | undefined): readonly MaybePair[] {
  const firsts = new Map<string, Report>();
  return tellers.flatMap((teller): readonly MaybePair[] => {
    const set = setOf(teller);
    if (set === undefined) return [];
    const first = firsts.get(set);
    if (first === undefined) firsts.set(set, teller);
    return first === undefined ? [] : [[first, teller]];
  });
}

interface Linking {
  /** Only reports that share a key of this kind are compared. */
  readonly kind: KeyKind;
  readonly areLinked: (a: Report, b: Report) => boolean;
  /** Pairs that hang together whatever they say. */
  readonly decided?: readonly MaybePair[];
}

/** Groups of reports that hang together by links, or were decided to, each in the order given. */
function groupBy(reports: readonly Report[], { kind, areLinked, decided = [] }: Linking): readonly (readonly Report[])[] {
  const groups = createGroups(reports.length);
  for (const [left, right] of pairsWithCommonKey(reports, kind)) {
    const [a, b] = [reports[left], reports[right]];
    if (a !== undefined && b !== undefined && !groups.areJoined(left, right) && areLinked(a, b)) groups.join(left, right);
  }
  if (decided.length > 0) {
    const positions = new Map(reports.map((report, position) => [report, position]));
    for (const [a, b] of decided) {
      const [left, right] = [a && positions.get(a), b && positions.get(b)];
      if (left !== undefined && right !== undefined) groups.join(left, right);
    }
  }
  return groups.list().map((positions) => positions.flatMap((position) => reports[position] ?? []));
}

/** Keys held at a time: a table of so many takes some hundred megabytes, and a JavaScript map holds 16 million at most. */
const KEYS_AT_ONCE = 4_000_000;

/** Pairs of positions of reports that share a key; a pair may come more than once, and a report with itself. The keys are gone through in parts, so that memory stays bounded. */
function* pairsWithCommonKey(reports: readonly Report[], kind: KeyKind): Generator<readonly [number, number]> {
  const parts = Math.ceil(reports.reduce((sum, { keys }) => sum + keys.length, 0) / KEYS_AT_ONCE);
  for (let part = 0; part < parts; part++) {
    const sharing: Sharing = new Map();
    const isOfPart = (key: number): boolean => isOfKind(key, kind) && Math.floor(key / 2) % parts === part;
    for (const [position, { keys }] of reports.entries())
      for (const key of keys.filter(isOfPart)) for (const other of join(sharing, key, position)) yield [other, position];
  }
}

/** Positions by key; one alone, as most are, without a list. */
type Sharing = Map<number, number | number[]>;

/** Adds a position to those of a key; gives all of them when there were others. */
function join(sharing: Sharing, key: number, position: number): readonly number[] {
  const known = sharing.get(key);
  if (known === undefined) sharing.set(key, position);
  if (known === undefined || known === position) return [];
  const list = typeof known === "number" ? [known] : known;
  if (list.at(-1) === position) return [];
  list.push(position);
  if (known !== list) sharing.set(key, list);
  return list;
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

/** To thousandths: the estimate is no finer. */
function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}

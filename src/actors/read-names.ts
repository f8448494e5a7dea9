import type { Actor, ActorRef } from "../model/index.ts";
import { chooseReading, gatherSupport } from "./choose-reading.ts";
import { refOf, unknownRef } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import type { NameReading } from "./index-actors.ts";
import { isActing } from "./is-acting.ts";
import { tagOf } from "./line.ts";
import type { Line } from "./line.ts";
import type { NameMatch } from "./match-names.ts";

/** A match with the one thing that it means, and how it stands in its sentence. */
export interface NamedDraft extends Draft {
  readonly reading: NameReading;
  /** What it does in the phrase: a name by itself, or an adjective before a noun. */
  readonly use: "name" | "adjective" | "demonym" | "capital" | "seat" | "surname";
}

/** Reads every match in its sentence; those that are part of somebody else's name ("Michael Jordan") fall away. */
export function readNames(scene: Scene): readonly NamedDraft[] {
  const support = gatherSupport(scene.matches);
  const lineByIndex = new Map(scene.lines.map((line) => [line.sentence.index, line]));
  const takenByLine = tokensTaken(scene.matches);
  const drafts = scene.matches.flatMap((match) => {
    const line = lineByIndex.get(match.sentence);
    const reading = chooseReading(match, support, scene);
    const taken = takenByLine.get(match.sentence) ?? new Set();
    if (line === undefined || reading === null || isPartOfName(line, match, { reading, taken }) || isPrefixed(line, match)) return [];
    return [draftOf(line, { match, reading }, scene)];
  });
  const byLine = Map.groupBy(drafts, (draft) => draft.line);
  return [...byLine].flatMap(([at, own]) => {
    const line = scene.lines[at];
    return line === undefined ? own : adjustToNeighbours(line, own);
  });
}

/** Reads what neighbours change: "ethnic Albanians" are not Albania's, "Pakistan's Supreme Court" is not the one that the tables have. */
function adjustToNeighbours(line: Line, drafts: readonly NamedDraft[]): readonly NamedDraft[] {
  const own = drafts.map((draft, at) =>
    isEthnic(line, draft) ? withoutCountry(line, draft, drafts) : ofOtherCountry(line, draft, drafts[at - 1]),
  );
  return own;
}

function isEthnic(line: Line, draft: NamedDraft): boolean {
  return (draft.use === "adjective" || draft.use === "demonym") && line.lower[draft.first - 1] === "ethnic";
}

/** A people by descent acts for the country where it lives: the nearest other that the sentence names, those after it first. */
function withoutCountry(line: Line, draft: NamedDraft, drafts: readonly NamedDraft[]): NamedDraft {
  const own = draft.actors[0]?.country ?? null;
  const others = drafts.filter(
    ({ use, actors, reading }) =>
      (use === "name" || use === "capital") && reading.actor.kind !== "outlet" && actors[0]?.country !== null && actors[0]?.country !== own,
  );
  const home = others.find((other) => other.first > draft.last) ?? others.at(-1);
  const words = `ethnic ${line.words.slice(draft.first, draft.last + 1).join(" ")}`;
  return { ...draft, actors: [unknownRef(words, { country: home?.actors[0]?.country ?? null, sector: "CVL" })], confidence: 0.6 };
}

/** An organ or party with another country's adjective or name right before it is that country's. */
function ofOtherCountry(line: Line, draft: NamedDraft, before: NamedDraft | undefined): NamedDraft {
  const [actor] = draft.actors;
  const owner = before?.actors[0]?.country ?? null;
  if (actor === undefined || before === undefined || owner === null || actor.country === null || owner === actor.country) return draft;
  if (actor.kind !== "organ" && actor.kind !== "armed group" && actor.kind !== "outlet") return draft;
  const gap = draft.first - before.last - 1;
  const isOwned = gap === 0 ? before.use === "adjective" : gap === 1 && /^['’]s?$/.test(line.words[before.last + 1] ?? "");
  if (!isOwned) return draft;
  const name = line.words
    .slice(before.first, draft.last + 1)
    .join(" ")
    .replaceAll(/ (['’]s?)/g, "$1");
  return { ...draft, actors: [unknownRef(name, { kind: actor.kind, country: owner, sector: actor.sector })], confidence: 0.7 };
}

/** Tokens that are part of any match, by sentence. */
function tokensTaken(matches: readonly NameMatch[]): ReadonlyMap<number, ReadonlySet<number>> {
  const taken = new Map<number, Set<number>>();
  for (const { sentence, first, last } of matches) {
    const tokens = taken.get(sentence) ?? new Set();
    for (let token = first; token <= last; token++) tokens.add(token);
    taken.set(sentence, tokens);
  }
  return taken;
}

function draftOf(line: Line, { match, reading }: { readonly match: NameMatch; readonly reading: NameReading }, scene: Scene): NamedDraft {
  const { actor, name } = reading;
  const common = { line: line.at, first: match.first, last: match.last, start: match.start, end: match.end, reading };
  const ref = refOf(actor, scene);
  if (name.kind === "adjective") return { ...common, actors: [ref], basis: "demonym", confidence: 0.95, use: "adjective" };
  if (name.kind === "demonym")
    return { ...common, actors: [{ ...ref, sector: ref.sector ?? "CVL" }], basis: "demonym", confidence: 0.9, use: "demonym" };
  if (name.kind === "seat") return { ...common, actors: [{ ...ref, sector: "GOV" }], basis: "capital", confidence: 0.9, use: "seat" };
  if (name.kind === "capital") return { ...common, ...capitalOf(line, match, ref), use: "capital" };
  if (name.kind === "surname")
    return { ...common, actors: [bearerOf(line, match, scene)], basis: "title and surname", confidence: 0.5, use: "surname" };
  const pair = actor.kind === "grouping" ? pairOf(actor, scene) : [];
  if (pair.length === 2) return { ...common, actors: pair, basis: "both", confidence: 0.9, use: "name" };
  return { ...common, actors: [ref], basis: "name", confidence: match.readings.length === 1 ? 1 : 0.8, use: "name" };
}

/** A surname before anything is known of the text: its bearer, or somebody of the country that all bearers share. */
function bearerOf(line: Line, match: NameMatch, scene: Scene): ActorRef {
  const refs = match.readings.map((reading) => refOf(reading.actor, scene));
  const [only] = refs;
  if (only !== undefined && refs.length === 1) return only;
  const countries = new Set(refs.map((ref) => ref.country));
  const [country = null] = countries;
  return unknownRef(line.words[match.last] ?? "", { kind: "person", country: countries.size === 1 ? country : null });
}

/** "the two Koreas": a grouping of two is its members. */
function pairOf(grouping: Actor, scene: Scene): readonly ActorRef[] {
  const members = scene.index.membersOf.get(grouping.id) ?? [];
  return members.length === 2 ? members.map((member) => refOf(member, scene)) : [];
}

function capitalOf(line: Line, match: NameMatch, ref: ActorRef): Pick<Draft, "actors" | "basis" | "confidence"> {
  if (isActing(line, match.first, match.last))
    return { actors: [{ ...ref, sector: "GOV" }], basis: "capital", confidence: line.tree === null ? 0.7 : 0.85 };
  const name = line.sentence.words.slice(match.first, match.last + 1).join(" ");
  return { actors: [unknownRef(name, { kind: "place", country: ref.country })], basis: "name", confidence: 0.8 };
}

/** "anti-Japanese", "non-Russian": the adjective says against what or not whose, never who. */
function isPrefixed(line: Line, match: NameMatch): boolean {
  const word = line.words[match.first] ?? "";
  const inside = word.slice(0, match.start - (line.sentence.starts[match.first] ?? 0)).toLowerCase();
  const before = line.lower[match.first - 1] === "-" ? `${line.lower[match.first - 2] ?? ""}-` : inside;
  return /^(?:anti|non|pre|post|ex|pro|un)-?$/.test(before.replace(/-$/, "")) && before !== "";
}

/** Endings of words that describe a country rather than name a person: "Northern", "Russian". */
const DESCRIBING = /(?:ern|ian|ish|ese|al|can|van)$/;
/** Words in capitals that stand before a country without being a given name. */
const BEFORE_COUNTRY: ReadonlySet<string> = new Set(
  "new north south east west great saudi central upper lower greater mainland modern old minister president neighbouring neighboring foreign prime vs lake gulf mount fc air team".split(
    " ",
  ),
);

/** A country's or town's name beside a given name or surname that no table has: "Michael Jordan", "Paris Hilton". */
function isPartOfName(
  line: Line,
  match: NameMatch,
  { reading, taken }: { readonly reading: NameReading; readonly taken: ReadonlySet<number> },
): boolean {
  const { actor, name } = reading;
  if (match.first !== match.last || actor.kind === "person") return false;
  if (name.kind === "adjective" || name.kind === "demonym" || name.kind === "acronym") return false;
  if (actor.kind === "place" && isNameBefore(line, match, taken)) return true;
  if (actor.kind === "place" && PLACE_NOUNS.has(line.lower[match.last + 1] ?? "")) return false;
  if (line.tree !== null) return isInsidePersonName(line, match.first);
  const before = line.words[match.first - 1] ?? "";
  const isGivenName = match.first > 1 && /^\p{Lu}\p{Ll}+$/u.test(before) && !DESCRIBING.test(before.toLowerCase());
  return isGivenName && !taken.has(match.first - 1) && !BEFORE_COUNTRY.has(before.toLowerCase());
}

/** "Vladimir Smirnov": a town's name before a capital word that no match explains is a given name, unless that word names a place. */
function isNameBefore(line: Line, match: NameMatch, taken: ReadonlySet<number>): boolean {
  const next = line.words[match.last + 1] ?? "";
  return (
    /^\p{Lu}\p{Ll}+$/u.test(next) &&
    !taken.has(match.last + 1) &&
    !PLACE_NOUNS.has(next.toLowerCase()) &&
    !/^(?:[A-Z][a-z]+day|In|The|On|At|State|January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
      next,
    )
  );
}

const PLACE_NOUNS: ReadonlySet<string> = new Set(
  "province oblast region city county district governorate prefecture state river island islands peninsula mountains airport port valley bay university hospital high court police airbase base prison summit accord accords treaty agreement street square stock".split(
    " ",
  ),
);

const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Today|Yesterday)$/;

/** Whether the name finder has a person of more than this token: 1 and 2 are the begin and inside of a person (NAME_TAGS). */
function isInsidePersonName(line: Line, token: number): boolean {
  const names = line.tree?.names;
  if (names === undefined || tagOf(line, token) !== "PROPN") return false;
  if (names[token] === 2) return true;
  return names[token] === 1 && names[token + 1] === 2 && !CALENDAR.test(line.words[token + 1] ?? "");
}

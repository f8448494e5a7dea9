import type { ActorRef } from "../model/index.ts";
import { draftOver, refOf } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { REACH } from "./find-antecedent.ts";
import type { Spot } from "./find-antecedent.ts";
import { tagOf } from "./line.ts";
import type { Line } from "./line.ts";
import { listedStates, statesOf } from "./listed-states.ts";

/** Nouns that a set of states can be called by. */
const STATE_NOUNS: ReadonlySet<string> = new Set(
  "country nation side state government neighbour neighbor power ally party capital foe rival people korea adversary archfoe enemy regime kingdom republic claimant delegation signatory".split(
    " ",
  ),
);
/** Their armed forces. */
const FORCE_NOUNS: ReadonlySet<string> = new Set("army military navy force troop soldier general commander".split(" "));
/** Persons, or else those who hold the office in the states. */
const PERSON_NOUNS: ReadonlySet<string> = new Set("leader president minister man woman diplomat envoy negotiator chief".split(" "));
/** Plurals that say by themselves that they are two. */
const PAIRS: ReadonlySet<string> = new Set(["neighbours", "neighbors", "rivals", "foes", "adversaries"]);

const NUMBERS: Readonly<Record<string, number>> = { both: 2, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 };

interface Wanted {
  /** Null: as many as the text listed last. */
  readonly count: number | null;
  /** Token of the noun, or of "both" alone. */
  readonly last: number;
  readonly noun: string;
  /** False: no word says how many they are, so it must be plain who is meant. */
  readonly isTold?: false;
}

/** "both countries", "the two armies", "the three leaders", "urged both to": as many as the sentences before speak of most and latest. */
export function setAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const wanted = wantedAt(spot);
  if (wanted === null || spot.known.some((draft) => isInside(draft, line.at, [token, wanted.last]) && !isNobody(draft))) return null;
  const actors = actorsMeant(scene, spot, wanted);
  const isWhole = actors.length > 1 && (wanted.count === null || wanted.isTold === false || actors.length === wanted.count);
  return isWhole ? draftOver(line, [token, wanted.last], { actors, basis: "both", confidence: 0.7 }) : null;
}

function actorsMeant(scene: Scene, spot: Spot, wanted: Wanted): readonly ActorRef[] {
  if (wanted.isTold === false) {
    const listed = listsBefore(scene, spot).findLast((list) => list.length > 2);
    return (listed ?? plainPair(scene, spot) ?? []).map(asGovernment);
  }
  return listedLast(scene, spot, wanted) ?? (wanted.count === null ? [] : membersOf(scene, spot, { ...wanted, count: wanted.count }));
}

function asGovernment(state: ActorRef): ActorRef {
  return { ...state, sector: "GOV" };
}

/** "Sahel states": words that tell nobody by themselves. */
function isNobody({ actors }: Draft): boolean {
  return actors.every(({ id, country }) => id === null && country === null);
}

function isInside(draft: Draft, line: number, [first, last]: readonly [number, number]): boolean {
  return draft.line === line && draft.first >= first && draft.last <= last;
}

/** The last states that the sentences before list together, where they are as many; of two the weights of all mentions tell more. */
function listedLast(scene: Scene, spot: Spot, { count, noun }: Wanted): readonly ActorRef[] | null {
  if (count === 2 || !STATE_NOUNS.has(noun)) return null;
  return listsBefore(scene, spot).findLast((list) => count === null || list.length === count) ?? null;
}

function listsBefore({ lines }: Scene, { line, known }: Spot): readonly (readonly ActorRef[])[] {
  const near = known.filter((draft) => draft.line < line.at && line.at - draft.line <= REACH);
  return listedStates(lines, near).map(statesOf);
}

/** What two states have between them. */
const SHARED: ReadonlySet<string> = new Set(
  "friendship relation relationship tie link alliance partnership cooperation border frontier dispute rivalry feud quarrel talk meeting summit negotiation dialogue truce ceasefire treaty".split(
    " ",
  ),
);

/** "their friendship", "their 'long' border": the two states spoken of, as what is shared says that they are two. */
export function sharersAt(scene: Scene, spot: Spot): Draft | null {
  const { line, token } = spot;
  const noun = [1, 2, 3, 4, 5].map((step) => token + step).find((at) => tagOf(line, at) === "NOUN");
  if (line.lower[token] !== "their" || noun === undefined || !SHARED.has(line.lemmas[noun] ?? "")) return null;
  const actors = latestStates(scene, spot, { count: 2, noun: "side" });
  return actors.length === 2 ? draftOver(line, [token, token], { actors, basis: "both", confidence: 0.6 }) : null;
}

/** Words that a set may begin with; a number does so only at the beginning of a sentence. */
const OPENERS: ReadonlySet<string> = new Set(["both", "the", "all", "these", "those"]);

function wantedAt({ line, token }: Spot): Wanted | null {
  const word = line.lower[token] ?? "";
  if (token > 0 && !OPENERS.has(word)) return null;
  const next = line.lower[token + 1] ?? "";
  if (word === "both" && /^(?:to|not|,|\.|;)$/.test(next)) return { count: 2, last: token, noun: "side" };
  if (word === "the" && PAIRS.has(next)) return { count: 2, last: token + 1, noun: "side" };
  const opens = word === "both" || (token === 0 && word in NUMBERS);
  const count = opens ? NUMBERS[word] : ["the", "all", "these", "those"].includes(word) ? NUMBERS[next] : undefined;
  const start = opens ? token + 1 : token + 2;
  const last = [start, start + 1, start + 2].find((at) => isMember(line.lemmas[at] ?? ""));
  if (count === undefined)
    return isListed(line, token) ? { count: null, last: token + 1, noun: line.lemmas[token + 1] ?? "" } : officesAt(line, token);
  return last === undefined ? null : { count, last, noun: line.lemmas[last] ?? "" };
}

/** "the presidents", "The foreign ministers": the holders of one office in two states, where nothing behind says of which. */
function officesAt({ lower, lemmas }: Line, token: number): Wanted | null {
  const last = OF_OFFICE.test(lower[token + 1] ?? "") ? token + 2 : token + 1;
  if (lower[token] !== "the" || !OFFICES.test(lower[last] ?? "") || SAYS_WHICH.test(lower[last + 1] ?? "")) return null;
  return { count: 2, last, noun: lemmas[last] ?? "", isTold: false };
}
const OF_OFFICE = /^(?:foreign|prime|defen[cs]e|interior|finance|trade|energy|oil|economy)$/;
const OFFICES = /^(?:presidents|leaders|ministers|premiers|chancellors|monarchs)$/;
const SAYS_WHICH = /^(?:of|in|from|that|which|with|who|to)$/;

/** "the countries", "these states": those that were listed, where nothing behind says which. */
function isListed({ lower, lemmas }: Line, token: number): boolean {
  const [word = "", noun = "", next = ""] = lower.slice(token, token + 3);
  return /^(?:the|these|those)$/.test(word) && LISTED.test(noun) && noun !== lemmas[token + 1] && !SAYS_WHICH.test(next);
}

/** Plurals that mean states alone. */
const LISTED = /^(?:countries|nations|states|governments|powers|neighbours|neighbors|kingdoms|republics)$/;

function isMember(noun: string): boolean {
  return STATE_NOUNS.has(noun) || FORCE_NOUNS.has(noun) || PERSON_NOUNS.has(noun);
}

function membersOf(scene: Scene, spot: Spot, { count, noun }: Wanted & { readonly count: number }): readonly ActorRef[] {
  const persons = PERSON_NOUNS.has(noun) ? latest(spot, count, (actor) => (actor.kind === "person" ? actor.name : null)) : [];
  if (persons.length === count) return persons;
  const states = latestStates(scene, spot, { count, noun });
  return STATE_NOUNS.has(noun)
    ? states
    : states.map((state) => (FORCE_NOUNS.has(noun) ? { ...state, sector: "MIL" } : asGovernment(state)));
}

/** "the two sides" may be a state and a group that fights it; "the two countries" are never told of by what a group or paper does. */
function latestStates(scene: Scene, spot: Spot, { count, noun }: Pick<Wanted, "noun"> & { readonly count: number }): readonly ActorRef[] {
  const isOther = ({ kind }: ActorRef): boolean => COUNTRY.test(noun) && (kind === "armed group" || kind === "outlet");
  const set = latest(spot, count, (actor) => (actor.kind === "place" || isOther(actor) ? null : actor.country));
  return statesNamed(scene, set);
}

function statesNamed(scene: Scene, actors: readonly ActorRef[]): readonly ActorRef[] {
  return actors.flatMap(({ country }) => {
    const state = country === null ? undefined : scene.index.actorById.get(country);
    return state === undefined ? [] : [refOf(state, scene)];
  });
}

const COUNTRY = /^(?:country|nation|state|kingdom|republic|neighbou?r)$/;

/** Words after which a set is part of the clause that its members may be named in; elsewhere others do something to them. */
const OPENING = /^(?:that|said|says|,|because|if|as|when|while|how|but|whether|after|before|until|since)$/;

/**
 * Those with the greatest weight, where a mention counts half for every sentence that it lies back. The sentence itself counts only where the
 * set may speak of its own subjects: in "China urged both to stop" China is none of them.
 */
function latest({ line, token, known, made }: Spot, count: number, keyOf: (actor: ActorRef) => string | null): readonly ActorRef[] {
  const drafts = [...known, ...made.filter((draft) => draft.basis === "both")];
  const before = drafts.filter((draft) => draft.line < line.at && (line.at - draft.line <= REACH + 2 || draft.line <= LEAD));
  const here = drafts.filter((draft) => draft.line === line.at && draft.first < token);
  const isOpen = token === 0 || OPENING.test(line.lower[token - 1] ?? "");
  const namesAll = weigh(here, line.at, keyOf).length >= count;
  const apart = count === 2 ? weighPairs(before, line.at, keyOf) : weigh(before, line.at, keyOf);
  if (!isOpen && apart.length >= count) return apart.slice(0, count);
  if (!isOpen && !namesAll) return [];
  return weigh(isOpen && !namesAll && apart.length >= count ? before : [...before, ...here], line.at, keyOf).slice(0, count);
}

/** The same with the two that sentences name together most first: "both sides" are a pair, though a third was named since. */
function weighPairs(drafts: readonly Draft[], at: number, keyOf: (actor: ActorRef) => string | null): readonly ActorRef[] {
  const best = pairsTogether(drafts, at, keyOf)[0];
  return best?.pair ?? weigh(drafts, at, keyOf);
}

/** Those whom the first sentence with several names together are spoken of as "the two" far below. */
/** The last sentence, counted from 0, that may be the lead: before it stands no more than a dateline. */
const LEAD = 1;
const LEAD_WEIGHT = 0.5;

interface Pair {
  readonly pair: readonly [ActorRef, ActorRef];
  readonly weight: number;
}

/** Pairs that sentences name together, the one with the greatest weight first. */
function pairsTogether(drafts: readonly Draft[], at: number, keyOf: (actor: ActorRef) => string | null): readonly Pair[] {
  const single = weigh(drafts, at, keyOf);
  const keysByLine = Map.groupBy(drafts, (draft) => draft.line);
  const together = [...keysByLine].map(([line, own]) => ({
    line,
    keys: new Set<string | null>(own.flatMap(({ actors }) => actors.map(keyOf).filter((key) => key !== null))),
  }));
  const lead = Math.min(...together.filter(({ keys }) => keys.size > 1).map(({ line }) => line));
  const weightOf = (line: number): number => 0.5 ** (at - line) + (line === lead && line <= LEAD ? LEAD_WEIGHT : 0);
  const pairs = single.flatMap((one, i) =>
    single.slice(i + 1).map((other) => {
      const shared = together.filter(({ keys }) => keys.has(keyOf(one)) && keys.has(keyOf(other)));
      return { pair: [one, other] as const, weight: shared.reduce((sum, { line }) => sum + weightOf(line), 0) };
    }),
  );
  const found = pairs.filter(({ weight }) => weight > 0);
  return found.toSorted((a, b) => b.weight - a.weight);
}

/** The two states that are named together so often, and so near, that nobody else can be meant by "the presidents"; null where there are none. */
function plainPair(scene: Scene, { line, known, made }: Spot): readonly ActorRef[] | null {
  const before = [...known, ...made.filter((draft) => draft.basis === "both")].filter((draft) => draft.line < line.at);
  const [first, second] = pairsTogether(before, line.at, countryOf);
  return first !== undefined && first.weight >= MUCH_MORE * (second?.weight ?? 0) ? statesNamed(scene, first.pair) : null;
}
const MUCH_MORE = 1.5;

function countryOf({ kind, country }: ActorRef): string | null {
  return kind === "place" || kind === "outlet" ? null : country;
}

/** "its neighbour", "its rival": the state that sentences before name most with the one whose it is. */
export function otherOf(scene: Scene, { line, known }: Spot, country: string): ActorRef | null {
  const before = known.filter((draft) => draft.line < line.at && line.at - draft.line <= REACH);
  const pairs = pairsTogether(before, line.at, countryOf).map(({ pair }) => pair);
  const other = pairs.find((pair) => pair.some((actor) => actor.country === country))?.find((actor) => actor.country !== country);
  const state = other?.country === undefined || other.country === null ? undefined : scene.index.actorById.get(other.country);
  return state === undefined ? null : refOf(state, scene);
}

function weigh(drafts: readonly Draft[], at: number, keyOf: (actor: ActorRef) => string | null): readonly ActorRef[] {
  const weights = new Map<string, { weight: number; actor: ActorRef }>();
  for (const draft of drafts) {
    for (const actor of draft.actors) {
      const key = keyOf(actor);
      if (key === null) continue;
      const there = weights.get(key) ?? { weight: 0, actor };
      weights.set(key, { weight: there.weight + 0.5 ** (at - draft.line), actor: there.actor });
    }
  }
  return [...weights.values()].toSorted((a, b) => b.weight - a.weight).map(({ actor }) => actor);
}

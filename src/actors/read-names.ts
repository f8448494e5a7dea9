import type { Actor, ActorRef } from "../model/index.ts";
import { adjustToNeighbours, regionReading } from "./adjust-names.ts";
import { chooseReading, gatherSupport } from "./choose-reading.ts";
import { refOf, unknownRef } from "./draft.ts";
import type { Draft, NamedDraft, Scene } from "./draft.ts";
import type { NameReading } from "./name-index.ts";
import { isActing } from "./is-acting.ts";
import { isPartOfName } from "./is-part-of-name.ts";
import type { Line } from "./line.ts";
import type { NameMatch } from "./match-names.ts";

/** Reads every match in its sentence; those that are part of somebody else's name ("Michael Jordan") fall away. */
export function readNames(scene: Scene): readonly NamedDraft[] {
  const support = gatherSupport(scene.matches);
  const lineByIndex = new Map(scene.lines.map((line) => [line.sentence.index, line]));
  const matchesByLine = Map.groupBy(scene.matches, (match) => match.sentence);
  const drafts = scene.matches.flatMap((match) => {
    const line = lineByIndex.get(match.sentence);
    if (line === undefined) return [];
    const chosen = regionReading(line, match) ?? chooseReading(match, support, scene);
    const reading = chosen === null ? null : townOf(line, match, chosen);
    if (reading === null) return [];
    const taken = tokensTaken(matchesByLine.get(match.sentence) ?? [], reading.actor);
    if (isPartOfName(line, match, { reading, taken, scene }) || isPrefixed(line, match)) return [];
    return [draftOf(line, { match, reading }, scene)];
  });
  const byLine = Map.groupBy(drafts, (draft) => draft.line);
  return [...byLine].flatMap(([at, own]) => {
    const line = scene.lines[at];
    return line === undefined ? own : adjustToNeighbours(scene, line, own);
  });
}

/** "met in Brussels": a town is in its country, though the Union may be called by it. */
function townOf(line: Line, match: NameMatch, chosen: NameReading): NameReading {
  if (chosen.name.kind !== "capital" || chosen.actor.kind !== "organisation" || isActing(line, match.first, match.last)) return chosen;
  return match.readings.find(({ actor, name }) => name.kind === "capital" && actor.kind === "state") ?? chosen;
}

/** Tokens that are part of any match of a sentence. A surname alone is, beside a country, when it is borne there: "Israel Katz". */
function tokensTaken(matches: readonly NameMatch[], { country }: Actor): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { readings, first, last } of matches) {
    if (readings.every(({ actor, name }) => name.kind === "surname" && actor.country !== country)) continue;
    for (let token = first; token <= last; token++) taken.add(token);
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

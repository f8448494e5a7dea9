import type { NamedDraft, Scene } from "./draft.ts";
import { unknownRef } from "./draft.ts";
import type { NameReading } from "./name-index.ts";
import type { Line } from "./line.ts";
import type { NameMatch } from "./match-names.ts";
import { communityAt } from "./read-communities.ts";

/**
 * Reads what neighbours change: "ethnic Albanians" are not Albania's, "Pakistan's Supreme Court" is not the one that the tables have, and
 * the Paris of "Paris, Texas" is in Texas.
 */
export function adjustToNeighbours(scene: Scene, line: Line, drafts: readonly NamedDraft[]): readonly NamedDraft[] {
  return drafts.map((draft, at) => {
    if (isEthnic(line, draft)) return withoutCountry(line, draft, drafts);
    const community = communityAt(scene, line, { drafts, at });
    if (community !== null) return community;
    const next = drafts[at + 1];
    return next !== undefined && isIn(line, draft, next) ? townOf(line, draft, next) : ofOtherCountry(line, draft, drafts[at - 1]);
  });
}

/** What only a part of a federal state has right behind its name: "the Georgia Senate", "Georgia Republicans". */
const PARTS_HAVE = /^(?:senate|house|legislature|republicans?|democrats?|lawmakers|electors|county|state)$/;
/** Whom no state has but a part of one, however it is written. */
const OFFICERS = /^(?:governor|gov|senator|congressman|congresswoman)$/;
const COUNTY = /^(?:county|parish|township)$/;

/** "Fulton County, Georgia", "the Georgia Senate": of a state and a region with one name, the words around it mean the region. */
export function regionReading(line: Line, match: NameMatch): NameReading | null {
  const region = match.readings.find(({ actor }) => actor.kind === "place");
  if (region === undefined || !match.readings.some(({ actor }) => actor.kind === "state")) return null;
  const next = line.lower[match.last + 1] ?? "";
  const hasParts = OFFICERS.test(next) || (PARTS_HAVE.test(next) && /^\p{Lu}/u.test(line.words[match.last + 1] ?? ""));
  const closes = /^(?:,|\.|;)$/.test(line.words[match.last + 1] ?? ".");
  const inCounty = line.words[match.first - 1] === "," && closes && /^\p{Lu}/u.test(line.words[match.first - 2] ?? "");
  const isCounty = COUNTY.test(line.lower[match.first - 2] ?? "");
  const follows = inCounty && ["in", "of", "at", "near"].includes(line.lower[match.first - 3] ?? "");
  return hasParts || (inCounty && (isCounty || follows)) ? region : null;
}

function isEthnic(line: Line, draft: NamedDraft): boolean {
  return (draft.use === "adjective" || draft.use === "demonym") && line.lower[draft.first - 1] === "ethnic";
}

/** "in Paris, Texas,": a town right before a comma and a region of another country, and then a stop; lists of towns have neither. */
function isIn(line: Line, draft: NamedDraft, next: NamedDraft): boolean {
  if (line.words[draft.last + 1] !== "," || next.first !== draft.last + 2 || next.reading.actor.kind !== "place") return false;
  const closes = /^[,.;)]$/.test(line.words[next.last + 1] ?? ".");
  if (!closes || !["in", "of", "at", "near", "from", "to", "outside"].includes(line.lower[draft.first - 1] ?? "")) return false;
  const isTown = draft.use === "capital" || (draft.use === "name" && ["place", "state"].includes(draft.reading.actor.kind));
  return isTown && draft.first === draft.last && draft.actors[0]?.country !== next.actors[0]?.country;
}

function townOf(line: Line, draft: NamedDraft, region: NamedDraft): NamedDraft {
  const name = line.words.slice(draft.first, draft.last + 1).join(" ");
  return {
    ...draft,
    actors: [unknownRef(name, { kind: "place", country: region.actors[0]?.country ?? null })],
    basis: "name",
    confidence: 0.8,
  };
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

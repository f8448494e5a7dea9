import type { ActorRef, CountryCode } from "../model/index.ts";
import { NAME_TAGS } from "../model/index.ts";
import { draftOver, unknownRef } from "./draft.ts";
import type { Draft, NamedDraft, Scene } from "./draft.ts";
import type { Line } from "./line.ts";
import { findNamedBodies, isWeekday, sectorOfBody } from "./named-bodies.ts";
import { soleCountry } from "./sole-country.ts";

interface Input {
  readonly named: readonly NamedDraft[];
  readonly taken: readonly Draft[];
}

/**
 * Organisations that no table knows, with the country that their name or the article gives: "Bank of China", "Montenegro Municipality
 * Association". Found by a word in capitals that only bodies carry ("Association", "University"), else by the name finder.
 */
export function readOrganisations(line: Line, scene: Scene, input: Input): readonly Draft[] {
  const found: Draft[] = [];
  for (const [first, last] of [...findNamedBodies(line), ...finderRanges(line)]) {
    if (found.some((draft) => draft.first <= last && first <= draft.last)) continue;
    const draft = organisationAt(line, { first, last, scene, ...input });
    if (draft !== null) found.push(draft);
  }
  return found;
}

/** What the name finder takes for an organisation. */
function finderRanges(line: Line): readonly (readonly [number, number])[] {
  const names = line.tree?.names;
  if (names === undefined) return [];
  const ranges: (readonly [number, number])[] = [];
  for (let token = 0; token < line.words.length; token++) {
    if (NAME_TAGS[names[token] ?? 0] !== "B-ORG" || !/^\p{Lu}/u.test(line.words[token] ?? "")) continue;
    let last = token;
    let end = token;
    while (NAME_TAGS[names[end + 1] ?? 0] === "I-ORG") end++;
    while (last < end && /^(?:[^\p{Ll}].*|of|for|and|the|de|du|on|y)$/u.test(line.words[last + 1] ?? "") && !isWeekday(line, last + 1))
      last++;
    while (last > token && /^(?:and|or|of|on|the|in|for|,|'s|’s)$/i.test(line.words[last] ?? "")) last--;
    if (!PERSONAL.test(line.words[token] ?? "")) ranges.push([token, last]);
    token = end;
  }
  return ranges;
}

/** What begins a person's name and no body's. */
const PERSONAL = /^(?:King|Queen|Prince|Princess|President|Mr|Mrs|Ms|Dr|Sir|Sheikh|General|Colonel|Ayatollah|Pope|Emir|Sultan)\.?$/;

interface Spot extends Input {
  readonly first: number;
  readonly last: number;
  readonly scene: Scene;
}

function organisationAt(line: Line, { first, last, scene, named, taken }: Spot): Draft | null {
  const word = line.lemmas[first] ?? "";
  if (first === last && (scene.index.roleNouns.get(word) ?? []).some(({ keys }) => keys.length === 1)) return null;
  const overlapping = taken.filter((draft) => draft.line === line.at && draft.first <= last && first <= draft.last);
  const inside = named.filter((draft) => draft.line === line.at && draft.first >= first && draft.last <= last);
  const isOffice = overlapping.some((draft) => draft.last === last && draft.first > first && draft.actors[0]?.kind === "person");
  if (isOffice || overlapping.some((draft) => isCovering(line, draft, [first, last])) || isCoordination(line, [first, last], inside))
    return null;
  if (overlapping.some((draft) => !inside.some((name) => name.start === draft.start) && draft.basis !== "name finder")) return null;
  const name = scene.text.slice(line.sentence.starts[first] ?? 0, line.sentence.ends[last] ?? 0);
  const country = countryInside(inside) ?? soleCountry(scene, "GOV");
  return draftOver(line, [first, last], {
    actors: [unknownRef(name, { kind: "organisation", country, sector: sectorOfBody(name) })],
    basis: "name finder",
    confidence: 0.5,
  });
}

/** A mention that reaches out of the range, or that is all of it but an article: "The South". */
function isCovering(line: Line, draft: Draft, [first, last]: readonly [number, number]): boolean {
  if (draft.first < first || draft.last > last) return true;
  return draft.last === last && (draft.first === first || (draft.first === first + 1 && line.lower[first] === "the"));
}

/** "Emirates and Saudi Arabia": names of the tables that "and" joins are several actors, never one body. */
function isCoordination(line: Line, [first, last]: readonly [number, number], inside: readonly NamedDraft[]): boolean {
  return inside.some(
    ({ use, first: from, last: to }) =>
      use !== "adjective" && ((from - 1 > first && line.lower[from - 1] === "and") || (to + 1 < last && line.lower[to + 1] === "and")),
  );
}

/** The one country that the words of the name give. */
function countryInside(inside: readonly NamedDraft[]): CountryCode | null {
  const telling = inside.filter(({ reading }) => reading.actor.kind !== "outlet" && reading.actor.kind !== "person");
  const countries = new Set(telling.map((draft): ActorRef["country"] => draft.actors[0]?.country ?? null));
  const [only = null] = countries;
  return countries.size === 1 ? only : null;
}

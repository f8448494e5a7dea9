import type { ActorRef, CountryCode } from "../model/index.ts";
import { NAME_TAGS } from "../model/index.ts";
import { draftOver, unknownRef } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import type { Line } from "./line.ts";
import { soleCountry } from "./read-persons.ts";
import type { NamedDraft } from "./read-names.ts";

/** Words in a name that tell what kind of body it is, in order. */
const KINDS: readonly (readonly [RegExp, ActorRef["sector"]])[] = [
  [/\b(?:university|institute|college|academy|school)\b/i, "EDU"],
  [/\b(?:court|tribunal)\b/i, "JUD"],
  [/\b(?:police)\b/i, "COP"],
  [/\b(?:army|navy|air force|brigade|battalion|regiment|division|guards?)\b/i, "MIL"],
  [/\b(?:parliament|assembly|senate|congress)\b/i, "LEG"],
  [/\b(?:ministry|department|bureau|agency|authority|directorate|commission|embassy|central bank)\b/i, "GOV"],
  [/\b(?:party)\b/i, "PTY"],
  [/\b(?:front|resistance|liberation|rebels?)\b/i, "REB"],
  [/\b(?:union|federation of|workers)\b/i, "LAB"],
  [/\b(?:news|times|post|radio|television|tv|daily|herald|broadcasting)\b/i, "JRN"],
  [/\b(?:hospital|clinic|medical)\b/i, "MED"],
  [/\b(?:church|diocese)\b/i, "REL"],
  [/\b(?:human rights|rights watch|league|foundation|watch)\b/i, "NGO"],
  [/\b(?:bank|group|company|corp|inc|ltd|airlines?|airways|energy|oil|gas|steel|motors|industries|holdings)\b/i, "BUS"],
];

/**
 * Organisations that no table knows, found by the name finder, with the country that their name or the article gives: "Bank of China",
 * "Montenegro Municipality Association".
 */
export function readOrganisations(
  line: Line,
  scene: Scene,
  input: { readonly named: readonly NamedDraft[]; readonly taken: readonly Draft[] },
): readonly Draft[] {
  const names = line.tree?.names;
  if (names === undefined) return [];
  const found: Draft[] = [];
  for (let token = 0; token < line.words.length; token++) {
    if (NAME_TAGS[names[token] ?? 0] !== "B-ORG") continue;
    let last = token;
    while (NAME_TAGS[names[last + 1] ?? 0] === "I-ORG") last++;
    const draft = organisationAt(line, { first: token, last, scene, ...input });
    if (draft !== null) found.push(draft);
    token = last;
  }
  return found;
}

interface Spot {
  readonly first: number;
  readonly last: number;
  readonly scene: Scene;
  readonly named: readonly NamedDraft[];
  readonly taken: readonly Draft[];
}

function organisationAt(line: Line, { first, last, scene, named, taken }: Spot): Draft | null {
  if (!/^\p{Lu}/u.test(line.words[first] ?? "")) return null;
  const overlapping = taken.filter((draft) => draft.line === line.at && draft.first <= last && first <= draft.last);
  const inside = named.filter((draft) => draft.line === line.at && draft.first >= first && draft.last <= last);
  const isCovered = overlapping.some((draft) => draft.first < first || draft.last > last || (draft.first === first && draft.last === last));
  if (isCovered || overlapping.some((draft) => !inside.some((name) => name.start === draft.start))) return null;
  const name = scene.text.slice(line.sentence.starts[first] ?? 0, line.sentence.ends[last] ?? 0);
  const sector = KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  const country = countryInside(inside) ?? soleCountry(scene, "GOV");
  return draftOver(line, [first, last], {
    actors: [unknownRef(name, { kind: "organisation", country, sector })],
    basis: "name finder",
    confidence: 0.5,
  });
}

/** The one country that the words of the name give. */
function countryInside(inside: readonly NamedDraft[]): CountryCode | null {
  const countries = new Set(inside.map((draft) => draft.actors[0]?.country ?? null));
  const [only = null] = countries;
  return countries.size === 1 ? only : null;
}

import { refOf, unknownRef } from "./draft.ts";
import type { NamedDraft, Scene } from "./draft.ts";
import { foldWord } from "./fold-word.ts";
import type { Line } from "./line.ts";
import { findSpelling } from "./name-index.ts";
import type { NameReading } from "./name-index.ts";

/** Those by whom one people of several in a country is spoken of; not its allies, its envoys or its owners. */
const COMMUNITY =
  /^(?:leaders?|communit(?:y|ies)|minorit(?:y|ies)|majorit(?:y|ies)|populations?|speakers|politicians?|lawmakers?|parties|party|voters?|villagers?|villages?|residents?|inhabitants?|sides?|halves|half|parts?|sectors?|negotiators?|enclaves?)$/;

/**
 * Adjectives that tell a people within a country and not the state of that name: the first of "Greek and Turkish Cypriots", both of "Cyprus's
 * Greek and Turkish leaders" and of "the Russian minority in Latvia". Null where the adjective is the state's.
 */
export function communityAt(
  scene: Scene,
  line: Line,
  { drafts, at }: { readonly drafts: readonly NamedDraft[]; readonly at: number },
): NamedDraft | null {
  const draft = drafts[at];
  const own = draft?.actors[0]?.country ?? null;
  if (draft === undefined || own === null || !["adjective", "demonym"].includes(draft.use) || draft.first !== draft.last) return null;
  const next = drafts[at + 1];
  const shared = next?.first === draft.last + 2 && line.lower[draft.last + 1] === "and" ? wordsOf(line, next).slice(1) : [];
  const whole = shared.length === 0 ? null : peopleOf(scene, [...wordsOf(line, draft), ...shared]);
  if (whole !== null) return { ...draft, reading: whole, actors: [refOf(whole.actor, scene)] };
  const state = ownerOf(line, drafts, at);
  return state === null || state.actors[0]?.country === own ? null : withinState(scene, line, { draft, state });
}

function wordsOf(line: Line, { first, last }: NamedDraft): readonly string[] {
  return line.lower.slice(first, last + 1);
}

/** The one that words mean as an adjective or people. */
function peopleOf(scene: Scene, words: readonly string[]): NameReading | null {
  const readings = findSpelling(scene.index.names, words.map(foldWord))?.readings ?? [];
  return readings.find(({ name }) => name.kind === "adjective" || name.kind === "demonym") ?? null;
}

/** The state in whose possession the adjective stands ("Cyprus's Greek and Turkish leaders") or in which its noun is ("the Russian minority in Latvia"). */
function ownerOf(line: Line, drafts: readonly NamedDraft[], at: number): NamedDraft | null {
  const last = endOfRun(line, drafts, at);
  if (last === null) return null;
  const first = startOfRun(line, drafts, at);
  const before = drafts.find((other) => isStateNamed(other) && /^['’]s?$/.test(line.words[first - 1] ?? "") && other.last === first - 2);
  const behind = drafts.find((other) => isStateNamed(other) && other.first === last + 3 && /^(?:in|of)$/.test(line.lower[last + 2] ?? ""));
  return before ?? (/^(?:communit|minorit|population)/.test(line.lower[last + 1] ?? "") ? (behind ?? null) : null);
}

function isStateNamed({ use, reading }: NamedDraft): boolean {
  return use === "name" && /state$/.test(reading.actor.kind);
}

/** The last of the joined adjectives before the noun; null where that is no community. */
function endOfRun(line: Line, drafts: readonly NamedDraft[], at: number): number | null {
  let last = drafts[at]?.last ?? -1;
  const joined = drafts[at + 1];
  if (joined?.use === "adjective" && joined.first === last + 2 && line.lower[last + 1] === "and") last = joined.last;
  return COMMUNITY.test(line.lower[last + 1] ?? "") ? last : null;
}

function startOfRun(line: Line, drafts: readonly NamedDraft[], at: number): number {
  const first = drafts[at]?.first ?? 0;
  const joined = drafts[at - 1];
  return joined?.use === "adjective" && joined.last === first - 2 && line.lower[first - 1] === "and" ? joined.first : first;
}

interface Within {
  readonly draft: NamedDraft;
  readonly state: NamedDraft;
}

/** By the name that the tables have for such a people ("Turkish Cypriot", "Bosnian Serb"), else somebody of the state's. */
function withinState(scene: Scene, line: Line, { draft, state }: Within): NamedDraft {
  const adjectives = state.reading.actor.names
    .filter(({ kind }) => kind === "adjective" || kind === "demonym")
    .map(({ name }) => name.toLowerCase());
  const [word = ""] = wordsOf(line, draft);
  const known = adjectives
    .flatMap((adjective) => [peopleOf(scene, [word, adjective]), peopleOf(scene, [adjective, word])])
    .find((reading) => reading !== null);
  const actor =
    known === undefined
      ? unknownRef(line.words[draft.first] ?? word, { country: state.actors[0]?.country ?? null, sector: "CVL" })
      : refOf(known.actor, scene);
  return { ...draft, actors: [actor], confidence: 0.7 };
}

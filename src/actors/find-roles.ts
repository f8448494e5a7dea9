import type { RoleNoun, Sector } from "../model/index.ts";
import type { ActorIndex } from "./index-actors.ts";
import { tagOf } from "./line.ts";
import type { Line } from "./line.ts";

/** A run of role nouns: "foreign ministry spokesman" is one run whose last noun says what its bearer is. */
export interface RoleRun {
  readonly first: number;
  readonly last: number;
  readonly noun: RoleNoun;
  readonly sector: Sector;
  /** "former", "ex-": the role is no longer held. */
  readonly former: boolean;
  readonly plural: boolean;
}

/** Broad nouns whose bearer's branch the noun before them tells: "army spokesman", "police official". */
const BROAD: ReadonlySet<string> = new Set("GOV CVL BUS".split(" "));
const FORMER: ReadonlySet<string> = new Set(["former", "ex", "ex-", "late", "ousted", "deposed", "then", "one-time", "onetime"]);
/** Heads that are verbs as often as nouns: only a tagger's word or an owner makes them nouns. */
const VERB_TOO: ReadonlySet<string> = new Set(
  "displaced force guard state side press judge bank mission march general marine plane firm union public official deputy secret party man youth striker national people jet tank agent school rebel deposit recruit pilot resident justice customs captain division authority family relative".split(
    " ",
  ),
);

/** Where role nouns are looked for; tokens of names ("Union" of "European Union") are no role. */
export interface RoleSearch {
  readonly index: ActorIndex;
  readonly taken: ReadonlySet<number>;
}

/** Finds the role nouns of a sentence, left to right and longest first, neighbours joined. */
export function findRoles(line: Line, search: RoleSearch): readonly RoleRun[] {
  const { roleNouns } = search.index;
  const nouns = line.lemmas.map((lemma, token) => roleNouns.get(lemma) ?? roleNouns.get(line.lower[token] ?? ""));
  const runs: RoleRun[] = [];
  if (nouns.every((found) => found === undefined)) return runs;
  const endings: Endings = { taken: search.taken, nouns };
  for (let token = 0; token < line.words.length;) {
    const found = nounEndingFrom(line, token, endings);
    if (found === null) {
      token++;
      continue;
    }
    const run = extendRun(line, { first: token, ...found }, endings);
    runs.push(run);
    token = run.last + 1;
  }
  return runs;
}

interface Found {
  readonly last: number;
  readonly noun: RoleNoun;
}

interface Endings {
  readonly taken: ReadonlySet<number>;
  /** By token, the nouns whose last word it may be. */
  readonly nouns: readonly ReturnType<ActorIndex["roleNouns"]["get"]>[];
}

/** The longest role noun that begins at the token. */
function nounEndingFrom(line: Line, first: number, { nouns, taken }: Endings): Found | null {
  if (taken.has(first)) return null;
  for (let last = Math.min(first + 4, line.words.length - 1); last >= first; last--) {
    if (taken.has(last)) continue;
    const row = nouns[last]?.find((candidate) => spans(line, first, last, candidate.keys));
    if (row !== undefined && (row.keys.length > 1 || isNoun(line, last))) return { last, noun: row };
  }
  return null;
}

/** Keys against tokens, by lemma or as written ("displaced" may be lemmatised as a verb): a hyphen between tokens counts for nothing. */
// oxlint-disable-next-line max-params -- called for every role noun at every token
function spans(line: Line, first: number, last: number, keys: readonly string[]): boolean {
  const lemmas: (readonly [string, string])[] = [];
  for (let token = first; token <= last; token++) {
    const [lemma, word] = [line.lemmas[token] ?? "", line.lower[token] ?? ""];
    if (lemma === "-") continue;
    lemmas.push(...(lemma.includes("-") ? lemma.split("-").map((part) => [part, part] as const) : [[lemma, word] as const]));
  }
  return lemmas.length === keys.length && keys.every((key, at) => lemmas[at]?.includes(key));
}

function isNoun(line: Line, token: number): boolean {
  const tag = tagOf(line, token);
  if (tag === null) return true;
  if (tag === "NOUN" || tag === "PROPN" || /^['’]s?$/.test(line.words[token - 1] ?? "")) return true;
  // "spied" is no spy, nor are "diplomats suspected of spying" suspects
  const fine = line.tree?.fineTags[token];
  if (fine === "VBD" || (fine === "VBN" && tagOf(line, token - 1) === "NOUN")) return false;
  // Taggers miss many nouns in "-ist" and "-er"; only words that are verbs as often are left to them.
  return !VERB_TOO.has(line.lemmas[token] ?? "");
}

function extendRun(line: Line, found: Found & { readonly first: number }, endings: Endings): RoleRun {
  let { last, noun } = found;
  let sector = noun.sector;
  for (let next = nounEndingFrom(line, last + 1, endings); next !== null; next = nounEndingFrom(line, last + 1, endings)) {
    if (!BROAD.has(next.noun.sector) || BROAD.has(sector)) sector = next.noun.sector;
    ({ last, noun } = next);
  }
  const before = line.lower[found.first - 1] ?? "";
  const former = FORMER.has(before) || (FORMER.has(line.lower[found.first - 2] ?? "") && before !== ",");
  return { first: found.first, last, noun, sector, former, plural: isPlural(line, last) };
}

function isPlural(line: Line, token: number): boolean {
  const fine = line.tree?.fineTags[token];
  if (fine !== undefined && fine !== "" && fine !== "_") return fine === "NNS" || fine === "NNPS";
  return line.lower[token] !== line.lemmas[token];
}

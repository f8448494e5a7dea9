import type { NamedDraft } from "./draft.ts";
import type { RoleRun } from "./find-roles.ts";
import { headOf, relationOf, tagOf } from "./line.ts";
import type { Line } from "./line.ts";

/** Whose a role is: "the *French* foreign minister", "*Iran's* president", "the president of *Chad*", "*its* spokesman". */
export interface Owner {
  /** Several when the role is plural: "Russian and Ukrainian officials". Empty for a pronoun. */
  readonly drafts: readonly NamedDraft[];
  /** Token of "its", "his", "their"; null otherwise. */
  readonly pronoun: number | null;
  /** Adjective or noun right before the role: part of the same phrase, no mention by itself. */
  readonly absorbed: boolean;
  /** First token of the whole phrase. */
  readonly first: number;
  readonly last: number;
}

const POSSESSIVE: ReadonlySet<string> = new Set(["'s", "’s", "'", "’"]);
const PRONOUNS: ReadonlySet<string> = new Set(["its", "his", "her", "their"]);
/** Words that end a noun phrase to the left. */
const STOPS: ReadonlySet<string> = new Set(
  'the a an of in on at by to for from with and or but as that which who whom this these those is are was were be been has have had will would said says say , ; : ( ) " “ ” . - – — not no if when while after before during because than also'.split(
    " ",
  ),
);
const MOST_MODIFIERS = 4;
/** After these a country is where the bearer is sent or works, not whose they are: "ambassador to Poland". */
const SENT: ReadonlySet<string> = new Set([
  "ambassador",
  "envoy",
  "consul",
  "consul general",
  "embassy",
  "delegation",
  "representative",
  "mission",
]);

export function findOwner(line: Line, run: RoleRun, named: readonly NamedDraft[]): Owner | null {
  return ownerBefore(line, run, named) ?? ownerAfter(line, run, named);
}

function ownerBefore(line: Line, run: RoleRun, named: readonly NamedDraft[]): Owner | null {
  for (let token = run.first - 1, skipped = 0; token >= 0 && skipped <= MOST_MODIFIERS; token--, skipped++) {
    const draft = endingAt(named, token);
    const isLoose = draft?.use === "surname" && line.words.slice(draft.last + 1, run.first).some((word) => /^\p{Lu}/u.test(word));
    if (draft !== null) return isOwner(draft) && !isLoose && !isClause(line, run, draft) ? withOthers(line, run, { draft, named }) : null;
    const word = line.lower[token] ?? "";
    if (PRONOUNS.has(word)) return { drafts: [], pronoun: token, absorbed: true, first: token, last: run.last };
    if (POSSESSIVE.has(word)) return possessor(token, run, named);
    if (STOPS.has(word) || !isModifier(line, token)) return null;
  }
  return null;
}

/** "Moscow expelled 150 diplomats": a bare name does not own what a verb or a number parts from it, whatever the tagger makes of the verb. */
function isClause(line: Line, run: RoleRun, draft: NamedDraft): boolean {
  if (draft.use === "adjective" || draft.use === "demonym") return false;
  return line.words.slice(draft.last + 1, run.first).some((word) => /^(?:\d|\p{Ll}{3,}(?:ed|ing)$)/u.test(word));
}

function possessor(mark: number, run: RoleRun, named: readonly NamedDraft[]): Owner | null {
  const draft = endingAt(named, mark - 1);
  return draft === null || !isOwner(draft) ? null : { drafts: [draft], pronoun: null, absorbed: false, first: draft.first, last: run.last };
}

/** "Hungarian and Romanian officials": the adjectives before "and" own the plural as well. */
function withOthers(
  line: Line,
  run: RoleRun,
  { draft, named }: { readonly draft: NamedDraft; readonly named: readonly NamedDraft[] },
): Owner {
  const drafts = [draft];
  let { first } = draft;
  while (run.plural && ["and", "or", ",", "&"].includes(line.lower[first - 1] ?? "")) {
    const other = endingAt(named, first - 2);
    if (other === null || other.use !== draft.use) break;
    drafts.unshift(other);
    ({ first } = other);
  }
  return { drafts, pronoun: null, absorbed: true, first, last: run.last };
}

/** "the authorities in *eastern* Libya". */
const PART_OF = /^(?:north|south|east|west|northern|southern|eastern|western|central|neighbouring|neighboring|occupied|mainland)$/;

function ownerAfter(line: Line, run: RoleRun, named: readonly NamedDraft[]): Owner | null {
  const preposition = line.lower[run.last + 1] ?? "";
  const isOf = preposition === "of" || preposition === "from";
  const isIn = preposition === "in" && run.noun.sector !== "MIL";
  const isPlaced = run.noun.role === null || run.plural;
  if ((!isOf && !isIn) || SENT.has(run.noun.noun)) return null;
  let at = line.lower[run.last + 2] === "the" ? run.last + 3 : run.last + 2;
  if (PART_OF.test(line.lower[at] ?? "")) at++;
  const draft = named.find((one) => one.first === at && (one.use === "name" || one.use === "capital"));
  if (draft === undefined || draft.actors[0]?.country === undefined || describesNext(line, draft)) return null;
  if (isIn && !isPlaced && !isSeat(draft)) return null;
  return { drafts: [draft], pronoun: null, absorbed: false, first: run.first, last: draft.last };
}

/** "the defence minister in Seoul": one minister in a place may be a guest, in a capital he mostly is at home. */
function isSeat({ use, reading }: NamedDraft): boolean {
  return use === "capital" && reading.actor.kind === "state";
}

/** "ships from Houthi attacks", "men from Iran's navy": a name that only describes the noun behind it. */
function describesNext(line: Line, { last }: NamedDraft): boolean {
  return headOf(line, last) > last && ["compound", "amod", "nmod:poss"].includes(relationOf(line, last) ?? "");
}

function endingAt(named: readonly NamedDraft[], token: number): NamedDraft | null {
  return named.find((draft) => draft.last === token) ?? null;
}

/** Anything with a country, an organisation or a person can have ministers, troops and spokesmen. */
function isOwner(draft: NamedDraft): boolean {
  const [actor] = draft.actors;
  return actor !== undefined && actor.kind !== "outlet";
}

function isModifier(line: Line, token: number): boolean {
  const tag = tagOf(line, token);
  if (tag === null) return /^[a-z][a-z-]*$/.test(line.words[token] ?? "") && !/(?:ed|ly)$/.test(line.lower[token] ?? "");
  return tag === "ADJ" || tag === "NOUN" || tag === "NUM" || tag === "PROPN" || (tag === "VERB" && relationIsModifier(line, token));
}

/** "visiting", "exiled": participles before a noun. */
function relationIsModifier(line: Line, token: number): boolean {
  const fine = line.tree?.fineTags[token] ?? "";
  return fine === "VBN" || fine === "VBG";
}

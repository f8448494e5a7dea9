import { range } from "../lib/range.ts";
import { NAME_TAGS } from "../model/index.ts";
import type { NamedDraft } from "./draft.ts";
import { foldWord, startsWithCapital } from "./fold-word.ts";
import { headOf, relationOf, tagOf } from "./line.ts";
import type { Line } from "./line.ts";
import type { RolePhrase } from "./read-roles.ts";

/** Courtesy titles and ranks before a surname. */
export const TITLES: ReadonlySet<string> = new Set(
  "mr mrs ms miss dr mr. mrs. ms. dr. sir lord lady dame prof prof. professor gen gen. lt lt. col col. maj maj. adm adm. capt capt. general admiral colonel major captain lieutenant sheikh shaikh ayatollah imam pope cardinal archbishop patriarch king queen prince princess crown sen sen. senator rep rep. gov gov. governor mayor judge justice comrade marshal chairman chairwoman secretary minister ambassador envoy spokesman spokeswoman spokesperson president vice-president premier chancellor commander".split(
    " ",
  ),
);

/** A person where the text names one, in full or by surname, known to the tables or not. */
export interface PersonSpot {
  readonly line: number;
  readonly first: number;
  readonly last: number;
  /** Tokens of titles and role before the name, included. */
  readonly phraseFirst: number;
  readonly titled: boolean;
  readonly phrase: RolePhrase | null;
  /** The tables' person, when the full name is in them. */
  readonly known: NamedDraft | null;
  /** Surname match of the tables. */
  readonly surname: NamedDraft | null;
  /** "Iranian" of "Iranian Hassan Tehrani", "American" of "Alan Gross, an American contractor": the people of a name without an office. */
  readonly people: NamedDraft | null;
}

export interface PersonsInput {
  readonly named: readonly NamedDraft[];
  readonly phrases: readonly RolePhrase[];
}

/** Where the sentence names persons, left to right. */
export function findPersons(line: Line, { named, phrases }: PersonsInput): readonly PersonSpot[] {
  const own = named.filter((draft) => draft.line === line.at);
  const ownPhrases = phrases.filter((phrase) => phrase.line === line.at);
  const spots: PersonSpot[] = [];
  const blocked = new Set(
    own
      .filter((draft) => draft.use !== "surname" && draft.reading.actor.kind !== "person")
      .flatMap(({ first, last }) => range(first, last + 1)),
  );
  for (let token = 0; token < line.words.length;) {
    const name = nameAt(line, token, { own, ownPhrases, blocked });
    if (name === null) {
      token++;
      continue;
    }
    spots.push(spotOf(line, name, { own, ownPhrases }));
    token = name[1] + 1;
  }
  return spots;
}

interface Surroundings {
  readonly own: readonly NamedDraft[];
  readonly ownPhrases: readonly RolePhrase[];
}

/** The range of a person's name that begins at the token: a match of the tables, a person of the name finder, or capitals after a title or role. */
function nameAt(
  line: Line,
  token: number,
  { own, ownPhrases, blocked }: Surroundings & { readonly blocked: ReadonlySet<number> },
): readonly [number, number] | null {
  const match = own.find((draft) => draft.first === token && draft.reading.actor.kind === "person");
  const stranger = strangerAt(line, token, { own, blocked });
  if (stranger !== null) return stranger;
  const found = blocked.has(token) ? null : finderRange(line, token, blocked);
  // "Defence Secretary Ben Wallace": what the finder takes into the name is the office.
  const isOffice = found !== null && ownPhrases.some(({ run }) => run.first === token && run.last >= token && run.last < found[1]);
  const finder = isOffice ? null : found;
  if (
    match === undefined &&
    finder !== null &&
    finder[0] === finder[1] &&
    ownPhrases.some((phrase) => phrase.run.first <= token && token <= phrase.run.last)
  )
    return null;
  if (match !== undefined && (finder === null || finder[1] <= match.last))
    return match.use === "surname" ? growSurname(line, match, blocked) : [match.first, match.last];
  if (finder !== null) return finder;
  if (blocked.has(token) || match !== undefined) return null;
  const afterRole = ownPhrases.some((phrase) => phrase.run.last === token - 1 && phrase.run.noun.role !== null);
  const afterTitle = TITLES.has(line.lower[token - 1] ?? "") && startsWithCapital(line.words[token - 1] ?? "");
  return afterRole || afterTitle ? capitalsFrom(line, token, blocked) : null;
}

/** A surname with a capital word right behind it that no match explains is part of an unknown person's name. */
function growSurname(line: Line, match: NamedDraft, blocked: ReadonlySet<number>): readonly [number, number] {
  let { last } = match;
  while (isGivenName(line, last + 1, blocked)) last++;
  return [match.first, last];
}

/** "Jane" of "Jane Putin": a capital word that is neither title nor match, before a surname of the tables that is not that bearer's. */
function strangerAt(
  line: Line,
  token: number,
  { own, blocked }: { readonly own: readonly NamedDraft[]; readonly blocked: ReadonlySet<number> },
): readonly [number, number] | null {
  const surname = own.find((draft) => draft.first === token + 1 && draft.use === "surname");
  if (surname === undefined || !isGivenName(line, token, blocked) || own.some((draft) => draft.first <= token && token <= draft.last))
    return null;
  const initial = foldWord(line.words[token] ?? "").charAt(0);
  const isBearer = foldWord(surname.reading.actor.name).startsWith(initial);
  return isBearer ? null : [token, surname.last];
}

function isGivenName(line: Line, token: number, blocked: ReadonlySet<number>): boolean {
  const word = line.words[token] ?? "";
  const tag = tagOf(line, token);
  return isNameWord(word) && !blocked.has(token) && tag === "PROPN";
}

/** Small words inside of names; other small words end one, whatever the finder says: "King Abdullah of Jordan in Sochi". */
const PARTICLE = /^(?:bin|ibn|ben|al|el|de|del|der|den|van|von|da|dos|das|di|du|la|le|ould|abu|y|e|ter|zu|af|ap|st)$/;

function isInsideName(word: string): boolean {
  return !/^\p{Ll}/u.test(word) || PARTICLE.test(word);
}

function finderRange(line: Line, token: number, blocked: ReadonlySet<number>): readonly [number, number] | null {
  const names = line.tree?.names;
  if (names === undefined || NAME_TAGS[names[token] ?? 0] !== "B-PER" || TITLES.has(line.lower[token] ?? "")) return null;
  if (!isNameWord(line.words[token] ?? "") && !/^\p{Lu}\.?$/u.test(line.words[token] ?? "")) return null;
  let last = token;
  while (NAME_TAGS[names[last + 1] ?? 0] === "I-PER" && !blocked.has(last + 1) && isInsideName(line.words[last + 1] ?? "")) last++;
  return [token, PARTICLE.test(line.words[last] ?? "") ? token : last];
}

function capitalsFrom(line: Line, token: number, blocked: ReadonlySet<number>): readonly [number, number] | null {
  let last = token - 1;
  while (last < token + 3 && isNameWord(line.words[last + 1] ?? "") && !blocked.has(last + 1)) last++;
  return last < token ? null : [token, last];
}

function isNameWord(word: string): boolean {
  return (
    /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(word) &&
    !TITLES.has(word.toLowerCase()) &&
    !/^(?:The|A|In|On|At|And|But|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/.test(word)
  );
}

function spotOf(line: Line, [first, last]: readonly [number, number], { own, ownPhrases }: Surroundings): PersonSpot {
  let phraseFirst = first;
  while (phraseFirst > 0 && TITLES.has(line.lower[phraseFirst - 1] ?? "") && startsWithCapital(line.words[phraseFirst - 1] ?? ""))
    phraseFirst--;
  const titled = phraseFirst < first;
  const match = own.find((draft) => draft.first >= first && draft.last <= last && draft.reading.actor.kind === "person");
  const covers = match !== undefined && match.first === first && match.last === last;
  const phrase = phraseOf(line, { first, last, phraseFirst }, ownPhrases);
  return {
    line: line.at,
    first,
    last,
    phraseFirst: Math.min(
      phraseFirst,
      phrase !== null && phrase.run.last < first && line.lower[phrase.run.last + 1] !== "," ? phrase.run.first : phraseFirst,
    ),
    titled,
    phrase,
    known: covers && match.use !== "surname" ? match : null,
    surname: covers && match.use === "surname" ? match : null,
    people: own.find((draft) => isPeople(draft) && (draft.last === first - 1 || describesBehind(line, last, draft))) ?? null,
  };
}

function isPeople({ use }: NamedDraft): boolean {
  return use === "adjective" || use === "demonym";
}

/** "Alan Gross, an American contractor": the people that an apposition between commas or up to the end names. */
function describesBehind(line: Line, last: number, draft: NamedDraft): boolean {
  const noun = headOf(line, draft.last);
  return (
    line.words[last + 1] === "," &&
    ["a", "an", "the"].includes(line.lower[last + 2] ?? "") &&
    draft.first === last + 3 &&
    APPOSED.has(relationOf(line, noun) ?? "")
  );
}

/** What parsers make of an apposition between commas. */
const APPOSED: ReadonlySet<string> = new Set(["appos", "obj", "nmod", "parataxis"]);

/** The role before the name ("French foreign minister X", "the French foreign minister, X,") or behind it ("X, the French foreign minister"). */
function phraseOf(
  line: Line,
  spot: { readonly first: number; readonly last: number; readonly phraseFirst: number },
  phrases: readonly RolePhrase[],
): RolePhrase | null {
  const before = phrases.find((phrase) => phrase.run.last === spot.first - 1 || phrase.run.last === spot.phraseFirst - 1);
  if (before !== undefined) return before;
  const apposed = phrases.find(
    (phrase) => phrase.run.noun.role !== null && !phrase.run.plural && phrase.last === spot.first - 2 && line.words[spot.first - 1] === ",",
  );
  if (apposed !== undefined && [",", "said", "told", ".", ";"].includes(line.lower[spot.last + 1] ?? ".")) return apposed;
  const after = phrases.find((phrase) => !phrase.run.plural && phrase.owner !== null && behind(line, spot.last, phrase));
  return after ?? null;
}

function behind(line: Line, last: number, phrase: RolePhrase): boolean {
  const start = ["the", "a", "an"].includes(line.lower[phrase.first - 1] ?? "") ? phrase.first - 1 : phrase.first;
  if (line.words[last + 1] !== "," || start !== last + 2) return false;
  // A role that says nothing of an office may begin the next clause: it is an apposition only between commas.
  return phrase.run.noun.role !== null || line.words[phrase.last + 1] === ",";
}

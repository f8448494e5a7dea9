import type { Actor, Day, Sentence, Span, Term } from "../model/index.ts";
import { foldWord, startsWithCapital } from "./fold-word.ts";
import { holdsOn, termsOn } from "./hold-office.ts";
import type { ActorIndex, NameEntry, NameReading, NameStart } from "./index-actors.ts";
import { createPieces, fillPieces, keyOf, rawOf, spanOf } from "./pieces.ts";
import type { Pieces } from "./pieces.ts";

/** Words of one sentence that are a name of the tables, with all that they may mean on the day. */
export interface NameMatch extends Span {
  /** `Sentence.index`. */
  readonly sentence: number;
  /** First and last token that it touches, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** Never empty. Those whose dates hold come alone; when none hold (history), all. */
  readonly readings: readonly NameReading[];
}

/** English words that an acronym in capitals is taken for when the whole sentence is in capitals. */
const WORDS_IN_CAPITALS: ReadonlySet<string> = new Set([
  "us",
  "who",
  "it",
  "is",
  "as",
  "am",
  "at",
  "or",
  "can",
  "car",
  "au",
  "so",
  "no",
  "may",
  "il",
  "up",
]);

/** Names of common nouns in lower case keep their meaning ("the State department"); in others a small letter means another word. */
const SMALL_ENDINGS: ReadonlySet<string> = new Set(
  "department ministry council parliament government court assembly army agency commission administration navy force forces police bank office group party states republic kingdom islands".split(
    " ",
  ),
);

/**
 * Finds the names of the tables in the sentences: one pass, the longest name wins, and dates decide what a name means.
 *
 * Cheap: it needs no parse. Surnames alone ("Putin") are found when their bearer holds an office on the day; what stands behind a
 * surname, a capital or a shared name is decided by `resolveMentions`. Offsets are of `article.text`.
 */
export function matchNames(sentences: readonly Sentence[], index: ActorIndex, day: Day | null): readonly NameMatch[] {
  const matches: NameMatch[] = [];
  const pieces = createPieces();
  for (const sentence of sentences) {
    fillPieces(pieces, sentence);
    matchSentence(pieces, { index, day, matches });
  }
  return matches;
}

interface Matching {
  readonly index: ActorIndex;
  readonly day: Day | null;
  readonly matches: NameMatch[];
}

function matchSentence(pieces: Pieces, matching: Matching): void {
  const { sentence } = pieces;
  if (sentence === null) return;
  const search = { ...matching, shouting: isShouting(sentence) };
  for (let at = 0; at < pieces.count;) {
    const found = nameAt(pieces, at, search);
    if (found !== null) matching.matches.push({ sentence: sentence.index, ...spanOf(pieces, at, found.count), readings: found.readings });
    at += found === null ? 1 : found.count;
  }
}

interface Found {
  readonly readings: readonly NameReading[];
  /** Pieces. */
  readonly count: number;
}

interface Search extends Matching {
  readonly shouting: boolean;
}

/** The longest name that begins at the piece, else the surname of somebody in office. Small words that begin no name cost one look-up. */
function nameAt(pieces: Pieces, at: number, search: Search): Found | null {
  const key = pieces.keys[at] ?? "";
  const isCapital = pieces.capitals[at] === true;
  const start = (isCapital ? search.index.starts : search.index.smallStarts).get(key);
  const found = start === undefined ? null : longestAt(pieces, at, start, search);
  if (found !== null || !isCapital || isAcronym(pieces, at, search.shouting)) return found;
  return surnameAt(pieces, at, search);
}

/** Capitals alone are an acronym, not a surname, unless the whole sentence is in capitals. */
function isAcronym(pieces: Pieces, at: number, shouting: boolean): boolean {
  const raw = rawOf(pieces, at);
  return !shouting && raw.length > 1 && raw.length < 5 && raw === raw.toUpperCase();
}

// oxlint-disable-next-line max-params -- called for every word that could begin a name
function longestAt(pieces: Pieces, at: number, start: NameStart, search: Search): Found | null {
  const longest = start.seconds === null ? 1 : (start.seconds.get(keyOf(pieces, at + 1)) ?? 1);
  for (let count = Math.min(longest, pieces.count - at); count > 0; count--) {
    const entries = search.index.entries.get(count === 1 ? (pieces.keys[at] ?? "") : pieces.keys.slice(at, at + count).join(" "));
    if (entries === undefined) continue;
    const fitting = fittingOf(entries, pieces, { at, count, shouting: search.shouting });
    if (fitting.length > 0) return { readings: readingsOn(fitting, search.day), count };
  }
  return null;
}

interface Run {
  readonly at: number;
  readonly count: number;
  readonly shouting: boolean;
}

function fittingOf(entries: readonly NameEntry[], pieces: Pieces, { at, count, shouting }: Run): readonly NameEntry[] {
  const hasThe = pieces.keys[at - 1] === "the";
  const run: string[] = [];
  for (let step = 0; step < count; step++) run.push(rawOf(pieces, at + step));
  const fits = (entry: NameEntry): boolean => (hasThe || !entry.needsThe) && isWrittenSo(entry, run, shouting);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) return fits(only) ? entries : [];
  return entries.filter(fits);
}

/** Surnames that in a text are always the other word: "He" of "He Lifeng" alone begins a sentence. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  "he she it we you they i my his her me us so an as at be by do if in is no of on or to up am are was the and but not can ne per".split(
    " ",
  ),
);

/** Surnames have mostly one word; those that begin with a particle may have up to three. */
const MOST_SURNAME_WORDS = 3;

function surnameAt(pieces: Pieces, at: number, { index, day }: Matching): Found | null {
  const first = pieces.keys[at] ?? "";
  if (FUNCTION_WORDS.has(first)) return null;
  const most = index.surnameStarts.has(first) ? Math.min(MOST_SURNAME_WORDS, pieces.count - at) : 1;
  for (let count = most; count > 0; count--) {
    const bearers = index.bearers.get(count === 1 ? first : pieces.keys.slice(at, at + count).join(" "));
    if (bearers === undefined || pieces.capitals[at + count - 1] !== true) continue;
    const readings = bearersOn(bearers, index, day).flatMap((actor) => {
      const name = actor.names.find(({ kind }) => kind === "surname");
      return name === undefined ? [] : [{ actor, name }];
    });
    if (readings.length > 0) return { readings, count };
  }
  return null;
}

/** Those in office on the day; when nobody is, those who were head or foreign minister before, if they are of one country. */
function bearersOn(bearers: readonly Actor[], index: ActorIndex, day: Day | null): readonly Actor[] {
  const termsOf = (actor: Actor): readonly Term[] => index.termsByPerson.get(actor.id) ?? [];
  const inOffice = bearers.filter((actor) => termsOn(termsOf(actor), day).length > 0);
  if (inOffice.length > 0 && day !== null) return inOffice;
  const before = bearers.filter((actor) => termsOf(actor).some((term) => REMEMBERED.has(term.role) && (day === null || term.from <= day)));
  if (day === null) return [...new Set([...inOffice, ...before])];
  return new Set(before.map((actor) => actor.country)).size === 1 ? before : [];
}

/** Roles whose holders news calls by surname alone for years after. */
const REMEMBERED: ReadonlySet<string> = new Set(["leader", "head of state", "head of government", "foreign minister"]);

/** Capitals where the name has them; "exact" names letter by letter, and never in a headline all in capitals where they are a word. */
function isWrittenSo(entry: NameEntry, run: readonly string[], shouting: boolean): boolean {
  const [first = ""] = run;
  if (entry.name.match === "exact") return isExact(entry, run, shouting);
  if (!startsWithCapital(first)) return entry.name.kind === "adjective" ? first.length > 5 : !startsWithCapital(entry.written);
  if (run.length === 1) return true;
  const written = entry.written.split(/[ \-'’]/);
  return run.every((raw, index) => startsWithCapital(raw) || isSmallThere(raw, written[index] ?? ""));
}

function isSmallThere(raw: string, written: string): boolean {
  return raw.length <= 3 || !startsWithCapital(written) || SMALL_ENDINGS.has(foldWord(raw));
}

function isExact(entry: NameEntry, run: readonly string[], shouting: boolean): boolean {
  const letters = run.join("").replaceAll(".", "");
  const written = entry.written.replaceAll(/[ \-'’]/g, "");
  if (!shouting) return letters === written;
  return letters === written.toUpperCase() && !WORDS_IN_CAPITALS.has(letters.toLowerCase());
}

/** What the spellings mean on the day: the readings whose dates hold, else (a name of the past) all. */
function readingsOn(entries: readonly NameEntry[], day: Day | null): readonly NameReading[] {
  if (entries.length === 1) return entries;
  const holding = entries.filter((entry) => holdsOn(entry.name, day));
  return holding.length > 0 ? holding : entries;
}

/** A sentence without a small letter (four letters and more) is a headline in capitals: it does not tell "US" from "us". */
function isShouting(sentence: Sentence): boolean {
  let letters = 0;
  for (const word of sentence.words) {
    if (word !== word.toUpperCase()) return false;
    if (word !== word.toLowerCase()) letters += word.length;
  }
  return letters >= 4;
}

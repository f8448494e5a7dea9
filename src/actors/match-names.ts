import type { ActorName, Day, Sentence, Span } from "../model/index.ts";
import { bearersOn } from "./bearers-on.ts";
import { foldWord, startsWithCapital } from "./fold-word.ts";
import { holdsOn } from "./hold-office.ts";
import type { ActorIndex } from "./index-actors.ts";
import type { NameReading, Spelling } from "./name-index.ts";
import { createPieces, fillPieces, keyOf, rawOf, spanOf } from "./pieces.ts";
import type { Pieces } from "./pieces.ts";
import { needsThe, writtenOf } from "./written-name.ts";

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
  const { starts, smallStarts } = search.index.names;
  const number = (isCapital ? starts : smallStarts).get(key);
  if (number === undefined) return null;
  const { spellings } = search.index.names.startAt(number);
  const found = longestAt(pieces, at, spellings, search);
  if (found !== null || !isCapital || isAcronym(pieces, at, search.shouting)) return found;
  return surnameAt(pieces, at, spellings, search);
}

/** Capitals alone are an acronym, not a surname, unless the whole sentence is in capitals. */
function isAcronym(pieces: Pieces, at: number, shouting: boolean): boolean {
  const raw = rawOf(pieces, at);
  return !shouting && raw.length > 1 && raw.length < 5 && raw === raw.toUpperCase();
}

// oxlint-disable-next-line max-params -- called for every word that could begin a name
function longestAt(pieces: Pieces, at: number, spellings: readonly Spelling[], search: Search): Found | null {
  for (const { keys, readings } of spellings) {
    if (readings.length === 0 || !standsAt(pieces, at, keys)) continue;
    const fitting = fittingOf(readings, pieces, { at, count: keys.length, shouting: search.shouting });
    if (fitting.length > 0) return { readings: readingsOn(fitting, search.day), count: keys.length };
  }
  return null;
}

/** Whether the keys behind the first, which is known to stand there, do too. */
function standsAt(pieces: Pieces, at: number, keys: readonly string[]): boolean {
  for (let step = 1; step < keys.length; step++) if (keyOf(pieces, at + step) !== keys[step]) return false;
  return true;
}

interface Run {
  readonly at: number;
  readonly count: number;
  readonly shouting: boolean;
}

/** The readings whose name is written as the pieces are. */
function fittingOf(readings: readonly NameReading[], pieces: Pieces, { at, count, shouting }: Run): readonly NameReading[] {
  const hasThe = pieces.keys[at - 1] === "the";
  const run: string[] = [];
  for (let step = 0; step < count; step++) run.push(rawOf(pieces, at + step));
  const fits = ({ name }: NameReading): boolean => (hasThe || !needsThe(name)) && isWrittenSo(name, run, shouting);
  const [only] = readings;
  if (readings.length === 1 && only !== undefined) return fits(only) ? readings : [];
  return readings.filter(fits);
}

/** Surnames that in a text are always the other word: "He" of "He Lifeng" alone begins a sentence. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  "he she it we you they i my his her me us so an as at be by do if in is no of on or to up am are was the and but not can ne per".split(
    " ",
  ),
);

/** Surnames have mostly one word; those that begin with a particle may have up to three. */
const MOST_SURNAME_WORDS = 3;

// oxlint-disable-next-line max-params -- as longestAt
function surnameAt(pieces: Pieces, at: number, spellings: readonly Spelling[], { index, day }: Search): Found | null {
  if (FUNCTION_WORDS.has(pieces.keys[at] ?? "")) return null;
  for (const { keys, bearers } of spellings) {
    const count = keys.length;
    if (bearers.length === 0 || count > MOST_SURNAME_WORDS) continue;
    if (pieces.capitals[at + count - 1] !== true || !standsAt(pieces, at, keys)) continue;
    const readings = bearersOn(bearers, index, day);
    if (readings.length > 0) return { readings, count };
  }
  return null;
}

/** Capitals where the name has them; "exact" names letter by letter, and never in a headline all in capitals where they are a word. */
function isWrittenSo(name: ActorName, run: readonly string[], shouting: boolean): boolean {
  const [first = ""] = run;
  if (name.match === "exact") return isExact(name, run, shouting);
  if (!startsWithCapital(first)) return name.kind === "adjective" ? first.length > 5 : !startsWithCapital(writtenOf(name));
  if (run.length === 1) return true;
  const written = writtenOf(name).split(/[ \-'’]/);
  return run.every((raw, index) => startsWithCapital(raw) || isSmallThere(raw, written[index] ?? ""));
}

function isSmallThere(raw: string, written: string): boolean {
  return raw.length <= 3 || !startsWithCapital(written) || SMALL_ENDINGS.has(foldWord(raw));
}

function isExact(name: ActorName, run: readonly string[], shouting: boolean): boolean {
  const letters = run.join("").replaceAll(".", "");
  const written = writtenOf(name).replaceAll(/[ \-'’]/g, "");
  if (!shouting) return letters === written;
  return letters === written.toUpperCase() && !WORDS_IN_CAPITALS.has(letters.toLowerCase());
}

/** What the spellings mean on the day: the readings whose dates hold, else (a name of the past) all. */
function readingsOn(readings: readonly NameReading[], day: Day | null): readonly NameReading[] {
  if (readings.length === 1) return readings;
  const holding = readings.filter(({ name }) => holdsOn(name, day));
  return holding.length > 0 ? holding : readings;
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

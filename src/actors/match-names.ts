import type { Actor, Day, Sentence, Span, Term } from "../model/index.ts";
import { splitPieces, startsWithCapital } from "./fold-word.ts";
import { holdsOn, termsOn } from "./hold-office.ts";
import type { ActorIndex, NameEntry, NameReading } from "./index-actors.ts";

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

/** A piece of the sentence: offsets into the article, and the token that it is part of. */
interface Place {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly token: number;
  /** As written. */
  readonly raw: string;
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
  for (const sentence of sentences) matchSentence(sentence, { index, day, matches });
  return matches;
}

interface Matching {
  readonly index: ActorIndex;
  readonly day: Day | null;
  readonly matches: NameMatch[];
}

function matchSentence(sentence: Sentence, matching: Matching): void {
  const { index } = matching;
  const places = placesOf(sentence, index);
  if (places === null) return;
  const shouting = isShouting(sentence);
  for (let at = 0; at < places.length;) {
    const place = places[at];
    const most = place === undefined ? 0 : (index.longest.get(place.key) ?? 0);
    const found = most > 0 ? longestAt(places, at, { most, shouting, ...matching }) : null;
    const match = found ?? (place === undefined || isAcronym(place, shouting) ? null : surnameAt(place, matching));
    if (match !== null) matching.matches.push({ sentence: sentence.index, ...match.span, readings: match.readings });
    at += match === null ? 1 : match.count;
  }
}

/** Null when no piece of the sentence could begin a name, which is found without splitting most words. */
function placesOf(sentence: Sentence, index: ActorIndex): readonly Place[] | null {
  const places: Place[] = [];
  let promising = false;
  for (let token = 0; token < sentence.words.length; token++) {
    const word = sentence.words[token] ?? "";
    const offset = sentence.starts[token] ?? 0;
    for (const piece of splitPieces(word)) {
      const raw = piece.end - piece.start === word.length ? word : word.slice(piece.start, piece.end);
      places.push({ key: piece.key, start: offset + piece.start, end: offset + piece.end, token, raw });
      promising ||= index.longest.has(piece.key) || index.bearers.has(piece.key);
    }
  }
  return promising ? places : null;
}

/** Capitals alone are an acronym, not a surname, unless the whole sentence is in capitals. */
function isAcronym({ raw }: Place, shouting: boolean): boolean {
  return !shouting && raw.length > 1 && raw.length < 5 && raw === raw.toUpperCase();
}

interface Found {
  readonly span: Span & { readonly first: number; readonly last: number };
  readonly readings: readonly NameReading[];
  readonly count: number;
}

interface Search extends Matching {
  readonly most: number;
  readonly shouting: boolean;
}

function longestAt(places: readonly Place[], at: number, search: Search): Found | null {
  const keys: string[] = [];
  for (let count = 0; count < search.most && at + count < places.length; count++) keys.push(places[at + count]?.key ?? "");
  for (let count = keys.length; count > 0; count--) {
    const entries = search.index.entries.get(count === keys.length ? keys.join(" ") : keys.slice(0, count).join(" "));
    if (entries === undefined) continue;
    const run = places.slice(at, at + count);
    const hasThe = places[at - 1]?.key === "the";
    const fitting = entries.filter((entry) => (hasThe || !entry.needsThe) && isWrittenSo(entry, run, search.shouting));
    if (fitting.length > 0) return { span: spanOf(run), readings: readingsOn(fitting, search.day), count };
  }
  return null;
}

function surnameAt(place: Place, { index, day }: Matching): Found | null {
  if (!startsWithCapital(place.raw)) return null;
  const bearers = index.bearers.get(place.key);
  if (bearers === undefined) return null;
  const known = bearersOn(bearers, index, day);
  const readings = known.flatMap((actor) => {
    const name = actor.names.find(({ kind }) => kind === "surname");
    return name === undefined ? [] : [{ actor, name }];
  });
  return readings.length === 0 ? null : { span: spanOf([place]), readings, count: 1 };
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

function spanOf(run: readonly Place[]): Found["span"] {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("a name of no pieces");
  return { start: first.start, end: last.end, first: first.token, last: last.token };
}

/** Capitals where the name has them; "exact" names letter by letter, and never in a headline all in capitals where they are a word. */
function isWrittenSo(entry: NameEntry, run: readonly Place[], shouting: boolean): boolean {
  const [first] = run;
  if (first === undefined) return false;
  if (entry.name.match === "exact") return isExact(entry, run, shouting);
  if (!startsWithCapital(first.raw)) return entry.name.kind === "adjective" ? first.raw.length > 5 : !startsWithCapital(entry.written);
  if (run.length === 1) return true;
  const written = entry.written.split(/[ \-'’]/);
  return run.every((place, index) => startsWithCapital(place.raw) || isSmallThere(place, written[index] ?? ""));
}

function isSmallThere(place: Place, written: string): boolean {
  return place.key.length <= 3 || !startsWithCapital(written) || SMALL_ENDINGS.has(place.key);
}

function isExact(entry: NameEntry, run: readonly Place[], shouting: boolean): boolean {
  const letters = run.map((place) => place.raw.replaceAll(".", "")).join("");
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

import type { TimePatternRow, TimeWordRow } from "../model/index.ts";

/** What a token may be in an expression of time: the word "May" a MONTH of value "5". */
export interface TimeSense {
  readonly class: string;
  readonly value: string;
}

/** Patterns as a tree by their next part: a literal word in lower case or a class in capitals. */
export interface PatternNode {
  readonly next: ReadonlyMap<string, PatternNode>;
  /** The patterns that end here, in the order of the table. */
  readonly rows: readonly TimePatternRow[];
}

/** The tables of time, ready for looking up. */
export interface TimeIndex {
  readonly senses: ReadonlyMap<string, readonly TimeSense[]>;
  readonly root: PatternNode;
  /** Literal words that begin a pattern. */
  readonly openers: ReadonlySet<string>;
}

interface GrowingNode {
  readonly next: Map<string, GrowingNode>;
  readonly rows: TimePatternRow[];
}

/** Prepares `data/rules/time-words.tsv` and `times.tsv`. */
export function indexTimes(words: readonly TimeWordRow[], patterns: readonly TimePatternRow[]): TimeIndex {
  const root: GrowingNode = { next: new Map(), rows: [] };
  for (const row of patterns) {
    let node = root;
    for (const part of row.pattern) {
      const key = isClass(part) ? part : part.toLowerCase();
      const child = node.next.get(key) ?? { next: new Map(), rows: [] };
      node.next.set(key, child);
      node = child;
    }
    node.rows.push(row);
  }
  return {
    senses: Map.groupBy(words, (row) => row.word),
    root,
    openers: new Set([...root.next.keys()].filter((key) => !isClass(key))),
  };
}

function isClass(part: string): boolean {
  return /^[A-Z]{3,}$/.test(part);
}

/** Names that are times only with a capital: "may", "march". */
const CAPITAL: ReadonlySet<string> = new Set(["WEEKDAY", "WEEKDAYS", "MONTH", "ALONE", "ERA"]);
/** Words that with a capital inside a sentence are part of a name: "Seven Days", "LA Weekly". */
const SMALL: ReadonlySet<string> = new Set(["UNIT", "UNITS", "EVERYDAY", "NOON", "REFERENCE"]);
const NONE: readonly TimeSense[] = [];

/** What the token at a place of its sentence may be; most tokens are nothing. */
export function sensesOf(index: TimeIndex, word: string, at: number): readonly TimeSense[] {
  const lower = word.toLowerCase();
  const first = word.charCodeAt(0);
  if (first < 58 && (first >= 48 || first === 39)) return digitSenses(word);
  const own = index.senses.get(lower);
  if (own === undefined) return /^(?:[QF’]|)\S?\d/.test(word) ? digitSenses(word) : hyphenSenses(index, word);
  const isSmall = first >= 97;
  if (!isSmall && at === 0) return own;
  const unfit = isSmall ? CAPITAL : SMALL;
  return own.some((sense) => unfit.has(sense.class)) ? own.filter((sense) => !unfit.has(sense.class)) : own;
}

/** "mid-April" and "late-May" are months. */
function hyphenSenses(index: TimeIndex, word: string): readonly TimeSense[] {
  const month = word.includes("-") ? /^(?:mid|early|late)-(\p{Lu}\S*)$/iu.exec(word)?.[1] : undefined;
  const senses = month === undefined ? NONE : (index.senses.get(month.toLowerCase()) ?? NONE);
  return senses.filter((sense) => sense.class === "MONTH" || sense.class === "ALONE");
}

function digitSenses(word: string): readonly TimeSense[] {
  if (/^\d{1,2}$/.test(word)) return daySenses(Number(word), word);
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/i.exec(word);
  if (ordinal) return [{ class: "ORDINAL", value: ordinal[1] ?? "" }, ...daySenses(Number(ordinal[1]), ordinal[1] ?? "")];
  if (/^(?:1\d|20)\d\d$/.test(word)) return [{ class: "YEAR", value: word }, whole(word), ...bareClock(word)];
  if (/^\d{1,3}(?:,\d{3})*(?:\.\d)?$/.test(word)) return clockSenses(word) ?? [whole(word.replaceAll(",", ""))];
  const decade = /^(?:((?:1\d|20)\d)|['’]?([2-9]))0s$/.exec(word);
  if (decade) return [{ class: "DECADE", value: decade[1] ?? `19${decade[2]}` }];
  if (/^\d{1,2}\/\d{1,2}\/(?:\d\d|\d{4})$/.test(word)) return [{ class: "SLASHED", value: word }];
  if (/^Q[1-4]$/.test(word)) return [{ class: "QUARTER", value: word.slice(1) }];
  if (/^FY(?:20|19)\d\d$/.test(word)) return [{ class: "FISCAL", value: word.slice(2) }];
  return clockSenses(word) ?? bareClock(word);
}

/** "1230" of "1230 GMT". */
function bareClock(word: string): readonly TimeSense[] {
  return /^(?:[01]\d|2[0-3])[0-5]\d$/.test(word) ? [{ class: "BARECLOCK", value: `T${word.slice(0, 2)}:${word.slice(2)}` }] : NONE;
}

function daySenses(number: number, word: string): readonly TimeSense[] {
  return number >= 1 && number <= 31 ? [{ class: "DAY", value: String(number) }] : [whole(word)];
}

function whole(word: string): TimeSense {
  return { class: "WHOLE", value: word };
}

/** "15:00", "9.30", "2:30pm", "3pm". */
function clockSenses(word: string): readonly TimeSense[] | null {
  const match = /^([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?:([ap])\.?m\.?)?$/i.exec(word);
  if (match === null || (match[2] === undefined && match[3] === undefined)) return null;
  const shift = match[3]?.toLowerCase() === "p" && Number(match[1]) < 12 ? 12 : 0;
  const value = `T${String(Number(match[1]) + shift).padStart(2, "0")}:${match[2] ?? "00"}`;
  if (match[3] !== undefined) return [{ class: "CLOCKAMPM", value }];
  return [{ class: word.includes(".") ? "DOTTED" : "CLOCK", value }];
}

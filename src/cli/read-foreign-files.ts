import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Fault } from "../lib/fault.ts";
import type { Actor, CountryCode, DayTally, ForeignSource, RuleTables } from "../model/index.ts";
import { foreignReader, tallyOfAct } from "../imports/index.ts";
import type { ForeignLine, ForeignReader, ImportTables } from "../imports/index.ts";

export interface ForeignFile {
  readonly file: string;
  readonly source: ForeignSource;
  readonly lines: number;
  /** Acts between the two countries. */
  readonly acts: number;
  /** Lines that gave no act, by reason. */
  readonly unread: Readonly<Record<string, number>>;
}

export interface ForeignPair {
  readonly file: ForeignFile;
  /** Sums a day, direction and type of the acts between the two. */
  readonly tallies: readonly DayTally[];
}

/** One line of a file: the acts that it gives, or why it gives none. */
export interface ForeignFileLine {
  readonly source: ForeignSource;
  /** From 1, headers counted. */
  readonly line: number;
  readonly read: ForeignLine;
}

/**
 * Reads a file of GDELT, ICEWS or POLECAT a line at a time; headers and empty lines are left out.
 *
 * Throws the fault "input/foreign" when it is a file of none of them, "input/unreadable" when it cannot be read.
 */
export async function* readForeignLines(file: string, tables: ImportTables): AsyncGenerator<ForeignFileLine> {
  let reader: ForeignReader | null = null;
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    const isFirst = reader === null;
    reader ??= foreignReader(text, tables);
    if (reader === null) throw notForeign(file);
    if (text !== "" && !(isFirst && reader.hasHeader)) yield { source: reader.source, line, read: reader.read(text) };
  }
  if (reader === null) throw notForeign(file);
}

/** What a file has of two countries: memory holds only the sums of the pair. Throws as `readForeignLines`. */
export async function readForeignFile(file: string, pair: readonly [CountryCode, CountryCode], tables: ImportTables): Promise<ForeignPair> {
  const sums = new Map<string, DayTally>();
  const unread: Record<string, number> = {};
  let [lines, acts] = [0, 0];
  let found: ForeignSource | null = null;
  for await (const { source, read } of readForeignLines(file, tables)) {
    found = source;
    lines++;
    if (typeof read === "string") {
      unread[read] = (unread[read] ?? 0) + 1;
      continue;
    }
    for (const act of read) {
      if (act.initiator === act.recipient || !isOf(pair, act.initiator) || !isOf(pair, act.recipient)) continue;
      acts++;
      add(sums, tallyOfAct(act));
    }
  }
  if (found === null) throw notForeign(file);
  return { file: { file, source: found, lines, acts, unread }, tallies: [...sums.values()] };
}

function isOf(pair: readonly CountryCode[], country: CountryCode | null): boolean {
  return country !== null && pair.includes(country);
}

function add(sums: Map<string, DayTally>, tally: DayTally): void {
  const key = `${tally.initiator} ${tally.day ?? ""} ${tally.plover} ${tally.quad}`;
  const there = sums.get(key);
  const plus = (part: "happenings" | "reports" | "events"): DayTally["events"] => ({
    count: (there?.[part].count ?? 0) + tally[part].count,
    goldstein: (there?.[part].goldstein ?? 0) + tally[part].goldstein,
  });
  sums.set(key, { ...tally, happenings: plus("happenings"), reports: plus("reports"), events: plus("events") });
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new Fault("input/unreadable", "Cannot read a file", { where: file, why: `the system says ${String(error.code)}`, cause: error });
  }
}

function notForeign(file: string): Fault {
  return new Fault("input/foreign", "Not a file of GDELT, ICEWS or POLECAT", {
    where: file,
    why: "its first line has the columns of none of them",
    next: "Unpack it first if it is packed; docs/exports.md says what is read",
  });
}

/** Country codes of CAMEO that are not ISO's. */
const CODES: Readonly<Record<string, CountryCode>> = { TMP: "TLS", KSV: "XKX", ROM: "ROU" };

/** What other data sets' codes and names of countries mean: any name that a state has, or had, without accents and capitals. */
export function importTables(actors: readonly Actor[], { cameo }: Pick<RuleTables, "cameo">): ImportTables {
  const states = actors.filter(({ kind }) => kind === "state" || kind === "unrecognised state");
  const ids = new Set(states.map(({ id }) => id));
  const byName = new Map<string, CountryCode>();
  // States that still are come last, and so win over those that once had the name.
  for (const { id, names } of states.toSorted((x, y) => Number(x.to === null) - Number(y.to === null)))
    for (const { name, kind } of names) if (NAMES.has(kind)) byName.set(foldName(name), id);
  return {
    cameo: (code) => cameo.get(code) ?? null,
    countryOfCode: (code) => CODES[code] ?? (ids.has(code) ? code : null),
    countryOfName: (name) => byName.get(foldName(name)) ?? null,
  };
}

const NAMES: ReadonlySet<string> = new Set(["short", "official", "alias", "former", "native"]);

function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/[^\p{L} ]/gu, "")
    .toLowerCase();
}

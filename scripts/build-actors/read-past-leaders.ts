import { daysBetween } from "../../src/lib/day.ts";
import { foldWord } from "../../src/actors/fold-word.ts";
import { surnamesOf } from "./clean-person.ts";
import type { RawTerm } from "./raw-term.ts";
import type { PhoenixEntry } from "./read-phoenix.ts";
import { readTable } from "./read-table.ts";

interface Reign {
  readonly country: string;
  readonly leader: string;
  readonly start: string;
  readonly end: string;
}

/** Terms that end before this are history that news of the period does not need. */
const SINCE = "1989-01-01";
/** Two sources speak of the same term when its first days lie this close. */
const SAME_DAYS = 45;

/**
 * Leaders before the factbook's snapshots: persons and days of government from the PETRARCH dictionary (MIT), kept where Archigos has a leader
 * of that country and name who began within 45 days. Archigos is used to check and is not copied; the office's title is in neither.
 */
export function readPastLeaders(folder: string, entries: readonly PhoenixEntry[]): readonly RawTerm[] {
  const reigns = Map.groupBy(readReigns(folder), (reign) => reign.country);
  return entries.filter((entry) => entry.isOfficial).flatMap((entry) => termsOf(entry, reigns));
}

function readReigns(folder: string): readonly Reign[] {
  return readTable(folder, "leaders_archigos_1840_2015.tsv")
    .map((row) => ({ country: row["iso3"] ?? "", leader: row["leader"] ?? "", start: row["start"] ?? "", end: row["end"] ?? "" }))
    .filter((reign) => reign.end >= SINCE && reign.country !== "");
}

function termsOf(entry: PhoenixEntry, reigns: ReadonlyMap<string, readonly Reign[]>): readonly RawTerm[] {
  return entry.codes.flatMap(({ code, from, to }) => {
    const country = code.slice(0, 3);
    if (code !== `${country}GOV` || from === null || to === null) return [];
    const reign = reigns
      .get(country)
      ?.find((one) => Math.abs(daysBetween(one.start, from)) <= SAME_DAYS && sharesName(one.leader, entry.name));
    if (reign === undefined) return [];
    const surnames = surnamesOf(entry.name, country);
    const term = {
      person: entry.name,
      surnames,
      aliases: [],
      country,
      actor: country,
      office: "Leader",
      role: "leader" as const,
      from,
      to,
      origin: "phoenix",
    };
    return entry.name.includes(" ") ? [term] : [];
  });
}

function sharesName(leader: string, name: string): boolean {
  const words = name.split(/[ -]/).map(foldWord);
  return leader
    .split(/[ -]/)
    .map(foldWord)
    .some((word) => word.length > 2 && words.includes(word));
}

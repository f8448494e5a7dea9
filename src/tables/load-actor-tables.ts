import { Fault } from "../lib/fault.ts";
import { listCell } from "../lib/tsv.ts";
import type { TsvRow } from "../lib/tsv.ts";
import type { Actor, ActorKind, ActorLink, ActorName, ActorTables, NameKind, RoleNoun, Sector, Term } from "../model/index.ts";
import { asDay, asGender, asKind, asLinkKind, asNameKind, asNamePart, asRole, asSector } from "./actor-cells.ts";
import {
  STATE_COLUMNS,
  NAME_COLUMNS,
  LINK_COLUMNS,
  BODY_COLUMNS,
  PERSON_COLUMNS,
  TERM_COLUMNS,
  ROLE_COLUMNS,
  UNNAMED_COLUMNS,
  SURNAME_COLUMNS,
  LED_COLUMNS,
  SHARED_COLUMNS,
  NAME_PLACE_COLUMNS,
  FIGURE_COLUMNS,
  GIVEN_COLUMNS,
  CHECKED_COLUMNS,
} from "./actor-columns.ts";
import { readTable } from "./read-table.ts";
import type { TableFolders } from "./read-table.ts";

/** Tables of actors that are neither states nor persons, and the kind that each holds. */
const BODY_TABLES: readonly (readonly [file: string, kind: ActorKind])[] = [
  ["organs.tsv", "organ"],
  ["organisations.tsv", "organisation"],
  ["bodies.tsv", "organisation"],
  ["groups.tsv", "armed group"],
  ["outlets.tsv", "outlet"],
  ["state-media-made.tsv", "outlet"],
  ["groupings.tsv", "grouping"],
  ["places.tsv", "place"],
  ["places-made.tsv", "place"],
  ["cities-made.tsv", "place"],
];
/** The first is kept by hand, the second made by scripts/build-actors.ts; a row kept by hand stands before a made one. */
const NAME_TABLES = ["names.tsv", "names-made.tsv"];
const PERSON_TABLES = ["persons.tsv", "persons-made.tsv"];
const TERM_TABLES = ["terms.tsv", "terms-made.tsv"];

/**
 * Loads `data/actors/` into what `indexActors` is handed.
 *
 * Throws the fault "table/broken" with file and line for a wrong header, a repeated id, an unknown kind, role or sector, a date that is none,
 * or a row that names an actor that no table has.
 */
export function loadActorTables(folder: TableFolders): ActorTables {
  const names = Map.groupBy(
    NAME_TABLES.flatMap((file) => read(folder, file, NAME_COLUMNS)),
    (row) => row.id,
  );
  const links = Map.groupBy([...read(folder, "links.tsv", LINK_COLUMNS), ...read(folder, "members.tsv", LINK_COLUMNS)], (row) => row.id);
  const sectors = new Map(read(folder, "figures.tsv", FIGURE_COLUMNS).map((row) => [row.person, asSector(row.sector)]));
  const extras = { names, links, sectors };
  const actors = [
    ...read(folder, "states.tsv", STATE_COLUMNS).map((row) => stateOf(row, extras)),
    ...BODY_TABLES.flatMap(([file, kind]) => read(folder, file, BODY_COLUMNS).map((row) => bodyOf(row, kind, extras))),
    ...PERSON_TABLES.flatMap((file) => read(folder, file, PERSON_COLUMNS).map((row) => personOf(row, extras))),
  ];
  const terms = TERM_TABLES.flatMap((file) => read(folder, file, TERM_COLUMNS).map(termOf));
  const roleNouns = read(folder, "role-nouns.tsv", ROLE_COLUMNS).map(roleNounOf);
  const owners = roleNouns.flatMap(({ of }) => of ?? []);
  checkReferences({ actors, terms, named: [...names.keys(), ...links.keys(), ...sectors.keys(), ...owners] });
  return {
    actors,
    terms,
    roleNouns,
    unnamedNouns: new Map(read(folder, "unnamed-nouns.tsv", UNNAMED_COLUMNS).map((row) => [row.noun, asSector(row.sector)])),
    ambiguousSurnames: new Set(read(folder, "ambiguous-surnames.tsv", SURNAME_COLUMNS).map((row) => row.surname)),
    ledBy: read(folder, "led-by.tsv", LED_COLUMNS).map((row) => ({
      actor: row.actor,
      role: asRole(row.role),
      from: asDay(row.from),
      to: asDay(row.to),
    })),
    namePlaces: new Map(read(folder, "name-places.tsv", NAME_PLACE_COLUMNS).map((row) => [row.name, asNamePart(row.as)])),
    givenNames: new Map(read(folder, "given-names.tsv", GIVEN_COLUMNS).map((row) => [row.name, asGender(row.gender)])),
    sharedOffices: read(folder, "shared-offices.tsv", SHARED_COLUMNS).map((row) => ({ actor: row.actor, role: asRole(row.role) })),
    checkedTo: read(folder, "checked.tsv", CHECKED_COLUMNS).find((row) => row.table === "terms")?.checked ?? "",
  };
}

function read<Column extends string>(folder: TableFolders, file: string, columns: readonly Column[]): readonly TsvRow<Column>[] {
  return readTable(folder, `actors/${file}`, { columns });
}

interface Extras {
  readonly names: ReadonlyMap<string, readonly TsvRow<(typeof NAME_COLUMNS)[number]>[]>;
  readonly links: ReadonlyMap<string, readonly TsvRow<(typeof LINK_COLUMNS)[number]>[]>;
  /** What a person is who holds no office. */
  readonly sectors: ReadonlyMap<string, Sector>;
}

function stateOf(row: TsvRow<(typeof STATE_COLUMNS)[number]>, extras: Extras): Actor {
  const names = [always(row.name, "short")];
  addNames(names, row.official, "official");
  addNames(names, row.aliases, "alias");
  addNames(names, row.acronyms, "acronym");
  addNames(names, row.adjectives, "adjective");
  addNames(names, row.demonyms, "demonym");
  addNames(names, row.capitals, "capital");
  return actorOf(row, { kind: asKind(row.kind), sector: null, names, extras });
}

function bodyOf(row: TsvRow<(typeof BODY_COLUMNS)[number]>, kind: ActorKind, extras: Extras): Actor {
  const isWord = kind === "outlet" && !row.name.includes(" ");
  // A paper's name of one word ("Dawn", "Bild") is a word too: only as written.
  const names = [isWord ? { ...always(row.name, "short"), match: "exact" as const } : always(row.name, "short")];
  addNames(names, row.aliases, "alias");
  addNames(names, row.acronyms, "acronym");
  return actorOf(row, { kind, sector: row.sector === "" ? null : asSector(row.sector), names, extras });
}

function personOf(row: TsvRow<(typeof PERSON_COLUMNS)[number]>, extras: Extras): Actor {
  const names = [always(row.name, "short")];
  addNames(names, row.aliases, "alias");
  addNames(names, row.surname, "surname");
  return actorOf(row, { kind: "person", sector: extras.sectors.get(row.id) ?? null, names, extras });
}

/** The columns that tables of actors share; persons have no days of their own. */
interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly from?: string;
  readonly to?: string;
  readonly origin: string;
}

interface ActorParts {
  readonly kind: ActorKind;
  readonly sector: Sector | null;
  /** Those of the row; those of the tables of names are added. */
  readonly names: ActorName[];
  readonly extras: Extras;
}

function actorOf({ id, name, country, from = "", to = "", origin }: ActorRow, { kind, sector, names, extras }: ActorParts): Actor {
  for (const row of extras.names.get(id) ?? []) names.push(datedName(row));
  const links = extras.links.get(id)?.map(linkOf) ?? NO_LINKS;
  return { id, kind, name, country: country === "" ? null : country, sector, from: asDay(from), to: asDay(to), names, links, origin };
}

function addNames(names: ActorName[], cell: string, kind: NameKind): void {
  if (cell !== "") for (const name of listCell(cell)) names.push(always(name, kind));
}

/** Names of one capital letter form (acronyms, demonyms that are also verbs) are trusted only as written. */
function always(name: string, kind: NameKind): ActorName {
  const exact = kind === "acronym" || (name.length <= 4 && /^[\p{Lu}\d.&-]+$/u.test(name));
  return { name, kind, language: null, from: null, to: null, match: exact ? "exact" : "any" };
}

function datedName(row: TsvRow<(typeof NAME_COLUMNS)[number]>): ActorName {
  const match = row.match === "exact" ? "exact" : "any";
  const language = row.language === "" ? null : row.language;
  return { name: row.name, kind: asNameKind(row.kind), language, from: asDay(row.from), to: asDay(row.to), match };
}

const NO_LINKS: readonly ActorLink[] = [];

function linkOf(row: TsvRow<(typeof LINK_COLUMNS)[number]>): ActorLink {
  return { kind: asLinkKind(row.kind), to: row.to, since: asDay(row.since), until: asDay(row.until) };
}

function termOf(row: TsvRow<(typeof TERM_COLUMNS)[number]>): Term {
  const { person, office, actor, origin } = row;
  const from = asDay(row.from);
  if (from === null) throw broken("terms", `the term of "${person}" as ${office} has no first day`);
  return { person, office, role: asRole(row.role), actor, from, to: asDay(row.to), origin };
}

function roleNounOf(row: TsvRow<(typeof ROLE_COLUMNS)[number]>): RoleNoun {
  const { noun, sector, role, single, of } = row;
  return { noun, sector: asSector(sector), role: role === "" ? null : asRole(role), single: single === "yes", of: of === "" ? null : of };
}

interface References {
  readonly actors: readonly Actor[];
  readonly terms: readonly Term[];
  readonly named: readonly string[];
}

function checkReferences({ actors, terms, named }: References): void {
  const ids = new Set<string>();
  for (const { id } of actors) {
    if (ids.has(id)) throw broken("actors", `"${id}" is there twice`);
    ids.add(id);
  }
  const want = (id: string): void => {
    if (!ids.has(id)) throw broken("actors", `"${id}" is named and no table has it`);
  };
  for (const id of named) want(id);
  for (const term of terms) {
    want(term.person);
    want(term.actor);
  }
  for (const { id, country, links } of actors) {
    for (const link of links) want(link.to);
    if (country !== null && !ids.has(country)) throw broken("actors", `the country "${country}" of "${id}" is in no table`);
  }
}

function broken(table: string, why: string): Fault {
  return new Fault("table/broken", "Cannot read a table", {
    where: `actors/${table}`,
    why,
    next: "Mend the row, then run npm run check",
  });
}

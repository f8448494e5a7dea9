import { Fault } from "../lib/fault.ts";
import { listCell } from "../lib/tsv.ts";
import type { TsvRow } from "../lib/tsv.ts";
import type { Actor, ActorKind, ActorLink, ActorName, ActorTables, NameKind, RoleNoun, Sector, Term } from "../model/index.ts";
import { asDay, asGender, asKind, asLinkKind, asNameKind, asNamePart, asRole, asSector } from "./actor-cells.ts";
import { readTable } from "./read-table.ts";
import type { TableFolders } from "./read-table.ts";

const STATE_COLUMNS = [
  "id",
  "kind",
  "name",
  "country",
  "from",
  "to",
  "official",
  "aliases",
  "acronyms",
  "adjectives",
  "demonyms",
  "capitals",
  "origin",
] as const;
const NAME_COLUMNS = ["id", "name", "kind", "from", "to", "match", "origin"] as const;
const LINK_COLUMNS = ["id", "kind", "to", "since", "until", "origin"] as const;
const BODY_COLUMNS = ["id", "name", "country", "sector", "from", "to", "aliases", "acronyms", "origin"] as const;
const PERSON_COLUMNS = ["id", "name", "surname", "country", "aliases", "origin"] as const;
const TERM_COLUMNS = ["person", "office", "role", "actor", "from", "to", "origin"] as const;
const ROLE_COLUMNS = ["noun", "sector", "role", "single", "origin"] as const;
const UNNAMED_COLUMNS = ["noun", "sector", "origin"] as const;
const SURNAME_COLUMNS = ["surname", "origin"] as const;
const LED_COLUMNS = ["actor", "role", "from", "to", "origin"] as const;
const SHARED_COLUMNS = ["actor", "role", "origin"] as const;
const NAME_PLACE_COLUMNS = ["name", "as", "origin"] as const;
const FIGURE_COLUMNS = ["person", "sector", "origin"] as const;
const GIVEN_COLUMNS = ["name", "gender", "origin"] as const;
const CHECKED_COLUMNS = ["table", "checked", "origin"] as const;

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
  checkReferences({ actors, terms, named: [...names.keys(), ...links.keys(), ...sectors.keys()] });
  return {
    actors,
    terms,
    roleNouns: read(folder, "role-nouns.tsv", ROLE_COLUMNS).map(roleNounOf),
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
  const names = [
    always(row.name, "short"),
    ...listCell(row.official).map((name) => always(name, "official")),
    ...listCell(row.aliases).map((name) => always(name, "alias")),
    ...listCell(row.acronyms).map((name) => always(name, "acronym")),
    ...listCell(row.adjectives).map((name) => always(name, "adjective")),
    ...listCell(row.demonyms).map((name) => always(name, "demonym")),
    ...listCell(row.capitals).map((name) => always(name, "capital")),
    ...extraNames(row.id, extras),
  ];
  return { ...commonOf(row, extras), kind: asKind(row.kind), country: row.country === "" ? null : row.country, sector: null, names };
}

function bodyOf(row: TsvRow<(typeof BODY_COLUMNS)[number]>, kind: ActorKind, extras: Extras): Actor {
  const isWord = kind === "outlet" && !row.name.includes(" ");
  // A paper's name of one word ("Dawn", "Bild") is a word too: only as written.
  const names = [
    isWord ? { ...always(row.name, "short"), match: "exact" as const } : always(row.name, "short"),
    ...listCell(row.aliases).map((name) => always(name, "alias")),
    ...listCell(row.acronyms).map((name) => always(name, "acronym")),
    ...extraNames(row.id, extras),
  ];
  const sector = row.sector === "" ? null : asSector(row.sector);
  return { ...commonOf(row, extras), kind, country: row.country === "" ? null : row.country, sector, names };
}

function personOf(row: TsvRow<(typeof PERSON_COLUMNS)[number]>, extras: Extras): Actor {
  const names = [
    always(row.name, "short"),
    ...listCell(row.aliases).map((name) => always(name, "alias")),
    ...listCell(row.surname).map((name) => always(name, "surname")),
    ...extraNames(row.id, extras),
  ];
  return {
    ...commonOf({ ...row, from: "", to: "" }, extras),
    kind: "person",
    country: row.country === "" ? null : row.country,
    sector: extras.sectors.get(row.id) ?? null,
    names,
  };
}

function commonOf(
  row: { readonly id: string; readonly name: string; readonly from: string; readonly to: string; readonly origin: string },
  extras: Extras,
) {
  return { id: row.id, name: row.name, from: asDay(row.from), to: asDay(row.to), links: linksOf(row.id, extras), origin: row.origin };
}

/** Names of one capital letter form (acronyms, demonyms that are also verbs) are trusted only as written. */
function always(name: string, kind: NameKind): ActorName {
  const exact = kind === "acronym" || /^[\p{Lu}\d.&-]{1,4}$/u.test(name);
  return { name, kind, from: null, to: null, match: exact ? "exact" : "any" };
}

function extraNames(id: string, { names }: Extras): readonly ActorName[] {
  const rows = names.get(id) ?? [];
  return rows.map((row): ActorName => ({
    name: row.name,
    kind: asNameKind(row.kind),
    from: asDay(row.from),
    to: asDay(row.to),
    match: row.match === "exact" ? "exact" : "any",
  }));
}

const NO_LINKS: readonly ActorLink[] = [];

function linksOf(id: string, { links }: Extras): readonly ActorLink[] {
  const rows = links.get(id);
  if (rows === undefined) return NO_LINKS;
  return rows.map((row): ActorLink => ({ kind: asLinkKind(row.kind), to: row.to, since: asDay(row.since), until: asDay(row.until) }));
}

function termOf(row: TsvRow<(typeof TERM_COLUMNS)[number]>): Term {
  const { person, office, actor, origin } = row;
  const from = asDay(row.from);
  if (from === null) throw broken("terms", `the term of "${person}" as ${office} has no first day`);
  return { person, office, role: asRole(row.role), actor, from, to: asDay(row.to), origin };
}

function roleNounOf(row: TsvRow<(typeof ROLE_COLUMNS)[number]>): RoleNoun {
  return { noun: row.noun, sector: asSector(row.sector), role: row.role === "" ? null : asRole(row.role), single: row.single === "yes" };
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

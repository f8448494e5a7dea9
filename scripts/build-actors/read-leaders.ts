import type { Role } from "../../src/model/index.ts";
import { addDays } from "../../src/lib/day.ts";
import { roleOfOffice } from "./role-of-office.ts";
import type { RawTerm } from "./raw-term.ts";
import { readTable } from "./read-table.ts";
import { cleanPerson, surnamesOf } from "./clean-person.ts";

/** Ids that the sources write in brackets because ISO has none. */
const IDS: Readonly<Record<string, string>> = {
  "(DPR)": "DPR",
  "(LPR)": "LPR",
  "(Abkhazia)": "ABK",
  "(South Ossetia)": "SOS",
  "(Somaliland)": "SOL",
};

/** Heads of state and government and their deputies: leaders_factbook.tsv (public domain). */
export function readFactbookLeaders(folder: string): readonly RawTerm[] {
  const roles: Readonly<Record<string, Role>> = {
    chief_of_state: "head of state",
    head_of_government: "head of government",
    deputy: "deputy",
  };
  return readTable(folder, "leaders_factbook.tsv").flatMap((row) => {
    const role = roles[row["role"] ?? ""];
    const name = cleanPerson(row["person"] ?? "");
    if (role === undefined || name === null || row["start"] === "") return [];
    const country = row["iso3"] ?? "";
    const office = cleanOffice(row["office"] ?? "", role);
    const [surname = ""] = surnamesOf(name, country);
    const given = row["surname"] ?? "";
    return [
      {
        person: name,
        surnames: [...new Set([given.split(" ").length < name.split(" ").length ? given : surname])],
        aliases: (row["aliases"] ?? "")
          .split(";")
          .map((alias) => alias.trim())
          .filter((alias) => alias !== "" && alias !== name),
        country,
        actor: country,
        office,
        role: roleOf(office, role, country),
        from: firstDayOf(row["start"] ?? ""),
        to: endOfFactbook(row),
        origin: "factbook",
      },
    ];
  });
}

/** The factbook's chief of state is the supreme leader where there is one, and a prime minister in a few rows that slipped. */
function roleOf(office: string, role: Role, country: string): Role {
  if (role === "deputy") return role;
  if (/supreme leader/i.test(office)) return "leader";
  return /prime minister|^premier/i.test(office) && role === "head of state" && country !== "AFG" ? "head of government" : role;
}

/** A start known to the month or year stands as that period's first day. */
function firstDayOf(date: string): string {
  return date === "" ? "" : date + "-01-01".slice(date.length - 4);
}

/** An end that the next holder's start gives is trusted only without a gap between snapshots; else the last snapshot that lists them. */
function endOfFactbook(row: Readonly<Record<string, string>>): string | null {
  const basis = row["end_basis"] ?? "";
  if (basis.startsWith("in office")) return null;
  const gap = Number(/(\d+)-day snapshot gap/.exec(basis)?.[1] ?? "0");
  if (basis.startsWith("successor start") && gap <= 45) return firstDayOf(row["end"] ?? "");
  return addDays(row["last_listed"] ?? "", 1);
}

function cleanOffice(office: string, role: Role): string {
  const bare = office
    .replaceAll(/\b(?:Sir|Dr\.|Gen\.|Maj\.|Lt\.|Col\.|Capt\.|General|Sheikh|Dame|Ms|SAR)(?=\s|$)/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const singular = bare
    .replace(/^(Deputy Prime Minister|Vice President|Deputy Premier|Vice Premier|President)s$/, "$1")
    .replace(/ (?:of|of the|and|for)$/, "");
  if (singular !== "") return singular;
  return role === "head of state" ? "Head of State" : role === "head of government" ? "Prime Minister" : "Deputy";
}

/** Members of government, envoys and heads of organisations: officeholders_wikidata_2001_2023.tsv (Wikidata columns, CC0). */
export function readOfficeHolders(folder: string): readonly RawTerm[] {
  return readTable(folder, "officeholders_wikidata_2001_2023.tsv").flatMap((row) => {
    const name = cleanPerson(row["person"] ?? "");
    const country = IDS[row["iso3"] ?? ""] ?? row["iso3"] ?? "";
    const place = row["iso3"] === "(IGO)" ? organisationOf(row["office"] ?? "") : { actor: country, country };
    const role = roleOfOffice(row["office"] ?? "");
    if (name === null || place === null || role === null || !/^\d{4}-\d\d-\d\d$/.test(row["start"] ?? "")) return [];
    const snapshot = /snapshot (\d{4}-\d\d-\d\d)/.exec(row["source"] ?? "")?.[1] ?? "2021-06-17";
    const end = row["end"] ?? "";
    return [
      {
        person: name,
        surnames: surnamesOf(name, place.country),
        aliases: (row["aliases"] ?? "")
          .split(/[;|]/)
          .map((alias) => alias.trim())
          .filter((alias) => alias !== ""),
        ...place,
        office: row["office"] ?? "",
        role,
        from: row["start"] ?? "",
        to: /^\d{4}-\d\d-\d\d$/.test(end) ? end : addDays(snapshot, 1),
        origin: "wikidata",
      },
    ];
  });
}

/** Whom an office of an international organisation belongs to; null where the source does not say for whom its holder acts. */
function organisationOf(office: string): { readonly actor: string; readonly country: string } | null {
  if (office.startsWith("Permanent Representative")) return null;
  const organisations: readonly (readonly [RegExp, string])[] = [
    [/International Court of Justice/, "org:icj"],
    [/General Assembly/, "org:un-general-assembly"],
    [/Council of Europe/, "org:pace"],
    [/OSCE/, "org:osce"],
    [/World Trade/, "org:wto"],
    [/Arab Parliament/, "org:arab-league"],
    [/United Nations/, "org:un"],
  ];
  const found = organisations.find(([pattern]) => pattern.test(office));
  return found === undefined ? null : { actor: found[1], country: "" };
}

/** Foreign ministers in office on 2023-01-10: foreign_ministers_2023_01.tsv (Wikidata, CC0). */
export function readForeignMinisters(folder: string): readonly RawTerm[] {
  return readTable(folder, "foreign_ministers_2023_01.tsv").flatMap((row) => {
    const name = cleanPerson(row["person"] ?? "");
    const country = row["iso3"] ?? "";
    if (name === null || !/^[A-Z]{3}$/.test(country) || !/^\d{4}-\d\d-\d\d$/.test(row["start"] ?? "")) return [];
    const common = { person: name, surnames: surnamesOf(name, country), aliases: [], country, actor: country, office: row["office"] ?? "" };
    return [{ ...common, role: "foreign minister" as const, from: row["start"] ?? "", to: "2023-01-11", origin: "wikidata" }];
  });
}

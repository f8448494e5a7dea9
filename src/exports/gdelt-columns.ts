import type { ActorId, ActorRef, Sector } from "../model/index.ts";
import { numberOfId } from "../lib/hash.ts";
import type { Cell, Column } from "../lib/column.ts";
import type { ForeignHappening, ForeignTables } from "./foreign-row.ts";

type Row = ForeignHappening;

/**
 * The 61 columns of a GDELT 2.0 event file, in order (event codebook 2.0, 2015-02-19). What has no counterpart in the record is empty:
 * ethnic and religious groups, tone, coordinates.
 */
export function gdeltColumns(tables: ForeignTables): readonly Column<Row>[] {
  return [
    column("GlobalEventID", ({ happening }) => numberOfId(happening.id)),
    column("Day", (row) => dayOf(row).replaceAll("-", "")),
    column("MonthYear", (row) => dayOf(row).slice(0, 7).replace("-", "")),
    column("Year", (row) => dayOf(row).slice(0, 4)),
    column("FractionDate", (row) => fractionOf(dayOf(row))),
    ...actorColumns("Actor1", ({ event }) => event.initiator),
    ...actorColumns("Actor2", ({ event }) => event.recipient),
    column("IsRootEvent", (row) => (isInLead(row) ? 1 : 0)),
    column("EventCode", ({ happening }) => happening.cameo.padEnd(3, "0")),
    column("EventBaseCode", ({ happening }) => happening.cameo.padEnd(3, "0").slice(0, 3)),
    column("EventRootCode", ({ happening }) => happening.cameo.slice(0, 2)),
    column("QuadClass", ({ happening }) => quadOfRoot(Number(happening.cameo.slice(0, 2)))),
    column("GoldsteinScale", ({ happening }) => happening.goldstein),
    column("NumMentions", ({ happening }) => happening.eventIds.length),
    column("NumSources", ({ happening }) => happening.origins),
    column("NumArticles", ({ happening }) => happening.reports),
    column("AvgTone", () => null),
    ...placeColumns("Actor1Geo", () => NOWHERE),
    ...placeColumns("Actor2Geo", () => NOWHERE),
    ...placeColumns("ActionGeo", (row) => placeOf(row, tables)),
    column("DATEADDED", ({ recordedAt }) => recordedAt.slice(0, 19).replaceAll(/\D/g, "")),
    column("SOURCEURL", ({ article }) => article?.url ?? article?.from ?? null),
  ];
}

function column(name: string, cell: (row: Row) => Cell): Column<Row> {
  return { name, meaning: "", type: "text", cell };
}

function dayOf({ happening }: Row): string {
  return happening.day ?? "";
}

/** "2018.9644" for 22 December: months of 30 days in a year of 365, as GDELT has it. */
function fractionOf(day: string): string {
  const passed = (Number(day.slice(5, 7)) - 1) * 30 + Number(day.slice(8, 10));
  return `${day.slice(0, 4)}.${String(Math.min(9999, Math.round((passed / 365) * 10_000))).padStart(4, "0")}`;
}

function actorColumns(prefix: string, pick: (row: Row) => ActorRef | null): readonly Column<Row>[] {
  const of = (name: string, cell: (actor: ActorRef) => string): Column<Row> =>
    column(`${prefix}${name}`, (row) => {
      const actor = pick(row);
      return actor === null ? null : cell(actor);
    });
  return [
    of("Code", (actor) => [typeFirst(actor), countryOf(actor), GROUP_CODES[actor.id ?? ""] ?? "", typeLast(actor)].join("")),
    of("Name", ({ name }) => name.toUpperCase()),
    of("CountryCode", countryOf),
    of("KnownGroupCode", ({ id }) => GROUP_CODES[id ?? ""] ?? ""),
    of("EthnicCode", () => ""),
    of("Religion1Code", () => ""),
    of("Religion2Code", () => ""),
    of("Type1Code", ({ sector }) => (sector === null ? "" : TYPE_CODES[sector])),
    of("Type2Code", () => ""),
    of("Type3Code", () => ""),
  ];
}

/** CAMEO writes bodies of no country as "IGO" and their group, countries as the country and then the type. */
function typeFirst({ country, sector }: ActorRef): string {
  return country === null && sector !== null ? TYPE_CODES[sector] : "";
}

function typeLast({ country, sector }: ActorRef): string {
  return country !== null && sector !== null ? TYPE_CODES[sector] : "";
}

/** CAMEO's country codes are ISO's but for these two; its Kosovo is KSV. */
const OLD_CODES: Readonly<Record<string, string>> = { TLS: "TMP", XKX: "KSV" };

function countryOf({ country }: ActorRef): string {
  return country === null ? "" : (OLD_CODES[country] ?? country);
}

/** Groups that CAMEO knows by name and the tables have (the codes of the PETRARCH dictionary and of GDELT's files). */
const GROUP_CODES: Readonly<Record<ActorId, string>> = {
  "org:un": "UNO",
  "org:nato": "NAT",
  "org:eu": "EEC",
  "org:iaea": "IAE",
  "org:world-bank": "WBK",
  "org:imf": "IMF",
  "org:wto": "WTO",
  "org:who": "WHO",
  "org:arab-league": "ARL",
  "org:asean": "ASN",
  "org:gcc": "GCC",
  "org:oas": "OAS",
  "org:opec": "OPC",
  "org:icc": "ICC",
  "org:interpol": "ITP",
  "group:al-qaeda": "ALQ",
  "group:taliban": "TAL",
};

/** PLOVER's sectors as CAMEO's types; MED is the press in CAMEO and medicine in PLOVER. What CAMEO lacks goes to the nearest that it has. */
const TYPE_CODES: Readonly<Record<Sector, string>> = {
  GOV: "GOV",
  MIL: "MIL",
  LEG: "LEG",
  JUD: "JUD",
  COP: "COP",
  SPY: "SPY",
  PTY: "PTY",
  REB: "REB",
  UAF: "UAF",
  PRM: "UAF",
  UNK: "",
  AGR: "AGR",
  BUS: "BUS",
  CRM: "CRM",
  CVL: "CVL",
  EDU: "EDU",
  ELI: "ELI",
  JRN: "MED",
  LAB: "LAB",
  MED: "HLH",
  OPP: "OPP",
  PRE: "CVL",
  REF: "REF",
  REL: "REL",
  SOC: "CVL",
  IGO: "IGO",
  NGO: "NGO",
  MNC: "MNC",
  IMG: "IMG",
  ISM: "IMG",
};

/** GDELT's classes go by the root: its appeals are cooperation and its investigations verbal conflict. */
function quadOfRoot(root: number): number {
  if (root <= 5) return 1;
  if (root <= 8) return 2;
  return root <= 13 ? 3 : 4;
}

/** GDELT's "root events" stand in the first paragraph. */
function isInLead({ event, article }: Row): boolean {
  const end = article?.text.indexOf("\n\n") ?? -1;
  return end < 0 || event.evidence.sentence.start < end;
}

interface Place {
  /** 0 none, 1 a country, 4 a place in a country (GDELT tells American from other places; the record does not). */
  readonly kind: 0 | 1 | 4;
  readonly name: string;
  readonly fips: string;
}

const NOWHERE: Place = { kind: 0, name: "", fips: "" };

function placeOf({ event: { place } }: Row, { codesOf, nameOf }: ForeignTables): Place {
  if (place === null) return NOWHERE;
  const { country, name } = place;
  if (country === null) return { kind: 4, name, fips: "" };
  return { kind: name === nameOf(country) ? 1 : 4, name, fips: codesOf(country)?.fips ?? "" };
}

function placeColumns(prefix: string, pick: (row: Row) => Place): readonly Column<Row>[] {
  const empty = ["ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"].map((name) => column(`${prefix}_${name}`, () => null));
  return [
    column(`${prefix}_Type`, (row) => pick(row).kind),
    column(`${prefix}_FullName`, (row) => pick(row).name),
    column(`${prefix}_CountryCode`, (row) => pick(row).fips),
    ...empty,
  ];
}

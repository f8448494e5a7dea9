import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActorRef, CodedEvent, Happening } from "../model/index.ts";
import type { Column } from "../lib/column.ts";
import type { ForeignHappening, ForeignTables } from "./foreign-row.ts";
import { gdeltColumns } from "./gdelt-columns.ts";
import { icewsColumns } from "./icews-columns.ts";
import { polecatColumns } from "./polecat-columns.ts";

const tables: ForeignTables = {
  codesOf: (country) => (country === "XKX" ? { iso2: "XK", fips: "KV", cow: "347" } : null),
  nameOf: (country) => ({ XKX: "Kosovo", RUS: "Russia" })[country] ?? country,
  cameoName: () => "Reject",
};

const text = "Pristina refused the offer. It would not talk.\n\nThe army of Russia was told so on Friday.";
const actor = (more: Partial<ActorRef>): ActorRef => ({
  id: null,
  name: "",
  kind: "unnamed",
  country: null,
  sector: null,
  role: null,
  ...more,
});

const event: CodedEvent = {
  id: "00000000001z0000000000000a",
  actId: "act",
  articleId: "000000000010",
  initiator: actor({ id: "XKX", name: "Kosovo", kind: "state", country: "XKX" }),
  recipient: actor({ name: "army", country: "RUS", sector: "MIL" }),
  plover: "REJECT",
  mode: "meet",
  contexts: ["diplomatic", "military"],
  cameo: "12",
  quad: 3,
  goldstein: -4,
  status: "occurred",
  reciprocal: false,
  when: { value: "2018-12-22", day: "2018-12-22", precision: "day", basis: "expression", span: null },
  place: { name: "Kosovo", country: "XKX", span: { start: 0, end: 8 } },
  attribution: { chain: [], medium: null, quoted: false },
  evidence: {
    articleId: "000000000010",
    sentence: { start: 0, end: 27 },
    words: "Pristina refused the offer.",
    hash: "",
    trigger: [{ start: 9, end: 16 }],
    initiator: { start: 0, end: 8 },
    recipient: { start: 52, end: 66 },
  },
  coder: { version: "v1", rules: [] },
  confidence: 0.9,
};

const happening: Happening = {
  id: "0000000000100000000000000b",
  initiator: "XKX",
  recipient: "RUS",
  initiatorName: "Kosovo",
  recipientName: "army",
  plover: "REJECT",
  cameo: "12",
  quad: 3,
  goldstein: -4,
  status: "occurred",
  day: "2018-12-22",
  precision: "day",
  eventIds: ["a", "b", "c"],
  reports: 2,
  origins: 1,
  confidence: null,
  against: [],
};

const row: ForeignHappening = {
  event,
  happening,
  storyId: null,
  recordedAt: "2024-05-06T07:08:09.123Z",
  article: {
    id: "000000000010",
    pageId: "p",
    from: "a.html",
    url: "https://example.org/a",
    canonicalUrl: null,
    title: "",
    byline: [],
    outlet: "Gazette",
    language: "en",
    text,
    published: { value: "2018-12-23", day: "2018-12-23", precision: "day", instant: null, basis: "meta", from: [] },
    updatedAt: null,
    origin: null,
    related: [],
    truncated: false,
    skips: [],
  },
};

/** The cells that hold something, by column. */
function filled<Row>(columns: readonly Column<Row>[], of: Row): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columns.map(({ name, cell }) => [name, cell(of)]).filter(([, cell]) => cell !== null && cell !== ""));
}

test("gdeltColumns() gives a happening its day in four forms, CAMEO's codes, the class of the root and its counts", () => {
  assert.deepEqual(filled(gdeltColumns(tables), row), {
    GlobalEventID: "32",
    Day: "20181222",
    MonthYear: "201812",
    Year: "2018",
    FractionDate: "2018.9644",
    Actor1Code: "KSV",
    Actor1Name: "KOSOVO",
    Actor1CountryCode: "KSV",
    Actor2Code: "RUSMIL",
    Actor2Name: "ARMY",
    Actor2CountryCode: "RUS",
    Actor2Type1Code: "MIL",
    IsRootEvent: 1,
    EventCode: "120",
    EventBaseCode: "120",
    EventRootCode: "12",
    QuadClass: 3,
    GoldsteinScale: -4,
    NumMentions: 3,
    NumSources: 1,
    NumArticles: 2,
    Actor1Geo_Type: 0,
    Actor2Geo_Type: 0,
    ActionGeo_Type: 1,
    ActionGeo_FullName: "Kosovo",
    ActionGeo_CountryCode: "KV",
    DATEADDED: "20240506070809",
    SOURCEURL: "https://example.org/a",
  });
});

test("gdeltColumns() knows what stands in the first paragraph", () => {
  const later = { ...row, event: { ...event, evidence: { ...event.evidence, sentence: { start: 48, end: 90 } } } };
  assert.equal(filled(gdeltColumns(tables), later)["IsRootEvent"], 0);
});

test("gdeltColumns() writes bodies of no country by their kind and CAMEO's group", () => {
  const un = actor({ id: "org:un", name: "United Nations", kind: "organisation", sector: "IGO" });
  const cells = filled(gdeltColumns(tables), { ...row, event: { ...event, initiator: un, recipient: null } });
  assert.deepEqual(
    [cells["Actor1Code"], cells["Actor1KnownGroupCode"], cells["Actor1Type1Code"], cells["Actor2Code"]],
    ["IGOUNO", "UNO", "IGO", undefined],
  );
});

test("icewsColumns() names countries and sectors, and unnamed officials by both", () => {
  assert.deepEqual(filled(icewsColumns(tables), row), {
    "Event ID": "63",
    "Event Date": "2018-12-22",
    "Source Name": "Kosovo",
    "Source Country": "Kosovo",
    "Event Text": "Reject",
    "CAMEO Code": "12",
    Intensity: -4,
    "Target Name": "Military (Russia)",
    "Target Sectors": "Military",
    "Target Country": "Russia",
    "Story ID": "32",
    Publisher: "Gazette",
    Country: "Kosovo",
  });
});

test("icewsColumns() has the scale of ICEWS where that is another", () => {
  assert.equal(filled(icewsColumns(tables), { ...row, event: { ...event, cameo: "164", goldstein: -7 } })["Intensity"], -6.5);
});

test("polecatColumns() gives PLOVER's score of the mode, the quad in words, and the words of the text", () => {
  assert.deepEqual(filled(polecatColumns(tables), row), {
    "Event ID": event.id,
    "Event Date": "2018-12-22",
    "Event Type": "REJECT",
    "Event Mode": "meet",
    Intensity: -2,
    "Quad Code": "VERBAL CONFLICT",
    Contexts: "diplomatic; military",
    "Actor Name": "Kosovo",
    "Actor Country": "XKX",
    "Actor COW": "347",
    "Actor Name Raw": "Pristina",
    "Recipient Name": "army",
    "Recipient Country": "RUS",
    "Primary Recipient Sector": "MIL",
    "Recipient Sectors": "MIL",
    "Recipient Name Raw": "army of Russia",
    Placename: "Kosovo",
    Country: "XKX",
    "Raw Placename": "Pristina",
    Source: "Gazette",
    "Publication Date": "2018-12-23",
    Language: "en",
    Version: "demarche v1",
  });
});

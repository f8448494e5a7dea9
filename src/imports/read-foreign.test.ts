import assert from "node:assert/strict";
import { test } from "node:test";
import type { ForeignLine, ImportTables } from "./foreign-act.ts";
import { foreignReader } from "./read-foreign.ts";

const CODES = {
  "042": { plover: "CONSULT", quad: 1, goldstein: 1.9 },
  "12": { plover: "REJECT", quad: 3, goldstein: -4 },
  "05": { plover: "SUPPORT", quad: 1, goldstein: 3.5 },
} as const;
const tables: ImportTables = {
  cameo: (code) => CODES[code as keyof typeof CODES] ?? null,
  countryOfCode: (code) => (["RUS", "UKR", "POL"].includes(code) ? code : null),
  countryOfName: (name) => ({ "Russian Federation": "RUS", Ukraine: "UKR" })[name] ?? null,
};

/** A row of GDELT: the cells that are given, by number from 0. */
function gdelt(cells: Readonly<Record<number, string>>, width = 61): string {
  return Array.from({ length: width }, (_, at) => cells[at] ?? "").join("\t");
}

const VISIT = {
  0: "817",
  1: "20181222",
  6: "KREMLIN",
  7: "RUS",
  16: "KYIV",
  17: "UKR",
  26: "042",
  30: "1.9",
  33: "10",
  60: "https://example.org",
};

function read(first: string, line: string): ForeignLine | null {
  return foreignReader(first, tables)?.read(line) ?? null;
}

test("foreignReader() reads GDELT's columns by number, with and without its later ones", () => {
  const [act] = read(gdelt(VISIT), gdelt(VISIT)) as readonly object[];
  assert.deepEqual(act, {
    source: "gdelt",
    id: "817",
    day: "2018-12-22",
    initiator: "RUS",
    recipient: "UKR",
    initiatorName: "KREMLIN",
    recipientName: "KYIV",
    cameo: "042",
    plover: "CONSULT",
    quad: 1,
    goldstein: 1.9,
    reports: 10,
    url: "https://example.org",
  });
  assert.equal(foreignReader(gdelt(VISIT, 58), tables)?.source, "gdelt");
  assert.equal(foreignReader(gdelt(VISIT, 40), tables), null);
});

test("foreignReader() takes a three-digit root for the root and a leaf that is not known for its root", () => {
  const codeOf = (code: string): unknown => {
    const line = read(gdelt(VISIT), gdelt({ ...VISIT, 26: code }));
    return Array.isArray(line) ? (line as readonly { readonly cameo: string }[])[0]?.cameo : line;
  };
  assert.deepEqual(["120", "1299", "99", "x"].map(codeOf), ["12", "12", "unknown code", "unknown code"]);
});

const ICEWS = "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tIntensity\tTarget Name\tTarget Country";

test("foreignReader() reads ICEWS by its header, names of countries, both ways of dates, and what is missing", () => {
  const line = (date: string): string => ["9", date, "Lavrov", "Russian Federation", "042", "1.9", "Kuleba", "NA"].join("\t");
  const [act] = read(ICEWS, line("6/1/2017")) as readonly { readonly day: string; readonly initiator: string; readonly recipient: null }[];
  assert.deepEqual([act?.day, act?.initiator, act?.recipient], ["2017-06-01", "RUS", null]);
  assert.equal(read(ICEWS, line("June")), "no day");
  assert.equal(read(ICEWS, "9\t2017-06-01"), "wrong columns");
});

const POLECAT = "Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Name\tRecipient Country";

test("foreignReader() makes an act of each pair of POLECAT's lists, and no act of a type that PLOVER does not have", () => {
  const line = (type: string): string => ["e", "2022-03-01", type, "Duda; Putin", "POL; RUS", "Ukraine", "UKR"].join("\t");
  const acts = read(POLECAT, line("SUPPORT")) as readonly {
    readonly initiator: string;
    readonly recipient: string;
    readonly goldstein: number;
  }[];
  assert.deepEqual(
    acts.map(({ initiator, recipient, goldstein }) => [initiator, recipient, goldstein]),
    [
      ["POL", "UKR", 3.5],
      ["RUS", "UKR", 3.5],
    ],
  );
  assert.equal(read(POLECAT, line("CRIME")), "unknown code");
});

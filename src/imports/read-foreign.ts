import { isDay } from "../lib/day.ts";
import type { CameoCode, CountryCode, ForeignAct, ForeignSource, PloverType } from "../model/index.ts";
import { PLOVER } from "../model/index.ts";
import type { ForeignLine, ImportTables } from "./foreign-act.ts";

/** Reads the lines of one file, told apart by its first. */
export interface ForeignReader {
  readonly source: ForeignSource;
  /** Whether the first line is a header. */
  readonly hasHeader: boolean;
  readonly read: (line: string) => ForeignLine;
}

/** GDELT 2.0 has 61 columns, 1.0 has 58, and its files up to 2013 have 57. */
const GDELT_COLUMNS: readonly number[] = [61, 58, 57];

/** How to read a file that begins so; null when it is of none of the data sets. */
export function foreignReader(firstLine: string, tables: ImportTables): ForeignReader | null {
  const cells = firstLine.split("\t");
  if (cells.includes("CAMEO Code") && cells.includes("Source Country"))
    return { source: "icews", hasHeader: true, read: (line) => readIcews(cellsOf(cells, line), tables) };
  if (cells.includes("Event Type") && cells.includes("Recipient Country"))
    return { source: "polecat", hasHeader: true, read: (line) => readPolecat(cellsOf(cells, line), tables) };
  if (GDELT_COLUMNS.includes(cells.length) && /^\d+$/.test(cells[0] ?? "") && /^\d{8}$/.test(cells[1] ?? ""))
    return { source: "gdelt", hasHeader: false, read: (line) => readGdelt(line.split("\t"), tables) };
  return null;
}

type Cells = (column: string) => string;

/** Null when the line has fewer cells than the header: some published files have spare ones at the end. */
function cellsOf(header: readonly string[], line: string): Cells | null {
  const cells = line.split("\t");
  if (cells.length < header.length) return null;
  return (column) => {
    const cell = (cells[header.indexOf(column)] ?? "").trim();
    return MISSING.has(cell) ? "" : cell;
  };
}

const MISSING: ReadonlySet<string> = new Set(["NA", "NULL", "None"]);

/** Columns of GDELT's files by their number from 0 (event codebook 2.0). */
const AT = { id: 0, day: 1, name1: 6, country1: 7, name2: 16, country2: 17, code: 26, goldstein: 30, articles: 33 } as const;

function readGdelt(cells: readonly string[], { cameo, countryOfCode }: ImportTables): ForeignLine {
  if (!GDELT_COLUMNS.includes(cells.length)) return "wrong columns";
  const cell = (at: number): string => cells[at] ?? "";
  const day = cell(AT.day).replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  if (!isDay(day)) return "no day";
  const code = leafOf(cell(AT.code), cameo);
  if (code === null) return "unknown code";
  const { plover, quad, goldstein } = code;
  const url = cells.length === 57 ? null : (cells.at(-1) ?? null);
  const act: ForeignAct = {
    source: "gdelt",
    id: cell(AT.id),
    day,
    initiator: countryOfCode(cell(AT.country1)),
    recipient: countryOfCode(cell(AT.country2)),
    initiatorName: cell(AT.name1),
    recipientName: cell(AT.name2),
    cameo: code.code,
    plover,
    quad,
    goldstein: cell(AT.goldstein) === "" ? goldstein : Number(cell(AT.goldstein)),
    reports: Math.max(1, Number(cell(AT.articles)) || 1),
    url,
  };
  return [act];
}

function readIcews(cells: Cells | null, { cameo, countryOfName }: ImportTables): ForeignLine {
  if (cells === null) return "wrong columns";
  const day = isoDay(cells("Event Date"));
  if (day === null) return "no day";
  const code = leafOf(cells("CAMEO Code"), cameo);
  if (code === null) return "unknown code";
  const intensity = cells("Intensity");
  const act: ForeignAct = {
    source: "icews",
    id: cells("Event ID"),
    day,
    initiator: countryOfName(cells("Source Country")),
    recipient: countryOfName(cells("Target Country")),
    initiatorName: cells("Source Name"),
    recipientName: cells("Target Name"),
    cameo: code.code,
    plover: code.plover,
    quad: code.quad,
    goldstein: intensity === "" ? code.goldstein : Number(intensity),
    reports: 1,
    url: null,
  };
  return [act];
}

/** Codes of roots, whose values on Goldstein's scale stand for POLECAT's types, which have none. */
const ROOTS: Readonly<Record<PloverType, CameoCode>> = {
  AGREE: "03",
  CONSULT: "04",
  SUPPORT: "05",
  CONCEDE: "08",
  COOPERATE: "06",
  AID: "07",
  RETREAT: "08",
  REQUEST: "10",
  ACCUSE: "11",
  REJECT: "12",
  THREATEN: "13",
  PROTEST: "14",
  SANCTION: "16",
  MOBILIZE: "15",
  COERCE: "17",
  ASSAULT: "18",
};

/** Sides are lists parted by "; ": each country of one to each of the other is an act. */
function readPolecat(cells: Cells | null, { cameo, countryOfCode }: ImportTables): ForeignLine {
  if (cells === null) return "wrong columns";
  const day = isoDay(cells("Event Date"));
  if (day === null) return "no day";
  const type = PLOVER.find((row) => row.type === cells("Event Type").toUpperCase());
  if (type === undefined) return "unknown code";
  const countries = (column: string): readonly (CountryCode | null)[] => {
    const codes = [...new Set(cells(column).split("; "))].map(countryOfCode).filter((code) => code !== null);
    return codes.length === 0 ? [null] : codes;
  };
  const goldstein = cameo(ROOTS[type.type])?.goldstein ?? 0;
  return countries("Actor Country").flatMap((initiator) =>
    countries("Recipient Country").map((recipient): ForeignAct => ({
      source: "polecat",
      id: cells("Event ID"),
      day,
      initiator,
      recipient,
      initiatorName: cells("Actor Name"),
      recipientName: cells("Recipient Name"),
      cameo: null,
      plover: type.type,
      quad: type.quad,
      goldstein,
      reports: 1,
      url: null,
    })),
  );
}

type Leaf = NonNullable<ReturnType<ImportTables["cameo"]>> & { readonly code: CameoCode };

/** Other data sets write roots as three digits ("120"); a code that is not there stands for what it begins with. */
function leafOf(code: string, cameo: ImportTables["cameo"]): Leaf | null {
  if (!/^\d{2,4}$/.test(code)) return null;
  const tried = [code, ...(code.endsWith("0") && code.length === 3 ? [code.slice(0, 2)] : []), code.slice(0, 3), code.slice(0, 2)];
  for (const one of tried) {
    const row = cameo(one);
    if (row !== null) return { ...row, code: one };
  }
  return null;
}

/** "2018-06-01", or "6/1/2018" as ICEWS had it in 2017. */
function isoDay(text: string): string | null {
  const [, month = "", day = "", year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year === "" ? text.slice(0, 10) : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(iso) ? iso : null;
}

import { Fault } from "./fault.ts";

/** One row of a table, by column name. Cells are as written, without surrounding white space. */
export type TsvRow<Column extends string> = { readonly [name in Column]: string };

export interface TsvOptions<Column extends string> {
  /** Where the text came from, for errors: "data/rules/acts.tsv". */
  readonly where: string;
  /** The header that the table must have, in order. */
  readonly columns: readonly Column[];
  /** Column whose values may not repeat. */
  readonly unique?: Column;
}

/**
 * Reads a tab-separated table: UTF-8, a header line, no quoting; empty lines and lines that start with "#" are passed over.
 *
 * Throws the fault "table/broken" with the line number when the header, a row's number of cells or a repeated id is wrong.
 *
 * @example parseTsv("id\tname\nRUS\tRussia\n", { where: "x.tsv", columns: ["id", "name"] })[0]?.name // "Russia"
 */
export function parseTsv<Column extends string>(text: string, options: TsvOptions<Column>): readonly TsvRow<Column>[] {
  const broken = (line: number, why: string): Fault =>
    new Fault("table/broken", "Cannot read a table", {
      where: `${options.where}:${line}`,
      why,
      next: "Mend the line, then run npm run check",
    });
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (lines[0] !== options.columns.join("\t")) throw broken(1, `the header must be "${options.columns.join(" ")}" parted by tabs`);
  const seen = new Set<string>();
  const rows: TsvRow<Column>[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === "" || line.startsWith("#")) continue;
    const cells = line.split("\t");
    if (cells.length !== options.columns.length) throw broken(index + 1, `${cells.length} cells, ${options.columns.length} columns`);
    const row = rowOf(options.columns, cells);
    const id = options.unique === undefined ? undefined : row[options.unique];
    if (id !== undefined && seen.has(id)) throw broken(index + 1, `"${id}" is there twice`);
    if (id !== undefined) seen.add(id);
    rows.push(row);
  }
  return rows;
}

/** Writes a table that `parseTsv` reads. Tabs and line ends inside cells become spaces. */
export function formatTsv<Column extends string>(columns: readonly Column[], rows: readonly TsvRow<Column>[]): string {
  const clean = (cell: string): string => cell.replaceAll(/[\t\r\n]+/g, " ");
  return [columns.join("\t"), ...rows.map((row) => columns.map((column) => clean(row[column])).join("\t"))].join("\n") + "\n";
}

/** The parts of a cell that lists several values parted by "|"; an empty cell has none. */
export function listCell(cell: string): readonly string[] {
  return cell === "" ? [] : cell.split("|").map((part) => part.trim());
}

function rowOf<Column extends string>(columns: readonly Column[], cells: readonly string[]): TsvRow<Column> {
  const row: Record<string, string> = {};
  for (let index = 0; index < columns.length; index++) row[columns[index] ?? ""] = (cells[index] ?? "").trim();
  // The number of cells was checked by the caller, so every column has its cell.
  return row as TsvRow<Column>;
}

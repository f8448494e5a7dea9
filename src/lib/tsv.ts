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
  const { columns, unique } = options;
  const seen = new Set<string>();
  const rows: TsvRow<Column>[] = [];
  // Lines and cells are found by index: lists of them, made and thrown away, were half of the time of reading the tables of actors.
  for (let start = text.startsWith("\uFEFF") ? 1 : 0, line = 1; start < text.length || line === 1; line++) {
    const feed = endOf(text, "\n", { start, stop: text.length });
    const stop = text[feed - 1] === "\r" ? feed - 1 : feed;
    if (line === 1) {
      if (text.slice(start, stop) !== columns.join("\t")) throw broken(1, `the header must be "${columns.join(" ")}" parted by tabs`);
    } else if (start < stop && text[start] !== "#") {
      const row = readRow(text, columns, { start, stop });
      if (row === null) throw broken(line, `${text.slice(start, stop).split("\t").length} cells, ${columns.length} columns`);
      const id = unique === undefined ? undefined : row[unique];
      if (id !== undefined && seen.has(id)) throw broken(line, `"${id}" is there twice`);
      if (id !== undefined) seen.add(id);
      rows.push(row);
    }
    start = feed + 1;
  }
  return rows;
}

interface Stretch {
  readonly start: number;
  readonly stop: number;
}

/** Null: the stretch has not as many cells as there are columns. */
function readRow<Column extends string>(text: string, columns: readonly Column[], { start, stop }: Stretch): TsvRow<Column> | null {
  const row: Record<string, string> = {};
  let at = start;
  for (const column of columns) {
    if (at > stop) return null;
    const end = endOf(text, "\t", { start: at, stop });
    row[column] = end === at ? "" : text.slice(at, end).trim();
    at = end + 1;
  }
  // Every column has its cell, or the loop would have ended early.
  return at === stop + 1 ? (row as TsvRow<Column>) : null;
}

/** Where the mark stands next; `stop` when it does not before that. */
function endOf(text: string, mark: string, { start, stop }: Stretch): number {
  const at = text.indexOf(mark, start);
  return at < 0 || at > stop ? stop : at;
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

import type { Column } from "./column.ts";
import { maskAddresses } from "./mask-addresses.ts";

/** What a spreadsheet takes for the start of a formula (owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@\t\r]/;
/** A plain number may begin with a minus: it is no formula. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * One record of CSV (RFC 4180), with its line end.
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets hide; e-mail addresses are blotted out. Null
 * is an empty cell.
 *
 * @example csvLine(["=1+1", 'a "b"', -3]) // `'=1+1,"a ""b""",-3\r\n`
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  const text = maskAddresses(String(value));
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as RFC 4180 has it: a header, then a line a row; nothing is held back. */
export function* csvLines<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Generator<string> {
  yield csvLine(columns.map(({ name }) => name));
  for (const row of rows) yield csvLine(columns.map(({ cell }) => cell(row)));
}

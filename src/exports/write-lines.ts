import type { Cell, Column } from "../lib/column.ts";
import { maskAddresses } from "../lib/mask-addresses.ts";

export interface TabOptions {
  /** GDELT's files have none. */
  readonly header: boolean;
  /** What stands in an empty cell: "NA", "None". */
  readonly missing: string;
}

/** A tab-separated table without quoting: tabs and line ends inside a cell become blanks. */
export function* tabLines<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>, { header, missing }: TabOptions): Generator<string> {
  if (header) yield `${columns.map(({ name }) => name).join("\t")}\n`;
  for (const row of rows) yield `${columns.map(({ cell }) => tabCell(cell(row), missing)).join("\t")}\n`;
}

function tabCell(value: Cell, missing: string): string {
  const text = value === null ? "" : maskAddresses(String(value)).replaceAll(/[\t\r\n]+/g, " ");
  return text === "" ? missing : text;
}

export type Cell = string | number | boolean | null;

/** What the cells of a column are, where a format has types: Parquet. Empty cells are null in all. */
export type CellType = "text" | "integer" | "number" | "boolean" | "day" | "instant";

/** One column of a table that is written a row at a time. */
export interface Column<Row> {
  readonly name: string;
  /** For docs/exports.md, in one line. */
  readonly meaning: string;
  readonly type: CellType;
  readonly cell: (row: Row) => Cell;
}

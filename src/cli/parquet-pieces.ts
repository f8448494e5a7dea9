import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { ColumnSource, SchemaElement } from "hyparquet-writer";
import type { Cell, CellType, Column } from "../lib/column.ts";
import { maskAddresses } from "../lib/mask-addresses.ts";

/** Rows a group of a file that is sent while it is written: others are answered between two groups. */
const ROWS_A_GROUP = 1000;

/** A table as one Parquet file, a piece a row group, then its foot. */
export async function* parquetPieces<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const output = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: "demarche" });
  const take = (): Uint8Array => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0; // its offset goes on counting
    return piece;
  };
  let held: Row[] = [];
  for (const row of rows) {
    if (held.push(row) < ROWS_A_GROUP) continue;
    await output.write({ columnData: columnData(columns, held), rowGroupSize: ROWS_A_GROUP });
    held = [];
    yield take();
  }
  if (held.length > 0) await output.write({ columnData: columnData(columns, held), rowGroupSize: ROWS_A_GROUP });
  await output.finish();
  yield take();
}

const TYPES: Readonly<Record<CellType, Pick<SchemaElement, "type" | "converted_type">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  day: { type: "INT32", converted_type: "DATE" },
  instant: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
};

export function schemaOf<Row>(columns: readonly Column<Row>[]): SchemaElement[] {
  const elements = columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: "OPTIONAL", ...TYPES[type] }));
  return [{ name: "root", num_children: columns.length }, ...elements];
}

export function columnData<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): ColumnSource[] {
  return columns.map(({ name, type, cell }) => ({ name, data: rows.map((row) => valueOf(cell(row), type)) }));
}

function valueOf(cell: Cell, type: CellType): string | number | boolean | Date | null {
  if (typeof cell === "string" && type === "text") return maskAddresses(cell);
  if (cell === null || (type !== "day" && type !== "instant")) return cell;
  return new Date(String(cell));
}

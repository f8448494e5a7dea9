import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ParquetWriter, fileWriter } from "hyparquet-writer";
import type { Column } from "../lib/column.ts";
import { Fault } from "../lib/fault.ts";
import { faultOfOutput } from "./fault-of-output.ts";
import { columnData, schemaOf } from "./parquet-pieces.ts";

/** Rows held at a time; each lot is a row group of its file. A tenth of DuckDB's own groups, so that memory stays small. */
const ROWS_A_GROUP = 10_000;

interface ParquetOptions<Row> {
  readonly folder: string;
  readonly columns: readonly Column<Row>[];
  /** "2022-03", or null for rows without a day. Rows of one month must follow one another. */
  readonly monthOf: (row: Row) => string | null;
}

/**
 * Writes rows into `folder/month=2022-03/events.parquet`, a file a month, as Hive partitions that DuckDB, Spark and pandas read as one table.
 *
 * A file has its name only once it is whole. Throws the fault "usage/out" when the folder holds anything.
 */
export async function writeParquet<Row>(rows: Iterable<Row>, { folder, columns, monthOf }: ParquetOptions<Row>): Promise<void> {
  let file: MonthFile<Row> | null = null;
  try {
    makeEmpty(folder);
    for (const row of rows) {
      const month = monthOf(row);
      if (file === null || file.month !== month) {
        await file?.close();
        file = openMonth(folder, month, columns);
      }
      await file.add(row);
    }
    await file?.close();
  } catch (error) {
    file?.discard();
    throw faultOfOutput(error, folder);
  }
}

interface MonthFile<Row> {
  readonly month: string | null;
  add(row: Row): Promise<void>;
  close(): Promise<void>;
  discard(): void;
}

function openMonth<Row>(folder: string, month: string | null, columns: readonly Column<Row>[]): MonthFile<Row> {
  const home = join(folder, `month=${month ?? NO_MONTH}`);
  mkdirSync(home, { recursive: true });
  const [part, whole] = [join(home, "events.parquet.part"), join(home, "events.parquet")];
  const output = new ParquetWriter({ writer: fileWriter(part), schema: schemaOf(columns), createdBy: "demarche" });
  let held: Row[] = [];
  const flush = async (): Promise<void> => {
    if (held.length > 0) await output.write({ columnData: columnData(columns, held), rowGroupSize: ROWS_A_GROUP });
    held = [];
  };
  return {
    month,
    add: async (row) => {
      if (held.push(row) === ROWS_A_GROUP) await flush();
    },
    close: async () => {
      await flush();
      await output.finish();
      renameSync(part, whole);
    },
    discard: () => rmSync(part, { force: true }),
  };
}

/** What Hive calls the partition of rows that have no value. */
const NO_MONTH = "__HIVE_DEFAULT_PARTITION__";

function makeEmpty(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0)
    throw new Fault("usage/out", "Cannot export into a folder that holds something", {
      where: folder,
      why: "old and new files would be read as one table",
      next: "Name another with --out DIR, or empty it",
    });
}

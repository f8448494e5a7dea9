import { pageAddress } from "../lib/canonical-address.ts";
import { Fault } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";
import { notARecord } from "./faults.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import type { Migration } from "./migrations/migration.ts";

/** Stands in the header of every record ("DMRC"), so that no other SQLite file is taken for one. */
const APPLICATION_ID = 0x444d5243;

/** What the header of a file says: a record of some version, an empty file, or something else. */
export function schemaOf(
  connection: Connection,
): { readonly kind: "record"; readonly version: number } | { readonly kind: "empty" | "foreign" } {
  const id = connection.count("PRAGMA application_id");
  if (id === APPLICATION_ID) return { kind: "record", version: connection.count("PRAGMA user_version") };
  return { kind: id === 0 && connection.count("SELECT count(*) FROM sqlite_schema") === 0 ? "empty" : "foreign" };
}

/** The version that this program writes. */
export function latestVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Brings a record to the latest schema, each step in a transaction of its own: killed in between, it goes on where it stopped.
 *
 * An empty file becomes a record. Faults: "record/not-a-record" for another's file, "record/newer" for a schema from the future.
 */
export function migrate(connection: Connection, migrations: readonly Migration[] = MIGRATIONS): void {
  const schema = schemaOf(connection);
  checkSchema(connection.path, schema, migrations);
  const version = schema.kind === "record" ? schema.version : 0;
  connection.define("page_address", (url, own) => pageAddress(textOrNull(url), textOrNull(own)));
  for (const step of migrations.filter((migration) => migration.version > version)) {
    connection.exec("BEGIN IMMEDIATE");
    try {
      connection.exec(step.sql);
      connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${step.version}`);
      connection.exec("COMMIT");
    } catch (error) {
      connection.rollBack();
      throw error;
    }
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Throws unless the file is a record that this program can read, or empty. */
export function checkSchema(path: string, schema: ReturnType<typeof schemaOf>, migrations: readonly Migration[] = MIGRATIONS): void {
  if (schema.kind === "foreign") throw notARecord(path, "it is a database of another program");
  if (schema.kind === "record" && schema.version > latestVersion(migrations)) {
    const why = `its schema is ${schema.version}, and this version of Demarche knows up to ${latestVersion(migrations)}`;
    throw new Fault("record/newer", "Cannot use the record", { where: path, why, next: "Update Demarche" });
  }
}

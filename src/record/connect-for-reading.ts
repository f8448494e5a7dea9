import { existsSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Fault } from "../lib/fault.ts";
import { Connection } from "./connection.ts";
import { notARecord } from "./faults.ts";
import { checkSchema, schemaOf } from "./migrate.ts";

/** Connects to a file that is a record, or empty, and throws for any other. */
export function connectForReading(path: string): Connection {
  if (!statSync(path).isFile()) throw notARecord(path, "it is not a file");
  try {
    return checkedConnection(path);
  } catch (error) {
    const isUnwritable = error instanceof Fault && (error.code === "record/unopenable" || error.code === "record/read-only");
    if (!isUnwritable || existsSync(`${path}-wal`)) throw error;
    // A record that nobody has open has no files beside it, and where its folder may not be written SQLite cannot make them.
    const location = pathToFileURL(path);
    location.searchParams.set("immutable", "1");
    return checkedConnection(path, location);
  }
}

function checkedConnection(path: string, location?: URL): Connection {
  const connection = new Connection(path, location === undefined ? { readOnly: true } : { readOnly: true, location });
  try {
    checkSchema(path, schemaOf(connection));
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

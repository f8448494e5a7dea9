import { existsSync } from "node:fs";
import { Fault } from "../lib/fault.ts";
import type { Instant, Store } from "../model/index.ts";
import { Connection } from "./connection.ts";
import { connectForReading } from "./connect-for-reading.ts";
import { latestVersion, migrate, schemaOf } from "./migrate.ts";
import { SqliteStore } from "./sqlite-store.ts";
import { takeWriteLock } from "./write-lock.ts";
import { Writer } from "./writer.ts";

export interface RecordOptions {
  /**
   * "write": the one writer; makes the file when there is none and brings an older schema up to date. "read": one of any number of readers.
   * "ask": a reader that may lay requests before the writer (`Schedule.putRequest`), and writes nothing else.
   */
  readonly mode: "write" | "read" | "ask";
  /** Asked once a commit, for when rows were recorded. */
  readonly clock: () => Instant;
}

/**
 * Opens the record at a path: one SQLite file, read by many processes while one writes.
 *
 * Faults, each with what to do: "record/locked" (another process writes), "record/missing" (nothing to read), "record/not-a-record",
 * "record/corrupt", "record/newer", "record/older" (must be opened for writing once), "record/read-only", "record/unopenable",
 * "record/full", "record/disk".
 *
 * @example openRecord("demarche.db", { mode: "read", clock: () => new Date().toISOString() }).summary().events
 */
export function openRecord(path: string, { mode, clock }: RecordOptions): Store {
  return mode === "write" ? openForWriting(path, clock) : openForReading(path, mode);
}

function openForWriting(path: string, clock: () => Instant): Store {
  if (existsSync(path)) connectForReading(path).close(); // so that nothing is put beside a file that is another's
  const lock = takeWriteLock(path);
  try {
    const connection = new Connection(path, { readOnly: false });
    try {
      // Each commit is on disk before it is acknowledged: docs/decisions/020-every-commit-on-disk.md
      connection.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16384; PRAGMA cache_size = -65536",
      );
      migrate(connection);
      return new SqliteStore(connection, { writer: new Writer(connection, clock), lock });
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openForReading(path: string, mode: "read" | "ask"): Store {
  if (!existsSync(path))
    throw new Fault("record/missing", "There is no record yet", { where: path, next: "Read some pages into it first" });
  const connection = connectForReading(path);
  try {
    const schema = schemaOf(connection);
    const version = schema.kind === "record" ? schema.version : 0;
    if (version < latestVersion()) {
      const why = version === 0 ? "it is empty" : `its schema is ${version}, and this version of Demarche reads ${latestVersion()}`;
      throw new Fault("record/older", "Cannot read the record", {
        where: path,
        why,
        next: "Read a page into it, which brings it up to date",
      });
    }
    if (mode === "read") return new SqliteStore(connection, null);
  } catch (error) {
    connection.close();
    throw error;
  }
  connection.close();
  return new SqliteStore(new Connection(path, { readOnly: false }), null);
}

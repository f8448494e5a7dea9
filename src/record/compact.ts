import { existsSync, fsyncSync, openSync, closeSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "../lib/fault.ts";
import type { CompactedRecord } from "../model/index.ts";
import { connectForReading } from "./connect-for-reading.ts";
import type { Connection } from "./connection.ts";

/**
 * Writes the record as it is at this moment to a new file; see `Store.backup`. The file appears when it is whole and on disk.
 *
 * Over a connection of its own, since SQLite copies only where no other statement is read from.
 */
export function backupRecord(record: string, path: string): void {
  if (existsSync(path))
    throw new Fault("record/exists", "Cannot write a backup", {
      where: path,
      why: "there is a file already",
      next: "Name another, or remove it",
    });
  const part = `${path}-part`;
  rmSync(part, { force: true });
  const connection = connectForReading(record);
  try {
    connection.run("VACUUM INTO ?", part);
    sync(part);
    renameSync(part, path);
    sync(dirname(path));
  } catch (error) {
    for (const suffix of ["", "-journal"]) rmSync(`${part}${suffix}`, { force: true });
    if (!(error instanceof Fault)) throw error;
    // The record could be opened: what fails is the copy.
    throw new Fault(error.code, "Cannot write a backup", { where: path, why: error.why ?? "", next: error.next ?? "", cause: error });
  } finally {
    connection.close();
  }
}

/** Gives space back and orders the indexes anew; see `Store.compact`. SQLite does it in one transaction: readers see the old file until it is done. */
export function compactRecord(connection: Connection): CompactedRecord {
  const bytes = (): number => statSync(connection.path).size;
  emptyLog(connection);
  const bytesBefore = bytes();
  connection.exec("INSERT INTO sentence_words (sentence_words) VALUES ('optimize')");
  connection.exec("VACUUM");
  connection.exec("PRAGMA optimize");
  emptyLog(connection);
  return { bytesBefore, bytesAfter: bytes() };
}

/** Moves what was committed into the file itself, as far as readers that look at older states let it; does not wait for them. */
function emptyLog(connection: Connection): void {
  const patience = connection.count("PRAGMA busy_timeout");
  connection.exec("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)");
  connection.exec(`PRAGMA busy_timeout = ${patience}`);
}

/** What is written is on disk when this returns; a folder holds the name. */
function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

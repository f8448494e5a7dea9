import { DatabaseSync } from "node:sqlite";
import { faultOf, lockedFault, sqliteCode } from "./faults.ts";

export interface WriteLock {
  release(): void;
}

/** Result code of SQLite for a lock that somebody else holds. */
const BUSY = 5;

/**
 * Takes the right to write a record, for as long as this process wants it; the system gives it back when the process dies, however.
 *
 * The lock is SQLite's own exclusive lock on an empty file beside the record, `PATH-writer`. The record itself is not locked, so that
 * others read on. The file stays when the lock goes: removing it could give two processes a lock each.
 * Throws the fault "record/locked" when another process, or this one, has it.
 */
export function takeWriteLock(path: string): WriteLock {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(`${path}-writer`, { timeout: 0 });
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database?.close();
    throw sqliteCode(error) === BUSY ? lockedFault(path, error) : faultOf(error, path);
  }
  const held = database;
  return { release: () => held.close() };
}

import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "../lib/fault.ts";
import type { Store } from "../model/index.ts";
import { openRecord } from "../record/index.ts";
import { DEFAULT_RECORD } from "./commands/flags.ts";
import { instantNow } from "./instant-now.ts";
import type { Environment } from "./show/screen.ts";

/** The record's file: the flag, else the environment, else the default. */
export function recordPath(flags: { readonly record?: string }, env: Environment): string {
  return flags.record ?? (env["DEMARCHE_RECORD"] || DEFAULT_RECORD);
}

/**
 * Opens the record, hands it over and closes it, whatever happens. A record to be written is made where there is none.
 *
 * What SQLite throws becomes a `Fault` that says what is wrong with the file and what to do.
 */
export async function withRecord<T>(path: string, mode: "read" | "write", work: (store: Store) => T | Promise<T>): Promise<T> {
  if (mode === "read" && !existsSync(path)) {
    throw new Fault("record/missing", "There is no record yet", {
      where: path,
      next: "Make one with demarche ingest PATH, or name another with --record FILE",
    });
  }
  try {
    if (mode === "write") mkdirSync(dirname(path), { recursive: true });
    const store = openRecord(path, { mode, clock: instantNow });
    try {
      return await work(store);
    } finally {
      store.close();
    }
  } catch (error) {
    throw faultOf(error, path);
  }
}

interface SqliteFault {
  readonly code: string;
  readonly why: string;
  readonly next: string;
}

const AGAIN = "then run the same command again: what was committed stays";
const LOCKED: SqliteFault = { code: "record/locked", why: "another process is writing to it", next: "Wait for it to end, or stop it" };

/** Primary result codes of SQLite (sqlite.org/rescode.html) that a user can do something about. */
const SQLITE_FAULTS: ReadonlyMap<number, SqliteFault> = new Map([
  [5, LOCKED],
  [6, LOCKED],
  [8, { code: "record/read-only", why: "it may not be written", next: "Check the permissions of the file and its folder" }],
  [10, { code: "record/disk", why: "the disk fails, or a limit on the size of files is reached", next: `Mend that, ${AGAIN}` }],
  [11, { code: "record/damaged", why: "the file is damaged", next: "Restore it from a copy, or ingest the pages into a new record" }],
  [13, { code: "record/full", why: "the disk is full", next: `Free some space, ${AGAIN}` }],
  [14, { code: "record/unopenable", why: "the file cannot be opened", next: "Check the path and the permissions of its folder" }],
  [26, { code: "record/damaged", why: "the file is not a record", next: "Name another file with --record FILE" }],
]);

function faultOf(error: unknown, path: string): unknown {
  if (error instanceof Fault || !(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "ERR_SQLITE_ERROR" && "errcode" in error && typeof error.errcode === "number") {
    const known = SQLITE_FAULTS.get(error.errcode & 0xff) ?? { code: "record/broken", why: error.message, next: "Run demarche check" };
    return new Fault(known.code, "Cannot use the record", { where: path, why: known.why, next: known.next, cause: error });
  }
  if (error.code === "ENOSPC" || error.code === "EROFS" || error.code === "EACCES" || error.code === "ENOTDIR" || error.code === "EEXIST") {
    return new Fault("record/unopenable", "Cannot make the record", {
      where: path,
      why: `the system says ${error.code}`,
      next: "Check the path, its permissions and the disk's free space",
      cause: error,
    });
  }
  return error;
}

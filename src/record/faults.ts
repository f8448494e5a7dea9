import { Fault } from "../lib/fault.ts";

interface FaultRow {
  readonly code: string;
  readonly why: string;
  readonly next: string;
}

const AGAIN = "then run the same command again: what was committed stays";
const LOCKED: FaultRow = {
  code: "record/locked",
  why: "another process is writing to it",
  next: "Wait for it to end, or stop it; reading is possible meanwhile",
};
const CORRUPT: FaultRow = {
  code: "record/corrupt",
  why: "the file is damaged",
  next: "Restore it from a copy, or read the pages again into a new record",
};

const NOT_A_RECORD: FaultRow = { code: "record/not-a-record", why: "the file is not a record", next: "Name another file" };

/** Primary result codes of SQLite (sqlite.org/rescode.html) and what a person can do about them. */
const FAULT_BY_CODE: ReadonlyMap<number, FaultRow> = new Map([
  [5, LOCKED],
  [6, LOCKED],
  [8, { code: "record/read-only", why: "it may not be written", next: "Check the permissions of the file and its folder" }],
  [10, { code: "record/disk", why: "the disk fails, or a limit on the size of files is reached", next: `Mend that, ${AGAIN}` }],
  [11, CORRUPT],
  [13, { code: "record/full", why: "the disk is full", next: `Free some space, ${AGAIN}` }],
  [14, { code: "record/unopenable", why: "the file cannot be opened", next: "Check the path and the permissions of its folder" }],
  [26, NOT_A_RECORD],
]);

/** What `node:sqlite` threw as a fault of the record; anything else comes back as it is. */
export function faultOf(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  if (code === null) return error;
  const row = FAULT_BY_CODE.get(code) ?? { code: "record/broken", why: String(error), next: "This is a defect of Demarche: report it" };
  return new Fault(row.code, "Cannot use the record", { where: path, why: row.why, next: row.next, cause: error });
}

export function lockedFault(path: string, cause: unknown): Fault {
  return new Fault(LOCKED.code, "Cannot write to the record", { where: path, why: LOCKED.why, next: LOCKED.next, cause });
}

export function corruptFault(path: string, why: string): Fault {
  return new Fault(CORRUPT.code, "Cannot use the record", { where: path, why, next: CORRUPT.next });
}

export function notARecord(path: string, why: string): Fault {
  return new Fault(NOT_A_RECORD.code, "Cannot use the record", { where: path, why, next: NOT_A_RECORD.next });
}

/** The primary result code of an error of SQLite, or null when it is another's. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_SQLITE_ERROR") return null;
  return "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : null;
}

import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "../lib/fault.ts";
import type { Store } from "../model/index.ts";
import { openRecord } from "../record/index.ts";
import type { RecordOptions } from "../record/index.ts";
import { DEFAULT_RECORD } from "./commands/flags.ts";
import { instantNow } from "./instant-now.ts";
import type { Environment } from "./show/screen.ts";

/** The record's file: the flag, else the environment, else the default. */
export function recordPath(flags: { readonly record?: string }, env: Environment): string {
  return flags.record ?? (env["DEMARCHE_RECORD"] || DEFAULT_RECORD);
}

/** Opens the record, hands it over and closes it, whatever happens. A record to be written is made where there is none, its folder too. */
export async function withRecord<T>(path: string, mode: RecordOptions["mode"], work: (store: Store) => T | Promise<T>): Promise<T> {
  if (mode === "write") makeFolder(path);
  const store = openStore(path, mode);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** What the record says of itself, with the command that helps. */
function openStore(path: string, mode: RecordOptions["mode"]): Store {
  try {
    return openRecord(path, { mode, clock: instantNow });
  } catch (error) {
    if (!(error instanceof Fault) || (error.code !== "record/missing" && error.code !== "record/older")) throw error;
    const { code, what, where = path, why = "" } = error;
    const next = "Make one with demarche ingest PATH, or name another with --record FILE";
    throw new Fault(code, what, { where, why, next, cause: error });
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    const why = error instanceof Error && "code" in error ? `the system says ${String(error.code)}` : String(error);
    const next = "Check the path and the permissions of its folder";
    throw new Fault("record/unopenable", "Cannot make a folder for the record", { where: path, why, next, cause: error });
  }
}

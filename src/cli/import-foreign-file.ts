import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Fault } from "../lib/fault.ts";
import type { ForeignFileEnd, ForeignFileKey, ForeignLineAct, Store } from "../model/index.ts";
import type { ImportTables } from "../imports/index.ts";
import { readForeignLines } from "./read-foreign-files.ts";

export interface ImportedFile extends ForeignFileKey, ForeignFileEnd {
  /** Acts that the record did not hold. */
  readonly added: number;
  /** It was read to its end before, under whatever name, and was not read again. */
  readonly wasKnown: boolean;
}

/** Lines that one commit brings. */
const BATCH = 5000;

/** Puts the rows of a file into the record, beside ours. Stopped, it starts over and adds what is missing. */
export async function importForeignFile(store: Store, file: string, tables: ImportTables): Promise<ImportedFile> {
  const digest = await digestOf(file);
  const unread: Record<string, number> = {};
  let key: ForeignFileKey | null = null;
  let [lines, acts, added] = [0, 0, 0];
  let batch: ForeignLineAct[] = [];
  for await (const { source, line, read } of readForeignLines(file, tables)) {
    if (key === null) {
      key = { digest, name: file, source };
      if (store.foreign.begin(key) === "done") return { ...key, lines, acts, unread, added, wasKnown: true };
    }
    lines += 1;
    if (typeof read === "string") unread[read] = (unread[read] ?? 0) + 1;
    else batch.push(...read.map((act, part) => ({ line, part, act })));
    if (batch.length >= BATCH) {
      added += store.foreign.put(digest, batch);
      acts += batch.length;
      batch = [];
    }
  }
  if (key === null) throw new Fault("input/foreign", "The file has no rows", { where: file });
  store.write(() => {
    added += store.foreign.put(digest, batch);
    acts += batch.length;
    store.foreign.end(digest, { lines, acts, unread });
  });
  return { ...key, lines, acts, unread, added, wasKnown: false };
}

/** A file is known by its bytes: under another name it is the same. */
async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const bytes of createReadStream(file)) hash.update(bytes);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new Fault("input/unreadable", "Cannot read a file", { where: file, why: `the system says ${String(error.code)}`, cause: error });
  }
  return hash.digest("hex");
}

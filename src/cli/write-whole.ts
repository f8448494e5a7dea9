import { createWriteStream, renameSync, rmSync, statSync } from "node:fs";
import type { Stats } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Fault } from "../lib/fault.ts";
import { faultOfOutput } from "./fault-of-output.ts";

/**
 * Writes a file that has its name only once it is whole; one that is there is replaced, a pipe or a device is written to as it is.
 *
 * Throws the fault "usage/out" when the file is the record itself, "output/…" when the system does not let it be written.
 */
export async function writeWhole(
  path: string,
  chunks: Iterable<string | Uint8Array>,
  { record }: { readonly record: string },
): Promise<void> {
  const [old, own] = [statOf(path), statOf(record)];
  if (old !== null && old.ino === own?.ino && old.dev === own.dev)
    throw new Fault("usage/out", "Cannot write over the record", { where: path, next: "Name another file with --out" });
  const isStream = old !== null && !old.isFile() && !old.isDirectory();
  const part = isStream ? path : `${path}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(part));
    if (!isStream) renameSync(part, path);
  } catch (error) {
    if (!isStream) rmSync(part, { force: true });
    throw faultOfOutput(error, path);
  }
}

function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Skip } from "../model/index.ts";
import { fileSource } from "./archives/archive.ts";
import type { ByteSource } from "./archives/archive.ts";
import { codeOf } from "./code-of.ts";
import { skipOf } from "./page-bytes.ts";

/** Most bytes of standard input that are laid by in the folder for temporary files: a day of a large outlet, and no full disk. */
const MAX_SPOOL_BYTES = 4 * 1024 ** 3;

export type Spooled = { readonly kind: "spooled"; readonly source: ByteSource; readonly remove: () => void } | Skip;

/** Writes a stream to a file that only this user can read, since what it holds is read back and forth. A stream that is too long is a `Skip`. */
export async function spool(chunks: AsyncIterable<Uint8Array>, maxBytes: number = MAX_SPOOL_BYTES): Promise<Spooled> {
  const folder = mkdtempSync(join(tmpdir(), "demarche-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const path = join(folder, "input");
  try {
    await pipeline(Readable.from(limited(chunks, maxBytes)), createWriteStream(path, { mode: 0o600 }));
    return { kind: "spooled", source: { ...fileSource(path, "-"), fingerprint: async () => null }, remove };
  } catch (error) {
    remove();
    if (error instanceof TooLong) return skipOf("source/too-large", "-", `more than ${maxBytes.toLocaleString("en-US")} bytes`);
    return skipOf("source/unreadable", "-", `it cannot be laid by (${codeOf(error)})`);
  }
}

class TooLong extends Error {
  override readonly name = "TooLong";
}

async function* limited(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLong();
    yield chunk;
  }
}

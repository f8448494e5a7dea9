import { createReadStream, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { Readable, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Page, PageHints, Skip } from "../../model/index.ts";
import { ByteReader } from "./byte-reader.ts";

/** Bytes that hold pages: a file, or standard input. */
export interface ByteSource {
  /** What the record calls it. */
  readonly from: string;
  /** From a place on, or all. Standard input can be opened once, from its start. */
  open(start?: number): AsyncIterable<Uint8Array>;
  /** Bytes at a place, fewer where the file ends; null where there is no going back and forth. */
  readonly at: RandomAccess | null;
  /** Tells whether it is still what was read before; null when nothing tells. */
  fingerprint(): Promise<string | null>;
}

export interface RandomAccess {
  size(): Promise<number>;
  read(start: number, count: number): Promise<Uint8Array>;
}

/** Thrown in the reading of a source whose bytes cannot be had, with the reason. */
export class UnreadableSource extends Error {
  override readonly name = "UnreadableSource";
}

/** A page that is still to be fetched, with what is known of it. */
export interface Address {
  readonly kind: "address";
  readonly url: string;
  readonly hints?: PageHints;
}

/** What an archive holds, and where to go on after it: a number that `start` takes. */
export interface ArchiveEntry {
  readonly item: Page | Address | Skip;
  readonly next: number;
}

export interface ArchiveOptions {
  /** `next` of the last entry that was dealt with; 0 when left out. */
  readonly start?: number;
  /** Most bytes of one page. */
  readonly maxBytes: number;
}

/** Large enough that a core is kept busy, small enough that nobody notices. */
const CHUNK_BYTES = 512 * 1024;

export function fileSource(path: string, from: string): ByteSource {
  return {
    from,
    open: (start = 0) => createReadStream(path, { start, highWaterMark: CHUNK_BYTES }),
    fingerprint: async () => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? null : `${stats.size} ${stats.mtimeMs}`; // a file that was written again is read again
    },
    at: {
      size: () => withFile(path, async (file) => (await file.stat()).size),
      read: (start, count) =>
        withFile(path, async (file) => {
          const buffer = new Uint8Array(count);
          let filled = 0;
          while (filled < count) {
            const { bytesRead } = await file.read(buffer, filled, count - filled, start + filled);
            if (bytesRead === 0) break;
            filled += bytesRead;
          }
          return buffer.subarray(0, filled);
        }),
    },
  };
}

async function withFile<T>(path: string, work: (file: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** Unpacks a stream of gzip, also of several members; throws in the reading what the packer says (`isPackingError`). */
export function gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(Readable.from(chunks), gunzip, () => {}); // an error ends `gunzip` and shows where it is read
  return gunzip;
}

/** Whether this is what zlib throws for bytes that are cut or damaged. */
export function isPackingError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}

/** A reader of the bytes of a source from `start` on, both counted unpacked where the whole is packed by gzip. */
export async function openUnpacked(source: ByteSource, start: number): Promise<ByteReader> {
  const reader = new ByteReader(source.open());
  if (!isGzip(await reader.peek(2))) return startAt(source, reader, start);
  const unpacked = new ByteReader(gunzipped(reader.rest()));
  await unpacked.skip(start);
  return unpacked;
}

/** Goes to a place of the source as it is, `reader` being at its start. */
export async function startAt(source: ByteSource, reader: ByteReader, start: number): Promise<ByteReader> {
  if (start === 0) return reader;
  await reader.close();
  return new ByteReader(source.open(start), start);
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** "news.warc.gz#offset=48213": opens the page again. */
export function placeInside(from: string, key: "offset" | "member", value: string | number): string {
  return `${from}${from.includes("#") ? "&" : "#"}${key}=${value}`;
}

/** A sign for each byte: for heads, signatures and what is not text. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

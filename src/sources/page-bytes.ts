import { gunzipSync } from "node:zlib";
import type { Skip } from "../model/index.ts";
import { findBinaryKind } from "./find-binary-kind.ts";

/** Most bytes that a page may have, packed or unpacked. Of 1,524 real news pages the median has 107 kB, the largest 2.9 MB (docs/sources.md). */
export const MAX_PAGE_BYTES = 8 * 1024 * 1024;

export interface BytesOptions {
  readonly where: string;
  readonly maxBytes: number;
  /** Whether the name says that the bytes are packed (".gz"); packed bytes are unpacked whatever the name says. */
  readonly named: "packed" | "plain";
}

/** Bytes as they came in → bytes of text, unpacked where they were packed by gzip; or the reason why they are not a page. */
export function openBytes(bytes: Uint8Array, options: BytesOptions): Uint8Array | Skip {
  if (bytes.length === 0) return skipOf("source/empty", options.where, "0 bytes");
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked && options.named === "packed") return skipOf("source/damaged", options.where, "the name says gzip, the bytes do not");
  const plain = isPacked ? unpack(bytes, options) : bytes;
  if ("kind" in plain) return plain;
  if (plain.length === 0) return skipOf("source/empty", options.where, "0 bytes after unpacking");
  const kind = findBinaryKind(plain);
  return kind === null ? plain : skipOf("source/not-text", options.where, kind);
}

/** "12,400,112 bytes, limit 8,388,608". */
export function tooLarge(size: number | null, { where, maxBytes }: Pick<BytesOptions, "where" | "maxBytes">): Skip {
  const limit = maxBytes.toLocaleString("en-US");
  const had = size === null ? "more bytes than the limit" : `${size.toLocaleString("en-US")} bytes`;
  return skipOf("source/too-large", where, `${had}, limit ${limit}`);
}

export function skipOf(reason: Skip["reason"], where: string, why: string): Skip {
  return { kind: "skip", reason, where, why };
}

function unpack(bytes: Uint8Array, options: BytesOptions): Uint8Array | Skip {
  try {
    const buffer = gunzipSync(bytes, { maxOutputLength: options.maxBytes });
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") return tooLarge(null, options);
    const why = error instanceof Error ? error.message : String(error);
    return skipOf("source/damaged", options.where, `gzip: ${why}`);
  }
}

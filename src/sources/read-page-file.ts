import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { contentId } from "../lib/hash.ts";
import type { Page, Skip } from "../model/index.ts";
import { codeOf } from "./code-of.ts";
import { MAX_PAGE_BYTES, openBytes, skipOf, tooLarge } from "./page-bytes.ts";

export interface ReadOptions {
  /** What the record calls the page; the path when left out. */
  readonly from?: string;
  /** Most bytes, packed and unpacked; a larger file is not read at all. */
  readonly maxBytes?: number;
}

/**
 * Reads one file as a page: unpacks gzip, refuses what is empty, damaged, too large or not text.
 *
 * Never throws for what a file is or becomes while it is read. `contentType` is what the name says, as a web server would.
 */
export function readPageFile(path: string, options: ReadOptions = {}): Page | Skip {
  const from = options.from ?? path;
  const maxBytes = options.maxBytes ?? MAX_PAGE_BYTES;
  const raw = readBytes(path, { where: from, maxBytes });
  if ("kind" in raw) return raw;
  return pageOfBytes(raw, { from, maxBytes, name: path });
}

/** Makes a page of bytes at hand, by the same rules as a file's. `name` may end in ".gz" and in what tells the media type. */
export function pageOfBytes(
  raw: Uint8Array,
  options: { readonly from: string; readonly maxBytes?: number; readonly name?: string },
): Page | Skip {
  const name = options.name ?? "";
  const maxBytes = options.maxBytes ?? MAX_PAGE_BYTES;
  const bytes = openBytes(raw, { where: options.from, maxBytes, named: /\.gz$/i.test(name) ? "packed" : "plain" });
  if ("kind" in bytes) return bytes;
  const contentType = mediaType(name);
  return { id: contentId(bytes), from: options.from, bytes, ...(contentType === null ? {} : { contentType }) };
}

/** What the name says the bytes are; a name that says nothing is null. */
function mediaType(name: string): string | null {
  const extension = /\.(html?|xhtml|txt)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  if (extension === "txt") return "text/plain";
  return extension === "xhtml" ? "application/xhtml+xml" : "text/html";
}

/** Asks for the size before reading, and whether it is a plain file before opening: a pipe would block. */
function readBytes(path: string, limits: { readonly where: string; readonly maxBytes: number }): Uint8Array | Skip {
  let handle: number | undefined;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return skipOf("source/unreadable", limits.where, "a folder, whose pages ingest reads");
    if (!stat.isFile()) return skipOf("source/unreadable", limits.where, "not a plain file");
    handle = openSync(path, "r");
    const { size } = fstatSync(handle);
    if (size > limits.maxBytes) return tooLarge(size, limits);
    return readWhole(handle, size, limits);
  } catch (error) {
    return skipOf("source/unreadable", limits.where, whyUnreadable(codeOf(error)));
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function readWhole(handle: number, size: number, { where }: { readonly where: string }): Uint8Array | Skip {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(handle, bytes, filled, size - filled, filled);
    if (count === 0) return skipOf("source/unreadable", where, `cut to ${filled.toLocaleString("en-US")} bytes while it was read`);
    filled += count;
  }
  return bytes;
}

function whyUnreadable(code: string): string {
  if (code === "ENOENT") return "there is no such file (any more)";
  if (code === "EACCES" || code === "EPERM") return "no permission to read it";
  return `the system says ${code}`;
}

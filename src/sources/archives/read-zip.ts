import { crc32 } from "node:zlib";
import type { Page, Skip } from "../../model/index.ts";
import { skipOf, tooLarge } from "../page-bytes.ts";
import type { ArchiveEntry, ArchiveOptions, ByteSource, RandomAccess } from "./archive.ts";
import { placeInside } from "./archive.ts";
import { ByteReader } from "./byte-reader.ts";
import { inflate } from "./gzip-member.ts";
import { isMemberPage, pageOfMember } from "./read-member.ts";
import { readWarc } from "./read-warc.ts";

/** Signatures of PKWARE's APPNOTE 6.3.10. */
const SIGN = { file: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 } as const;
const ENTRY_BYTES = 46;
const END_BYTES = 22;
/** A comment of 65,535 bytes may stand behind the end. */
const TAIL_BYTES = END_BYTES + 65_535;
const NONE_32 = 0xffffffff;

/**
 * Pages of a ZIP file, and of the WARC files of a web archive collection (WACZ), by its directory: files that would be pages in a folder.
 *
 * `start` and `next` name an entry of the directory and, in a WARC inside, where to go on there (`placeOf`). A file that is damaged, encrypted, too large or packed in another way than deflate is
 * a `Skip`. ZIP64 is read. Needs a source that can go back and forth. Throws what the source throws.
 */
export async function* readZip(source: ByteSource, options: ZipOptions): AsyncGenerator<ArchiveEntry> {
  const { at } = source;
  const directory = at === null ? null : await findDirectory(at);
  if (at === null || directory === null) {
    yield { item: skipOf("source/damaged", source.from, "it has no directory at its end"), next: 0 };
    return;
  }
  const reader = new ByteReader(source.open(directory.start), directory.start);
  const first = placeOf(options.start ?? 0, directory.entries);
  let index = 0;
  for (; index < directory.entries; index++) {
    const entry = await readEntry(reader);
    if (entry === null) {
      yield { item: skipOf("source/damaged", source.from, `its directory ends after ${index} files`), next: index };
      return;
    }
    const inner = options.member?.offset ?? (index === first.index ? first.inner : 0);
    const isWanted = index >= first.index && (options.member === undefined || options.member.name === entry.name);
    if (isWanted) yield* entriesOf(entry, { source, at, index, ...options, inner, entries: directory.entries });
  }
  await reader.close();
}

export interface ZipOptions extends ArchiveOptions {
  /** Reads this file alone; a WARC from an offset on. */
  readonly member?: { readonly name: string; readonly offset: number };
}

/**
 * One number for both: the entry, and how far the WARC that it is was read, 0 for its start. Below the number of entries it is the entry alone,
 * and the largest stays exact up to WARC files of 9 TB in a collection of a thousand files.
 */
function nextOf({ index, inner }: { readonly index: number; readonly inner: number }, entries: number): number {
  return inner * (entries + 1) + index;
}

function placeOf(next: number, entries: number): { readonly index: number; readonly inner: number } {
  return { index: next % (entries + 1), inner: Math.floor(next / (entries + 1)) };
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
}

interface Context extends ArchiveOptions {
  readonly source: ByteSource;
  readonly at: RandomAccess;
  readonly index: number;
  /** Where to begin in a WARC inside. */
  readonly inner: number;
  readonly entries: number;
}

async function* entriesOf(entry: Entry, context: Context): AsyncGenerator<ArchiveEntry> {
  const from = placeInside(context.source.from, "member", entry.name);
  if (/^archive\/.*\.warc(?:\.gz)?$/i.test(entry.name)) yield* warcOf(entry, { ...context, from });
  else if (isMemberPage(entry.name)) yield { item: await pageOf(entry, { ...context, from }), next: context.index + 1 };
}

/** A WARC inside; the standard says that it is stored, not packed again. */
async function* warcOf(
  entry: Entry,
  { from, at, index, entries, ...context }: Context & { readonly from: string },
): AsyncGenerator<ArchiveEntry> {
  const start = await dataStart(entry, at);
  if (start === null || entry.method !== 0) {
    yield { item: skipOf("source/damaged", from, "a WARC in a collection must be stored as it is"), next: index + 1 };
    return;
  }
  const inner: ByteSource = {
    ...context.source,
    from,
    at: null,
    open: (offset = 0) => rangeOf(context.source, start + offset, entry.size - offset),
  };
  for await (const { item, next } of readWarc(inner, { maxBytes: context.maxBytes, start: context.inner }))
    yield { item, next: nextOf({ index, inner: next }, entries) };
}

async function* rangeOf(source: ByteSource, start: number, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of source.open(start)) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

async function pageOf(entry: Entry, { from, at, maxBytes }: Context & { readonly from: string }): Promise<Page | Skip> {
  if (entry.isEncrypted) return skipOf("source/damaged", from, "it is encrypted");
  if (entry.method !== 0 && entry.method !== 8) return skipOf("source/damaged", from, `packed by method ${entry.method}, not by deflate`);
  if (entry.size > maxBytes || entry.packed > maxBytes) return tooLarge(entry.size, { where: from, maxBytes });
  const start = await dataStart(entry, at);
  const packed = start === null ? new Uint8Array(0) : await at.read(start, entry.packed);
  if (start === null || packed.length < entry.packed) return skipOf("source/damaged", from, "it is not where the directory says");
  const bytes = entry.method === 0 ? packed : unpack(packed, maxBytes);
  if (bytes === null || crc32(bytes) !== entry.crc) return skipOf("source/damaged", from, "its bytes are not those that were packed");
  return pageOfMember(entry.name, bytes, { from, maxBytes });
}

function unpack(packed: Uint8Array, maxBytes: number): Uint8Array | null {
  const result = inflate(packed, maxBytes);
  return result.kind === "member" ? result.bytes : null;
}

/** Where the bytes of a file are: behind a head whose name and extras may be longer than those in the directory. */
async function dataStart(entry: Entry, at: RandomAccess): Promise<number | null> {
  const head = viewOf(await at.read(entry.start, 30));
  if (head.byteLength < 30 || head.getUint32(0, true) !== SIGN.file) return null;
  return entry.start + 30 + head.getUint16(26, true) + head.getUint16(28, true);
}

async function readEntry(reader: ByteReader): Promise<Entry | null> {
  const fixed = viewOf(await reader.peek(ENTRY_BYTES));
  if (fixed.byteLength < ENTRY_BYTES || fixed.getUint32(0, true) !== SIGN.entry) return null;
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => fixed.getUint16(at, true)) as [number, number, number];
  const length = ENTRY_BYTES + nameLength + extraLength + commentLength;
  const bytes = await reader.peek(length);
  if (bytes.length < length) return null;
  const view = viewOf(bytes);
  const name = new TextDecoder().decode(bytes.subarray(ENTRY_BYTES, ENTRY_BYTES + nameLength));
  const extra = bytes.subarray(ENTRY_BYTES + nameLength, ENTRY_BYTES + nameLength + extraLength);
  const [size, packed, start] = wide(
    [24, 20, 42].map((at) => view.getUint32(at, true)),
    extra,
  );
  const entry = {
    name: name.replaceAll("\\", "/"),
    isEncrypted: (view.getUint16(8, true) & 1) !== 0,
    method: view.getUint16(10, true),
    crc: view.getUint32(16, true),
    packed: packed ?? 0,
    size: size ?? 0,
    start: start ?? 0,
  };
  reader.take(length);
  return entry;
}

/** Numbers that do not fit in 32 bits stand in extra field 1, in this order. */
function wide(numbers: readonly number[], extra: Uint8Array): readonly number[] {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== NONE_32 || next + 8 > extra.length) return number;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return numbers;
}

async function findDirectory(at: RandomAccess): Promise<{ readonly start: number; readonly entries: number } | null> {
  const size = await at.size();
  const tailStart = Math.max(0, size - TAIL_BYTES);
  const tail = viewOf(await at.read(tailStart, size - tailStart));
  for (let end = tail.byteLength - END_BYTES; end >= 0; end--) {
    if (tail.getUint32(end, true) !== SIGN.end) continue;
    const entries = tail.getUint16(end + 10, true);
    const start = tail.getUint32(end + 16, true);
    if (entries !== 0xffff && start !== NONE_32) return { start, entries };
    return findDirectory64(at, tailStart + end - 20);
  }
  return null;
}

async function findDirectory64(
  at: RandomAccess,
  locatorStart: number,
): Promise<{ readonly start: number; readonly entries: number } | null> {
  const locator = viewOf(await at.read(Math.max(0, locatorStart), 20));
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== SIGN.locator64) return null;
  const end = viewOf(await at.read(Number(locator.getBigUint64(8, true)), 56));
  if (end.byteLength < 56 || end.getUint32(0, true) !== SIGN.end64) return null;
  return { entries: Number(end.getBigUint64(32, true)), start: Number(end.getBigUint64(48, true)) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive. */
export interface ZipEntry {
  /** With "/" between folders. */
  readonly name: string;
  readonly text: string;
}

/**
 * A zip archive in chunks, a file at a time; the same entries give the same bytes, since no clock is asked.
 *
 * For archives of less than 4 GB and 65,536 files (APPNOTE 6.3.3 without Zip64); throws a RangeError for more.
 *
 * @example Buffer.concat([...zipChunks([{ name: "a.txt", text: "Talks resumed." }])]).subarray(0, 2).toString() // "PK"
 */
export function* zipChunks(entries: Iterable<ZipEntry>): Generator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const content = Buffer.from(text, "utf8");
    const packed = deflateRawSync(content);
    const path = Buffer.from(name, "utf8");
    const common = commonFields({ crc: crc32(content), packed: packed.length, size: content.length, path: path.length });
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, path, packed]);
    const central = Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2]), uint16(VERSION), common, Buffer.alloc(10), uint32(offset), path]);
    directory.push(central);
    offset += local.length;
    if (offset > 0xffff_ffff || directory.length > 0xffff) throw new RangeError("The archive would be larger than a zip file may be");
    yield local;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = uint16(directory.length);
  yield* directory;
  yield Buffer.concat([Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(4), count, count, uint32(size), uint32(offset), Buffer.alloc(2)]);
}

/** 2.0: folders and deflation. */
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, midnight: the first moment that the format knows. */
const [TIME, DATE] = [0, 0x21];

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly path: number;
}

/** What the headers of a file before it and in the directory share, from the version that is needed to the length of extra fields. */
function commonFields({ crc, packed, size, path }: Sizes): Buffer {
  const shorts = [VERSION, FLAGS, DEFLATED, TIME, DATE].map(uint16);
  return Buffer.concat([...shorts, uint32(crc), uint32(packed), uint32(size), uint16(path), uint16(0)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

import assert from "node:assert/strict";
import { crc32, inflateRawSync } from "node:zlib";
import type { ZipEntry } from "./zip.ts";

/** Reads an archive as the format says: from the end to the directory, from there to each file. */
export function unzip(bytes: Buffer): readonly ZipEntry[] {
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [crc, packed, size, name, extra, note, local] = [
      bytes.readUInt32LE(at + 16),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = inflateRawSync(bytes.subarray(start, start + packed));
    assert.deepEqual([crc32(content), content.length], [crc, size]);
    const entry = { name: bytes.toString("utf8", at + 46, at + 46 + name), text: content.toString("utf8") };
    at += 46 + name + extra + note;
    return entry;
  });
}

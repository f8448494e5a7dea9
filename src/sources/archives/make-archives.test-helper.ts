import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import type { ByteSource } from "./archive.ts";

/** Archives made by hand, byte by byte, as their standards say. */
export function httpResponse(body: string | Uint8Array, fields: Readonly<Record<string, string>> = {}, status = "200 OK"): Uint8Array {
  const lines = Object.entries({ "Content-Type": "text/html; charset=utf-8", ...fields }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`), Buffer.from(body)]);
}

export function warcRecord(type: string, body: Uint8Array, fields: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = { "WARC-Type": type, "WARC-Date": "2024-05-01T12:00:00Z", ...fields, "Content-Length": String(body.length) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join("")}\r\n`), body, Buffer.from("\r\n\r\n")]);
}

export const warcInfo = (): Uint8Array =>
  warcRecord("warcinfo", Buffer.from("software: test\r\n"), { "Content-Type": "application/warc-fields" });

/** A page as Common Crawl News keeps it. */
export function warcPage(url: string, html: string): Uint8Array {
  return warcRecord("response", httpResponse(html), { "WARC-Target-URI": url, "Content-Type": "application/http; msgtype=response" });
}

/** Each record in a member of its own. */
export function packEach(records: readonly Uint8Array[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(record)));
}

interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
}

export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stored = false } of files) {
    const packed = stored ? bytes : deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const fixed = Buffer.alloc(26); // the fields that head and directory share, from "version needed" on
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(stored ? 0 : 8, 4);
    fixed.writeUInt32LE(crc32(bytes), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(bytes.length, 18);
    fixed.writeUInt16LE(nameBytes.length, 22);
    parts.push(Buffer.from("PK\x03\x04"), fixed, nameBytes, Buffer.from(packed));
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), fixed, rest, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** Bytes as a source: in pieces of `step` bytes, so that every border falls inside of something. */
export function sourceOf(bytes: Uint8Array, from = "test", step = 1000): ByteSource {
  return {
    from,
    async *open(start = 0) {
      for (let at = start; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
    },
    fingerprint: async () => null,
    at: { size: async () => bytes.length, read: async (start, count) => bytes.subarray(start, start + count) },
  };
}

/** What an archive gave, a line each: the place and the words, or the reason. */
export async function linesOf(entries: AsyncIterable<{ readonly item: object; readonly next: number }>): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { item } of entries) lines.push(lineOf(item as Readonly<Record<string, unknown>>));
  return lines;
}

function lineOf(item: Readonly<Record<string, unknown>>): string {
  if (item["kind"] === "skip") return `${String(item["where"])} ${String(item["reason"])}: ${String(item["why"])}`;
  if (item["kind"] === "address") return `address ${String(item["url"])}`;
  return `${String(item["from"])} ${new TextDecoder().decode(item["bytes"] as Uint8Array)}`;
}

import { constants, crc32, inflateRawSync } from "node:zlib";

/** One member of a gzip file, unpacked; or why not. "short": it goes on after the bytes given. */
export type Member =
  | { readonly kind: "member"; readonly bytes: Uint8Array; readonly used: number }
  | { readonly kind: "short" | "large" }
  | { readonly kind: "damaged"; readonly why: string };

const FLAG = { check: 2, extra: 4, name: 8, comment: 16 } as const; // RFC 1952, 2.3.1
const HEAD_BYTES = 10;
const TAIL_BYTES = 8;

/** Unpacks the member that begins with these bytes, which may go on after it; its check sum and length are checked. */
export function readMember(bytes: Uint8Array, maxBytes: number): Member {
  const head = headLength(bytes);
  if (head === null) return { kind: "damaged", why: "no gzip member begins here" };
  if (head >= bytes.length) return { kind: "short" };
  const inflated = inflate(bytes.subarray(head), maxBytes);
  if (inflated.kind !== "member") return inflated;
  const end = head + inflated.used + TAIL_BYTES;
  if (end > bytes.length) return { kind: "short" };
  const tail = new DataView(bytes.buffer, bytes.byteOffset + end - TAIL_BYTES, TAIL_BYTES);
  if (tail.getUint32(0, true) !== crc32(inflated.bytes)) return { kind: "damaged", why: "the check sum is another" };
  if (tail.getUint32(4, true) !== inflated.bytes.length % 2 ** 32) return { kind: "damaged", why: "the length is another" };
  return { kind: "member", bytes: inflated.bytes, used: end };
}

/** What the first bytes of a member unpack to, as far as they go; empty when they are none. */
export function peekMember(bytes: Uint8Array): Uint8Array {
  const head = headLength(bytes);
  if (head === null || head >= bytes.length) return new Uint8Array(0);
  try {
    return inflateRawSync(bytes.subarray(head), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array(0); // whatever it is, it is no member: that is the answer
  }
}

/** Raw deflated bytes, which may be followed by others. */
export function inflate(bytes: Uint8Array, maxBytes: number): Member {
  try {
    // With `info` Node also gives the engine, which knows how many bytes it used; its types do not say so.
    const result = inflateRawSync(bytes, { info: true, maxOutputLength: maxBytes, chunkSize: 128 * 1024 }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return { kind: "member", bytes: result.buffer, used: result.engine.bytesWritten };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "Z_BUF_ERROR") return { kind: "short" };
    if (code === "ERR_BUFFER_TOO_LARGE") return { kind: "large" };
    return { kind: "damaged", why: error instanceof Error ? error.message : String(error) };
  }
}

/** Bytes before the deflated ones; null when this is no gzip; the length of what is given when the head goes on after it. */
function headLength(bytes: Uint8Array): number | null {
  if (bytes.length < HEAD_BYTES) return bytes.length;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null;
  const flags = bytes[3] ?? 0;
  let at = HEAD_BYTES;
  if ((flags & FLAG.extra) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [FLAG.name, FLAG.comment]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return bytes.length;
    at = end + 1;
  }
  if ((flags & FLAG.check) !== 0) at += 2;
  return Math.min(at, bytes.length);
}

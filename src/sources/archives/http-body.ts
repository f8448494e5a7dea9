import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { latin1 } from "./archive.ts";
import { readHeaders } from "./headers.ts";

/** The body of a stored HTTP response as a browser would have it; or why there is none. */
export type HttpBody =
  | { readonly kind: "body"; readonly bytes: Uint8Array; readonly contentType: string | null }
  /** Not a page: another status, a picture. */
  | { readonly kind: "other" }
  | { readonly kind: "damaged" | "large"; readonly why: string };

const UNPACKERS: Readonly<Record<string, (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  br: brotliDecompressSync,
  // Some servers leave out the zlib head.
  deflate: (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options)),
};

/**
 * Takes a stored response apart: status 200 with HTML or plain text is a page.
 *
 * Archives keep bodies as sent or as unpacked, and often leave the headers of the first beside the bytes of the second: what is declared is
 * undone only where the bytes are so.
 */
export function readHttpBody(response: Uint8Array, maxBytes: number): HttpBody {
  const head = readHeaders(response);
  if (head === null || !head.first.startsWith("HTTP/")) return { kind: "damaged", why: "no head of an HTTP response" };
  const contentType = head.fields.get("content-type") ?? null;
  if (!/^HTTP\/\S+ 200\b/.test(head.first) || !isPageType(contentType)) return { kind: "other" };
  const sent = response.subarray(head.end);
  const chunked = /chunked/i.test(head.fields.get("transfer-encoding") ?? "");
  const whole = chunked ? joinChunks(sent) : sent;
  const encoding = head.fields.get("content-encoding")?.trim().toLowerCase() ?? "";
  return unpack(whole, { encoding, maxBytes, contentType });
}

/** Whether a media type may be a page; none at all may. */
export function isPageType(contentType: string | null): boolean {
  return contentType === null || /^\s*(?:text\/(?:html|plain)|application\/xhtml\+xml)\b/i.test(contentType);
}

interface UnpackOptions {
  readonly encoding: string;
  readonly maxBytes: number;
  readonly contentType: string | null;
}

function unpack(bytes: Uint8Array, { encoding, maxBytes, contentType }: UnpackOptions): HttpBody {
  const unpacker = UNPACKERS[encoding];
  if (unpacker === undefined || looksPlain(bytes)) return { kind: "body", bytes, contentType };
  try {
    return { kind: "body", bytes: unpacker(bytes, { maxOutputLength: maxBytes }), contentType };
  } catch (error) {
    const isLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isLarge
      ? { kind: "large", why: `more bytes than the limit after unpacking` }
      : { kind: "damaged", why: `${encoding}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** HTML begins with "<", maybe after a mark or white space. */
function looksPlain(bytes: Uint8Array): boolean {
  return /^(?:ï»¿)?\s*</.test(latin1(bytes.subarray(0, 64)));
}

/** Chunks of a body as sent, joined; what is not in chunks stays as it is. */
function joinChunks(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const size = /^([0-9a-f]{1,8})[^\n]*\n/i.exec(latin1(bytes.subarray(at, at + 256)));
    if (size === null) return parts.length === 0 ? bytes : Buffer.concat(parts);
    const length = parseInt(size[1] ?? "0", 16);
    const start = at + size[0].length;
    if (length === 0 || start >= bytes.length) return parts.length === 0 && length > 0 ? bytes : Buffer.concat(parts);
    parts.push(bytes.subarray(start, start + length));
    at = start + length + (bytes[start + length] === 13 ? 2 : 1);
  }
}

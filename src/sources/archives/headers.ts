import { latin1 } from "./archive.ts";

/** The lines before a body: "name: value" each, as in mail, HTTP and WARC. */
export interface HeaderBlock {
  /** The line above the fields: "HTTP/1.1 200 OK", "WARC/1.0". Empty when the first line is a field. */
  readonly first: string;
  /** By lower-case name; of several the first. Folded lines are joined. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

/** Longest block that is looked at, in bytes. News servers with many cookies stay below 16 kB. */
export const MAX_HEADER_BYTES = 64 * 1024;

/** Reads the block at the start of these bytes; null when no empty line ends it. */
export function readHeaders(bytes: Uint8Array): HeaderBlock | null {
  const end = endOfHeaders(bytes);
  if (end === null) return null;
  const lines = latin1(bytes.subarray(0, end))
    .replaceAll(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/);
  const hasFirst = !/^[\w-]+:/.test(lines[0] ?? "");
  const fields = new Map<string, string>();
  for (const line of hasFirst ? lines.slice(1) : lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { first: hasFirst ? (lines[0] ?? "") : "", fields, end };
}

/** After the first empty line, whichever line ends are used. */
function endOfHeaders(bytes: Uint8Array): number | null {
  const limit = Math.min(bytes.length, MAX_HEADER_BYTES);
  for (let at = bytes.indexOf(10); at >= 0 && at < limit; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2;
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3;
  }
  return null;
}

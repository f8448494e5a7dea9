import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import { PageText } from "./page-text.ts";

/** Bytes at the start of a page in which its own word on the character set is looked for; the HTML standard says 1,024, real pages are later. */
const HEAD_BYTES = 8192;
/** Bytes that detection looks at. */
const SAMPLE_BYTES = 32_768;
/** Begins each change of letters in character sets that write everything in seven bits, and so look like ASCII. */
const ESCAPE = 0x1b;
/** Share of the characters beyond ASCII that may be broken in UTF-8 with a few bad bytes; of other character sets nearly all are. */
const FEW_BROKEN = 0.1;

/**
 * Bytes → text. In order: byte order mark; UTF-16 when every other byte is mostly zero; UTF-8 when the bytes are nothing but that, whatever the page claims, since text in another
 * character set is never UTF-8 by chance; what the carrier says; what the page says; detection.
 *
 * Never throws: bytes that no character set explains become replacement characters.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | undefined): PageText {
  const marked = markOf(bytes) ?? wideOf(bytes);
  if (marked !== null) return decodeBy(marked, bytes);
  const utf8 = isUtf8(bytes) ? new PageText(bytes) : null;
  if (utf8 !== null && !hasEscape(bytes)) return utf8;
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  const claims = [charsetIn(contentType ?? ""), charsetIn(head)].map(knownLabel).filter((label) => label !== null);
  if (utf8 !== null && !claims.includes("iso-2022-jp")) return utf8;
  const loose = textIn("utf-8", bytes);
  if (brokenShare(loose) <= FEW_BROKEN) return PageText.of(loose, "utf-8");
  for (const claim of claims) if (claim !== "utf-8") return decodeBy(claim, bytes);
  const detected = detect(bytes);
  return detected === null ? PageText.of(loose, "utf-8") : decodeBy(detected, bytes);
}

function hasEscape(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(ESCAPE);
  return at >= 0 && at < SAMPLE_BYTES;
}

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: Latin letters leave every other byte zero, and text in any other character set has hardly a zero. */
function wideOf(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, HEAD_BYTES);
  if (!sample.includes(0)) return null;
  const zeros: [even: number, odd: number] = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = zeros;
  if (Math.max(even, odd) <= sample.length / 6 || Math.min(even, odd) >= sample.length / 100) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

function decodeBy(charset: string, bytes: Uint8Array): PageText {
  return PageText.of(textIn(charset, bytes), charset);
}

function textIn(charset: string, bytes: Uint8Array): string {
  return new TextDecoder(charset).decode(bytes);
}

/** The word after "charset=" or "encoding=", in a header or at the start of a page. */
function charsetIn(text: string): string | null {
  const lower = text.toLowerCase();
  for (const key of ["charset", "encoding"]) {
    for (let at = lower.indexOf(key); at >= 0; at = lower.indexOf(key, at + 1)) {
      const label = /^\s*=\s*["']?\s*([a-z0-9_:.-]+)/.exec(lower.slice(at + key.length, at + key.length + 60));
      if (label?.[1] !== undefined) return label[1];
    }
  }
  return null;
}

/** The standard name of a label, null when no decoder knows it. */
function knownLabel(label: string | null): string | null {
  if (label === null) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A page that can be searched for "charset" by bytes is not UTF-16; the HTML standard reads it as UTF-8.
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return null;
  }
}

function brokenShare(text: string): number {
  let broken = 0;
  let beyond = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) beyond++;
  }
  return broken / Math.max(1, broken + beyond);
}

function detect(bytes: Uint8Array): string | null {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, first - 1024);
  for (const match of analyse(bytes.subarray(from, from + SAMPLE_BYTES))) {
    const label = knownLabel(match.name.toLowerCase());
    if (label !== null && label !== "utf-8") return label;
  }
  return "windows-1252";
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

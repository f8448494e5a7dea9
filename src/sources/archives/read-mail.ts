import { contentId } from "../../lib/hash.ts";
import { given } from "../../lib/given.ts";
import type { Page, PageHints, Skip } from "../../model/index.ts";
import { findBinaryKind } from "../find-binary-kind.ts";
import { skipOf, tooLarge } from "../page-bytes.ts";
import { latin1 } from "./archive.ts";
import { readHeaders } from "./headers.ts";
import type { HeaderBlock } from "./headers.ts";

/** Deeper parts are not looked into; real mail has three levels. */
const MAX_DEPTH = 8;

export function isMailName(name: string): boolean {
  return /\.(?:eml|mht|mhtml)$/i.test(name);
}

/**
 * A page of a mail (RFC 5322, MIME): a newsletter, or a saved web page (MHTML).
 *
 * The first HTML part is the page; else the first plain one. Address, title, day, language and sender are hints from the heads. Bytes keep
 * their character set, which the media type names.
 */
export function pageOfMail(bytes: Uint8Array, { from, maxBytes }: { readonly from: string; readonly maxBytes: number }): Page | Skip {
  if (bytes.length === 0) return skipOf("source/empty", from, "0 bytes");
  const top = readHeaders(bytes);
  if (top === null || top.first !== "") return skipOf("source/damaged", from, "it does not begin with the head of a mail");
  const parts = [...partsOf(bytes, 0)];
  const part =
    parts.find(({ type }) => type === "text/html" || type === "application/xhtml+xml") ?? parts.find(({ type }) => type === "text/plain");
  if (part === undefined) return skipOf("source/not-text", from, "a mail without a text");
  const content = decodeBody(part);
  if (content.length === 0) return skipOf("source/empty", from, "0 bytes");
  if (content.length > maxBytes) return tooLarge(content.length, { where: from, maxBytes });
  const binary = findBinaryKind(content);
  if (binary !== null) return skipOf("source/not-text", from, binary);
  const url = [part.head.fields.get("content-location"), top.fields.get("snapshot-content-location")].find((each) =>
    /^https?:/i.test(each ?? ""),
  );
  return {
    id: contentId(content),
    from,
    bytes: content,
    contentType: part.head.fields.get("content-type") ?? "text/plain",
    ...given({ url }),
    hints: hintsOf(top, url !== undefined),
  };
}

/** A saved page was saved when the head says, which tells nothing of its publication; a newsletter was sent then. */
function hintsOf(top: HeaderBlock, isSavedPage: boolean): PageHints {
  const title = decodeWords(top.fields.get("subject") ?? "");
  const sentAt = Date.parse(top.fields.get("date") ?? "");
  const sender = decodeWords(/^\s*"?([^"<]*?)"?\s*<[^>]*>/.exec(top.fields.get("from") ?? "")?.[1] ?? "").trim();
  const language = top.fields.get("content-language");
  return {
    ...(title === "" ? {} : { title }),
    ...(isSavedPage || Number.isNaN(sentAt) ? {} : { publishedAt: `${new Date(sentAt).toISOString().slice(0, 19)}Z` }),
    ...(isSavedPage || sender === "" ? {} : { outlet: sender }),
    ...given({ language }),
  };
}

interface Part {
  readonly head: HeaderBlock;
  /** Media type without parameters, in lower case. */
  readonly type: string;
  readonly body: Uint8Array;
}

/** The parts that hold no others, in order. */
function* partsOf(bytes: Uint8Array, depth: number): Generator<Part> {
  const head = readHeaders(bytes) ?? { first: "", fields: new Map<string, string>(), end: 0 };
  const contentType = head.fields.get("content-type") ?? "text/plain";
  const type = /^[^;\s]*/.exec(contentType)?.[0].toLowerCase() ?? "";
  const body = bytes.subarray(head.end);
  const boundary = /;\s*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!type.startsWith("multipart/") || boundary === undefined) yield { head, type, body };
  else if (depth < MAX_DEPTH) for (const part of splitParts(body, boundary.trim())) yield* partsOf(part, depth + 1);
}

function splitParts(body: Uint8Array, boundary: string): readonly Uint8Array[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.length);
  const parts: Uint8Array[] = [];
  const mark = `--${boundary}`;
  let start = -1;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    if (at > 0 && text[at - 1] !== 10) continue; // a mark begins a line
    if (start >= 0) parts.push(body.subarray(start, Math.max(start, text[at - 2] === 13 ? at - 2 : at - 1)));
    const line = text.indexOf(10, at);
    if (line < 0 || text.subarray(at + mark.length, at + mark.length + 2).toString() === "--") return parts;
    start = line + 1;
  }
  if (start >= 0) parts.push(body.subarray(start)); // the mail was cut: its last part is what there is
  return parts;
}

function decodeBody({ head, body }: Part): Uint8Array {
  const encoding = head.fields.get("content-transfer-encoding")?.trim().toLowerCase();
  if (encoding === "base64") return new Uint8Array(Buffer.from(latin1(body), "base64"));
  if (encoding !== "quoted-printable") return body.slice();
  return decodeQuoted(latin1(body).replaceAll(/=[ \t]*\r?\n/g, ""));
}

function decodeQuoted(text: string): Uint8Array {
  return new Uint8Array(
    Buffer.from(
      text.replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      "latin1",
    ),
  );
}

/** "=?utf-8?B?…?=" and its like (RFC 2047) as words; words parted by white space alone belong together. */
function decodeWords(text: string): string {
  const plain = new TextDecoder().decode(Buffer.from(text, "latin1"));
  return plain.replaceAll(/\?=\s+=\?/g, "?==?").replaceAll(/=\?[\w-]+(?:\*[\w-]+)?\?[bq]\?[^?]*\?=/gi, decodeWord);
}

function decodeWord(word: string): string {
  const [, charset = "", kind = "", content = ""] = word.split("?");
  const bytes = kind.toLowerCase() === "b" ? Buffer.from(content, "base64") : decodeQuoted(content.replaceAll("_", " "));
  return decodeIn(charset.split("*", 1)[0] ?? "", bytes) ?? word;
}

function decodeIn(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null; // nobody knows this character set: the word stays as it came
  }
}

import { contentId } from "../../lib/hash.ts";
import type { Page, Skip } from "../../model/index.ts";
import { findBinaryKind } from "../find-binary-kind.ts";
import { skipOf } from "../page-bytes.ts";
import type { ArchiveEntry, ArchiveOptions, ByteSource } from "./archive.ts";
import { gunzipped, isGzip, isPackingError, placeInside, startAt } from "./archive.ts";
import { ByteReader } from "./byte-reader.ts";
import { peekMember, readMember } from "./gzip-member.ts";
import { MAX_HEADER_BYTES, readHeaders } from "./headers.ts";
import type { HeaderBlock } from "./headers.ts";
import { isPageType, readHttpBody } from "./http-body.ts";

/** Beside the body: the heads of WARC and HTTP. */
const HEADS_BYTES = 2 * MAX_HEADER_BYTES;
/** What is looked at first of a member; most pages are smaller when packed. */
const FIRST_BYTES = 64 * 1024;

/**
 * Pages of a WARC file (ISO 28500, 1.0 and 1.1): plain, packed record by record as Common Crawl does, or packed as a whole.
 *
 * Responses with status 200 that are HTML or plain text are pages, so are `resource` and `conversion` records of these types; all else is
 * left alone. A record that is cut, damaged or too large is a `Skip`, and reading goes on at the next. `offset` in a page's place is where
 * its record begins: in the file, or in the unpacked bytes where the whole is packed. `start` may be any byte: reading begins with
 * the first record at or after it. Constant memory. Throws what the source throws.
 */
export async function* readWarc(source: ByteSource, options: ArchiveOptions): AsyncGenerator<ArchiveEntry> {
  const { start = 0 } = options;
  const reader = new ByteReader(source.open());
  const head = (await reader.peek(FIRST_BYTES)).slice(0, FIRST_BYTES);
  if (!isGzip(head)) {
    yield* plainRecords(await startAt(source, reader, start), { source, ...options });
    return;
  }
  if (!isOneMember(head)) {
    yield* packedRecords(await startAt(source, reader, start), { source, ...options });
    return;
  }
  const unpacked = new ByteReader(gunzipped(reader.rest()));
  await unpacked.skip(start);
  yield* plainRecords(unpacked, { source, ...options });
}

interface Context extends ArchiveOptions {
  readonly source: ByteSource;
}

/** Whether the second record stands in the same member as the first. */
function isOneMember(head: Uint8Array): boolean {
  const bytes = peekMember(head);
  const first = readHeaders(bytes);
  if (first === null) return false;
  const next = first.end + Number(first.fields.get("content-length") ?? 0);
  return isRecordStart(bytes.subarray(next + 4));
}

const RECORD_START = new TextEncoder().encode("WARC/");

function isRecordStart(bytes: Uint8Array): boolean {
  return RECORD_START.every((code, index) => bytes[index] === code);
}

async function* packedRecords(reader: ByteReader, context: Context): AsyncGenerator<ArchiveEntry> {
  const largest = context.maxBytes + HEADS_BYTES;
  let want = FIRST_BYTES;
  let isSure = (context.start ?? 0) === 0; // elsewhere the first byte need not be that of a member
  for (let bytes = await reader.peek(want); bytes.length > 0; bytes = await reader.peek(want)) {
    const member = readMember(bytes, largest);
    const isMore = member.kind === "short" && bytes.length >= want;
    if (isMore && bytes.length < 2 * largest) {
      want = 2 * bytes.length;
      continue;
    }
    want = FIRST_BYTES;
    const at = reader.offset;
    if (member.kind === "member") {
      reader.take(member.used);
      yield* recordsOf(member.bytes, { ...context, at, next: reader.offset });
    } else {
      if (isSure || member.kind === "large")
        yield* lostMember(member.kind === "damaged" ? member.why : isMore ? "large" : member.kind, { ...context, at, bytes });
      reader.take(1);
      await reader.seek(0x1f, (next) => isRecordStart(peekMember(next.subarray(0, 4096))), 4096);
    }
    isSure = true;
  }
}

/** Says that a member could not be read; nothing when it is large and its head says that it is no page. */
function* lostMember(why: string, context: Context & { readonly at: number; readonly bytes: Uint8Array }): Generator<ArchiveEntry> {
  const where = placeInside(context.source.from, "offset", context.at);
  const head = why === "large" ? readHeaders(peekMember(context.bytes.subarray(0, FIRST_BYTES))) : null;
  const next = context.at + 1;
  if (head !== null) yield* skipLarge(head, { ...context, next });
  else yield { item: skipOf("source/damaged", where, why === "short" ? "the file ends inside this record" : `gzip: ${why}`), next };
}

interface RecordContext extends Context {
  readonly at: number;
  readonly next: number;
}

/** The records of one member: one, as a rule. */
function* recordsOf(member: Uint8Array, context: RecordContext): Generator<ArchiveEntry> {
  let bytes = member;
  while (bytes.length > 0) {
    const head = headOf(bytes);
    if (head === null) {
      yield { item: damaged("no WARC record begins here", context), next: context.next };
      return;
    }
    const size = lengthOf(head);
    const end = head.end + size;
    if (end > bytes.length) {
      yield { item: damaged("its record is cut", context), next: context.next };
      return;
    }
    const body = bytes.subarray(head.end, end);
    bytes = bytes.subarray(end);
    while (bytes[0] === 13 || bytes[0] === 10) bytes = bytes.subarray(1);
    // Only the last record is the end of its member: who stops before goes on at its start.
    yield* pageOf(head, { ...context, body, next: bytes.length > 0 ? context.at : context.next });
  }
}

async function* plainRecords(reader: ByteReader, context: Context): AsyncGenerator<ArchiveEntry> {
  let isSure = (context.start ?? 0) === 0;
  try {
    for (let bytes = await reader.peek(MAX_HEADER_BYTES); bytes.length > 0; bytes = await reader.peek(MAX_HEADER_BYTES)) {
      const at = reader.offset;
      const head = headOf(bytes);
      if (head === null) {
        if (isSure) yield { item: damaged("no WARC record begins here", { ...context, at }), next: at + 1 };
        reader.take(1);
        await reader.seek(RECORD_START[0] ?? 0, isRecordStart, RECORD_START.length);
      } else yield* plainRecord(reader, { ...context, at, head });
      isSure = true;
    }
  } catch (error) {
    if (!isPackingError(error)) throw error;
    yield { item: damaged(`gzip: ${error.message}`, { ...context, at: reader.offset }), next: reader.offset };
  }
}

async function* plainRecord(
  reader: ByteReader,
  { head, ...context }: Context & { readonly at: number; readonly head: HeaderBlock },
): AsyncGenerator<ArchiveEntry> {
  const size = lengthOf(head);
  reader.take(head.end);
  if (size > context.maxBytes + HEADS_BYTES) {
    await reader.skip(size);
    yield* skipLarge(head, { ...context, next: reader.offset });
  } else {
    const body = await reader.peek(size);
    if (body.length < size) yield { item: damaged("the file ends inside this record", context), next: reader.offset };
    else yield* pageOf(head, { ...context, next: reader.offset + size, body: body.subarray(0, size) });
    reader.take(Math.min(size, body.length));
  }
  for (let bytes = await reader.peek(1); bytes[0] === 13 || bytes[0] === 10; bytes = await reader.peek(1)) reader.take(1);
}

/** The head of the record at the start of these bytes; null when none begins here or nobody says how long it is. */
function headOf(bytes: Uint8Array): HeaderBlock | null {
  const head = isRecordStart(bytes) ? readHeaders(bytes) : null;
  return head !== null && /^\d+$/.test(head.fields.get("content-length") ?? "") ? head : null;
}

function lengthOf(head: HeaderBlock): number {
  return Number(head.fields.get("content-length"));
}

function damaged(why: string, { source, at }: Context & { readonly at: number }): Skip {
  return skipOf("source/damaged", placeInside(source.from, "offset", at), why);
}

function* skipLarge(head: HeaderBlock, { source, at, next, maxBytes }: RecordContext): Generator<ArchiveEntry> {
  if (!holdsPage(head)) return;
  const why = `${lengthOf(head).toLocaleString("en-US")} bytes, limit ${maxBytes.toLocaleString("en-US")}`;
  yield { item: skipOf("source/too-large", placeInside(source.from, "offset", at), why), next };
}

function typeOf(head: HeaderBlock): string {
  return head.fields.get("warc-type")?.toLowerCase() ?? "";
}

/** By the head alone: a response may hold a page, other records only when they say so. */
function holdsPage(head: HeaderBlock): boolean {
  const type = typeOf(head);
  if (type === "response") return /^https?:/i.test(addressOf(head));
  return (type === "resource" || type === "conversion") && isPageType(head.fields.get("content-type") ?? "none");
}

/** WARC 1.0 allowed the address in angle brackets. */
function addressOf(head: HeaderBlock): string {
  return (head.fields.get("warc-target-uri") ?? "").replaceAll(/^<|>$/g, "");
}

function* pageOf(head: HeaderBlock, { body, ...context }: RecordContext & { readonly body: Uint8Array }): Generator<ArchiveEntry> {
  if (!holdsPage(head)) return;
  const { next, at, maxBytes, source } = context;
  const from = placeInside(source.from, "offset", at);
  const isResponse = typeOf(head) === "response";
  const content = isResponse
    ? readHttpBody(body, maxBytes)
    : { kind: "body" as const, bytes: body, contentType: head.fields.get("content-type") ?? null };
  if (content.kind === "other") return;
  if (content.kind !== "body")
    yield { item: skipOf(content.kind === "large" ? "source/too-large" : "source/damaged", from, content.why), next };
  else yield { item: finishPage(head, { ...content, from, maxBytes }), next };
}

interface Content {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly from: string;
  readonly maxBytes: number;
}

function finishPage(head: HeaderBlock, content: Content): Page | Skip {
  const { from, contentType, maxBytes } = content;
  if (content.bytes.length === 0) return skipOf("source/empty", from, "0 bytes");
  if (content.bytes.length > maxBytes)
    return skipOf(
      "source/too-large",
      from,
      `${content.bytes.length.toLocaleString("en-US")} bytes, limit ${maxBytes.toLocaleString("en-US")}`,
    );
  const binary = findBinaryKind(content.bytes);
  if (binary !== null) return skipOf("source/not-text", from, binary);
  const bytes = content.bytes.slice(); // the reader goes on with its buffer
  const url = addressOf(head);
  const fetchedAt = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(head.fields.get("warc-date") ?? "")?.[0];
  return {
    id: contentId(bytes),
    from,
    bytes,
    ...(URL.canParse(url) ? { url } : {}),
    ...(fetchedAt === undefined ? {} : { fetchedAt: `${fetchedAt}Z` }),
    ...(contentType === null ? {} : { contentType }),
  };
}

/** Whether bytes are the start of a WARC file, packed or not. */
export function isWarc(head: Uint8Array): boolean {
  return isRecordStart(isGzip(head) ? peekMember(head) : head);
}

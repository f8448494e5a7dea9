import { closeSync, openSync, readSync } from "node:fs";
import { skipOf, tooLarge } from "../page-bytes.ts";
import type { ArchiveEntry, ArchiveOptions, ByteSource } from "./archive.ts";
import { isGzip, latin1, UnreadableSource } from "./archive.ts";
import { ByteReader } from "./byte-reader.ts";
import { peekMember } from "./gzip-member.ts";
import type { RowFields } from "./read-json-lines.ts";
import { readJsonLines, ROW_FIELDS } from "./read-json-lines.ts";
import { pageOfMail } from "./read-mail.ts";
import { isTar, readTar } from "./read-tar.ts";
import { isWarc, readWarc } from "./read-warc.ts";
import type { ZipOptions } from "./read-zip.ts";
import { readZip } from "./read-zip.ts";

/** What holds pages, told by its name or its first bytes. */
export type ArchiveKind = "warc" | "zip" | "tar" | "mail" | "json-lines";

const KIND_BY_NAME: readonly (readonly [RegExp, ArchiveKind])[] = [
  [/\.warc(?:\.gz)?$/i, "warc"],
  [/\.(?:zip|wacz)$/i, "zip"],
  [/\.(?:tar|tar\.gz|tgz)$/i, "tar"],
  [/\.(?:eml|mht|mhtml)$/i, "mail"],
  [/\.(?:jsonl|ndjson)(?:\.gz)?$/i, "json-lines"],
];

/** By the name alone: what is looked for in folders. */
export function archiveKindOfName(name: string): ArchiveKind | null {
  return KIND_BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** By the first bytes (512 will do): for what is named outright or comes on standard input. */
export function archiveKindOfBytes(head: Uint8Array): ArchiveKind | null {
  if (latin1(head.subarray(0, 4)) === "PK\x03\x04") return "zip";
  const plain = isGzip(head) ? peekMember(head) : head;
  if (isWarc(head)) return "warc";
  if (isTar(plain)) return "tar";
  return /^(?:\xef\xbb\xbf)?\{\s*"/.test(latin1(plain.subarray(0, 64))) ? "json-lines" : null;
}

/** The first bytes of a file; none when it cannot be read, which whoever reads it will say. */
export function headOfFile(path: string): Uint8Array {
  try {
    const file = openSync(path, "r");
    try {
      const head = new Uint8Array(512);
      return head.subarray(0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  } catch {
    return new Uint8Array(0);
  }
}

export interface ReadArchiveOptions extends ZipOptions {
  /** Names of fields in rows; `ROW_FIELDS` when left out. */
  readonly fields?: RowFields;
}

/**
 * Pages of an archive in their order, in constant memory: each is read when it is asked for.
 *
 * What is wrong with a page, or with the archive, is a `Skip`; never throws for what a place holds.
 */
export async function* readArchive(kind: ArchiveKind, source: ByteSource, options: ReadArchiveOptions): AsyncGenerator<ArchiveEntry> {
  let next = options.start ?? 0;
  try {
    for await (const entry of entriesOf(kind, source, options)) {
      next = entry.next;
      yield entry;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
    const why = error instanceof UnreadableSource ? error.message : code && `the system says ${code}`;
    if (why === null) throw error; // a defect of ours, not of the disk or the network
    yield { item: skipOf("source/unreadable", source.from, why), next };
  }
}

function entriesOf(kind: ArchiveKind, source: ByteSource, options: ReadArchiveOptions): AsyncGenerator<ArchiveEntry> {
  if (kind === "warc") return readWarc(source, options);
  if (kind === "zip") return readZip(source, options);
  if (kind === "tar") return readTar(source, options);
  if (kind === "mail") return readMailFile(source, options);
  return readJsonLines(source, { ...options, fields: options.fields ?? ROW_FIELDS });
}

/** Attachments may make a mail many times larger than its text. */
const MAIL_FACTOR = 4;

async function* readMailFile(source: ByteSource, { maxBytes, start = 0 }: ArchiveOptions): AsyncGenerator<ArchiveEntry> {
  if (start > 0) return;
  const most = MAIL_FACTOR * maxBytes;
  const reader = new ByteReader(source.open());
  const bytes = await reader.peek(most + 1);
  await reader.close();
  const item =
    bytes.length > most ? tooLarge(null, { where: source.from, maxBytes: most }) : pageOfMail(bytes, { from: source.from, maxBytes });
  yield { item, next: 1 };
}

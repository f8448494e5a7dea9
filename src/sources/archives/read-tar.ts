import { skipOf, tooLarge } from "../page-bytes.ts";
import type { ArchiveEntry, ArchiveOptions, ByteSource } from "./archive.ts";
import { isPackingError, latin1, openUnpacked, placeInside } from "./archive.ts";
import type { ByteReader } from "./byte-reader.ts";
import { isMemberPage, pageOfMember } from "./read-member.ts";

const BLOCK = 512;
/** Longest name that is read, in bytes; longer ones are cut by every system. */
const MAX_NAME_BYTES = 64 * 1024;

/**
 * Pages of a tar file (POSIX ustar and pax, GNU long names), plain or packed by gzip: files that would be pages in a folder.
 *
 * `start` and `next` count unpacked bytes. What is damaged ends the archive, as a `Skip`. Throws what the source throws.
 */
export async function* readTar(source: ByteSource, options: ArchiveOptions): AsyncGenerator<ArchiveEntry> {
  const reader = await openUnpacked(source, options.start ?? 0);
  try {
    yield* members(reader, { source, ...options });
  } catch (error) {
    if (!isPackingError(error)) throw error;
    yield { item: skipOf("source/damaged", source.from, `gzip: ${error.message}`), next: reader.offset };
  }
}

async function* members(
  reader: ByteReader,
  { source, maxBytes }: ArchiveOptions & { readonly source: ByteSource },
): AsyncGenerator<ArchiveEntry> {
  let longName: string | null = null;
  for (;;) {
    const block = (await reader.peek(BLOCK)).subarray(0, BLOCK);
    if (block.every((byte) => byte === 0)) return; // nothing more, or the mark of the end
    const head = readHead(block);
    if (head === null) {
      yield { item: skipOf("source/damaged", source.from, `no file begins at ${reader.offset}`), next: reader.offset };
      return;
    }
    reader.take(BLOCK);
    const padded = Math.ceil(head.size / BLOCK) * BLOCK;
    const name: string = longName ?? head.name;
    longName = null;
    if (head.type === "L" || head.type === "x") longName = await readLongName(reader, head);
    else if (head.type === "file" && isMemberPage(name)) {
      const from = placeInside(source.from, "member", name);
      const isLarge = head.size > maxBytes;
      const bytes = isLarge ? null : (await reader.peek(head.size)).slice(0, head.size);
      const item =
        bytes === null
          ? tooLarge(head.size, { where: from, maxBytes })
          : bytes.length < head.size
            ? skipOf("source/damaged", from, "the archive ends inside this file")
            : pageOfMember(name, bytes, { from, maxBytes });
      yield { item, next: reader.offset + padded };
    }
    await reader.skip(padded);
  }
}

interface TarHead {
  readonly name: string;
  readonly size: number;
  /** "L": the next file's name by GNU; "x": its fields by pax. */
  readonly type: "file" | "L" | "x" | "other";
}

function readHead(block: Uint8Array): TarHead | null {
  const field = (start: number, length: number): string => utf8(block.subarray(start, start + length)).split("\0", 1)[0] ?? "";
  const sum = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (block.length < BLOCK || sum !== parseInt(field(148, 8).trim(), 8)) return null;
  const prefix = field(257, 5) === "ustar" ? field(345, 155) : "";
  const type = String.fromCharCode(block[156] ?? 0);
  return {
    name: prefix === "" ? field(0, 100) : `${prefix}/${field(0, 100)}`,
    size: sizeOf(block, field(124, 12)),
    type: type === "0" || type === "\0" ? "file" : type === "L" || type === "x" ? type : "other",
  };
}

/** Octal digits, or, for more than 8 GB, a number with the highest bit set. */
function sizeOf(block: Uint8Array, octal: string): number {
  if (((block[124] ?? 0) & 0x80) === 0) return parseInt(octal.trim() || "0", 8);
  return block.subarray(125, 136).reduce((size, byte) => size * 256 + byte, 0);
}

/** What the bytes before a file say that it is called; null when they say nothing of it. */
async function readLongName(reader: ByteReader, head: TarHead): Promise<string | null> {
  if (head.size > MAX_NAME_BYTES) return null;
  const bytes = (await reader.peek(head.size)).subarray(0, head.size);
  if (head.type === "L") return utf8(bytes).split("\0", 1)[0] ?? "";
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(utf8(bytes))?.[1] ?? null;
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Whether bytes are the start of a tar file that is not packed. */
export function isTar(head: Uint8Array): boolean {
  return latin1(head.subarray(257, 262)) === "ustar";
}

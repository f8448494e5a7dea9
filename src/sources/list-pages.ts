import { readdirSync, statSync } from "node:fs";
import type { Dirent } from "node:fs";
import { join, normalize } from "node:path";
import { Fault } from "../lib/fault.ts";
import type { Skip } from "../model/index.ts";
import { fileSource } from "./archives/archive.ts";
import type { Address, ByteSource } from "./archives/archive.ts";
import { ByteReader } from "./archives/byte-reader.ts";
import { archiveKindOfBytes, archiveKindOfName, headOfFile } from "./archives/read-archive.ts";
import type { ArchiveKind } from "./archives/read-archive.ts";
import { archiveOfPlace, isPlaceInArchive } from "./archives/read-place.ts";
import { codeOf } from "./code-of.ts";
import { spool } from "./spool.ts";
import { isAddress } from "./is-address.ts";
import { globPattern, globRoot, isGlob } from "./match-glob.ts";
import { PAGE_FILE } from "./page-file-name.ts";
import { readLines } from "./read-lines.ts";

/** A file to read. `path` opens it; `from` is what the record calls it: the path as it begins with what the user named. */
export interface PageFile {
  readonly kind: "file";
  readonly path: string;
  readonly from: string;
}

/** A file, or standard input, that holds many pages. */
export interface ArchiveFile {
  readonly kind: "archive";
  readonly archive: ArchiveKind;
  readonly source: ByteSource;
}

/** A page inside an archive, named by its place: "news.warc.gz#offset=48213". */
export interface PlaceInArchive {
  readonly kind: "place";
  readonly place: string;
}

/** A file that may name pages: a feed, a sitemap, a list of sources or of articles. */
export interface DocumentFile {
  readonly kind: "document";
  readonly path: string;
  readonly from: string;
}

/** What a path names. */
export type Listed = PageFile | DocumentFile | ArchiveFile | PlaceInArchive | Address | Skip;

export interface ListOptions {
  /** What `-` stands for: a list of paths and addresses, one a line or parted by NUL; or an archive, or a page. */
  readonly stdin: AsyncIterable<Uint8Array>;
}

/**
 * Lists what the user named, in an order that depends on nothing but names: arguments as given, folders by name, lists as they come.
 *
 * A path may be a page, an archive, a place in one, a folder (read to any depth; hidden entries and linked folders are passed over), a
 * pattern, an address, or `-` for standard input. A folder that cannot be read is a `Skip`. Throws a `Fault` "input/not-found" before it
 * yields anything when an argument is nothing that exists.
 */
export function listPages(paths: readonly string[], options: ListOptions): AsyncIterable<Listed> {
  for (const path of paths) if (path !== "-" && !isAddress(path)) checkExists(path);
  return list(paths, options);
}

async function* list(paths: readonly string[], options: ListOptions): AsyncGenerator<Listed> {
  for (const path of paths) {
    if (path === "-") yield* listInput(options.stdin);
    else yield* listOne(path);
  }
}

async function* listInput(stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Listed> {
  const reader = new ByteReader(stdin);
  const archive = archiveKindOfBytes(await reader.peek(1)); // what comes first tells; more may never come while somebody types
  const source: ByteSource = { from: "-", open: () => reader.rest(), at: null, fingerprint: async () => null };
  if (archive === "zip") yield* listSpooled(reader);
  else if (archive !== null) yield { kind: "archive", archive, source };
  else for await (const line of readLines(reader.rest())) yield* listOne(line);
}

/** The directory of a ZIP file is at its end, so it is laid by while it is read; who asks for the next entry is done with it. */
async function* listSpooled(reader: ByteReader): AsyncGenerator<Listed> {
  const spooled = await spool(reader.rest());
  try {
    yield spooled.kind === "skip" ? spooled : { kind: "archive", archive: "zip", source: spooled.source };
  } finally {
    if (spooled.kind === "spooled") spooled.remove();
  }
}

function* listOne(path: string): Generator<Listed> {
  const kind = isAddress(path) ? "address" : kindOf(path);
  if (kind === "address") yield { kind: "address", url: path };
  else if (kind === "folder") yield* walk(normalize(path), (name) => PAGE_FILE.test(name) || archiveKindOfName(name) !== null);
  else if (kind === "file" && DOCUMENT_FILE.test(path)) yield { kind: "document", path, from: normalize(path) };
  else if (kind === "file") yield listFile(path, archiveKindOfName(path) ?? archiveKindOfBytes(headOfFile(path)));
  else if (isPlaceInArchive(path)) yield { kind: "place", place: path };
  else if (isGlob(path)) yield* listGlob(path);
  else yield listFile(path, null);
}

/** Named outright, since in a folder of pages such files are sidecars. */
const DOCUMENT_FILE = /\.(?:opml|rss|atom|rdf|xml|json)(?:\.gz)?$/i;

function listFile(path: string, archive: ArchiveKind | null): Listed {
  const from = normalize(path);
  return archive === null ? { kind: "file", path, from } : { kind: "archive", archive, source: fileSource(path, from) };
}

function* listGlob(pattern: string): Generator<Listed> {
  const wanted = globPattern(normalize(pattern));
  yield* walk(globRoot(pattern), (_, path) => wanted.test(path));
}

/** Files of a folder, to any depth, by name. `normalize` keeps "./a" and "a" the same place. */
function* walk(folder: string, wanted: (name: string, path: string) => boolean): Generator<Listed> {
  const entries = entriesOf(folder);
  if ("kind" in entries) {
    yield entries;
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) yield* walk(path, wanted);
    else if (wanted(entry.name, path) && isFile(entry, path)) yield listFile(path, archiveKindOfName(entry.name));
  }
}

function entriesOf(folder: string): readonly Dirent[] | Skip {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { kind: "skip", reason: "source/unreadable", where: folder, why: `the folder cannot be listed (${codeOf(error)})` };
  }
}

function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && kindOf(path) === "file");
}

function checkExists(path: string): void {
  if (kindOf(path) !== null || (isPlaceInArchive(path) && kindOf(archiveOfPlace(path)) === "file")) return;
  if (isGlob(path)) {
    for (const entry of listGlob(path)) if (entry.kind !== "skip") return;
    throw new Fault("input/not-found", "Cannot find any page", {
      where: path,
      why: "no file fits the pattern",
      next: "Check the pattern, and quote it so that the shell leaves it alone",
    });
  }
  throw new Fault("input/not-found", "Cannot find the page", {
    where: path,
    why: "there is no such file or folder",
    next: "Check the path",
  });
}

function kindOf(path: string): "file" | "folder" | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return null;
  return stats.isDirectory() ? "folder" : "file";
}

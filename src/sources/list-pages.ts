import { readdirSync, statSync } from "node:fs";
import type { Dirent } from "node:fs";
import { join, normalize } from "node:path";
import { Fault } from "../lib/fault.ts";
import type { Skip } from "../model/index.ts";
import { globPattern, globRoot, isGlob } from "./match-glob.ts";
import { readLines } from "./read-lines.ts";

/** What counts as a page inside a folder. Sidecars (.json, .tsv, .md) and everything else are left alone; a file named outright is always read. */
export const PAGE_FILE = /\.(?:html?|xhtml|txt)(?:\.gz)?$/i;

/** A file to read. `path` opens it; `from` is what the record calls it: the path as it begins with what the user named. */
export interface PageFile {
  readonly kind: "file";
  readonly path: string;
  readonly from: string;
}

export interface ListOptions {
  /** Where `-` reads its list from: one path a line, or parted by NUL. */
  readonly stdin: AsyncIterable<Uint8Array>;
}

/**
 * Lists the pages that the user named, in an order that depends on nothing but names: arguments as given, folders by name, lists as they come.
 *
 * A path may be a file, a folder (read to any depth; hidden entries and linked folders are passed over), a pattern, or `-` for a list on
 * standard input. A folder that cannot be read is a `Skip`. Throws a `Fault` "input/not-found" before it yields anything when an argument
 * is nothing that exists.
 */
export function listPages(paths: readonly string[], options: ListOptions): AsyncIterable<PageFile | Skip> {
  for (const path of paths) if (path !== "-") checkExists(path);
  return list(paths, options);
}

async function* list(paths: readonly string[], options: ListOptions): AsyncGenerator<PageFile | Skip> {
  for (const path of paths) {
    if (path === "-") for await (const line of readLines(options.stdin)) yield* listOne(line);
    else yield* listOne(path);
  }
}

function* listOne(path: string): Generator<PageFile | Skip> {
  const kind = kindOf(path);
  if (kind === "folder") yield* walk(normalize(path), (entry) => PAGE_FILE.test(entry));
  else if (kind === null && isGlob(path)) yield* listGlob(path);
  else yield { kind: "file", path, from: normalize(path) };
}

function* listGlob(pattern: string): Generator<PageFile | Skip> {
  const wanted = globPattern(normalize(pattern));
  for (const entry of walk(globRoot(pattern), () => true)) {
    if (entry.kind === "skip" || wanted.test(entry.from)) yield entry;
  }
}

/** Files of a folder, to any depth, by name. `normalize` keeps "./a" and "a" the same place. */
function* walk(folder: string, wanted: (name: string) => boolean): Generator<PageFile | Skip> {
  const entries = entriesOf(folder);
  if ("kind" in entries) {
    yield entries;
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) yield* walk(path, wanted);
    else if (wanted(entry.name) && isFile(entry, path)) yield { kind: "file", path, from: path };
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
  if (kindOf(path) !== null) return;
  if (isGlob(path)) {
    for (const entry of listGlob(path)) if (entry.kind === "file") return;
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

/** "ENOENT" and its like; the message of Node repeats the path. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
}

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../lib/fault.ts";
import { given } from "../lib/given.ts";
import { parseTsv } from "../lib/tsv.ts";
import type { TsvRow } from "../lib/tsv.ts";

/** Where tables are read from: the package's `data/`, or that with a user's folder of the same layout beside it, whose rows are added. */
export type TableFolders = string | readonly [own: string, added: string];

/** Folders of `data/` that users may add to: their own actors, their own rules and codes. */
const OPEN_FOLDERS = ["actors", "rules"] as const;

export function ownFolder(folders: TableFolders): string {
  return typeof folders === "string" ? folders : folders[0];
}

export function addedFolder(folders: TableFolders): string | null {
  return typeof folders === "string" ? null : folders[1];
}

interface TableOptions<Column extends string> {
  readonly columns: readonly Column[];
  /** Column whose values may not repeat, not even between the package's rows and the user's. */
  readonly unique?: Column;
  /** Whose rows stand first where the order decides; the package's unless said otherwise. */
  readonly first?: "own" | "added";
}

/** Reads one table: the package's rows and, where the user's folder has a table of that name, the user's. Both pass the same checks. */
export function readTable<Column extends string>(
  folders: TableFolders,
  file: string,
  { columns, unique, first = "own" }: TableOptions<Column>,
): readonly TsvRow<Column>[] {
  const options = { columns, ...given({ unique }) };
  const own = parseTsv(readFileSync(join(ownFolder(folders), file), "utf8"), { where: `data/${file}`, ...options });
  const added = addedFolder(folders);
  const path = added === null ? null : join(added, file);
  if (path === null || !existsSync(path)) return own;
  const more = parseTsv(readFileSync(path, "utf8"), { where: path, ...options });
  const taken = new Set(unique === undefined ? [] : own.map((row) => row[unique]));
  const twice = unique === undefined ? undefined : more.find((row) => taken.has(row[unique]));
  if (twice !== undefined && unique !== undefined)
    throw new Fault("table/broken", "Cannot add to a table", {
      where: path,
      why: `"${twice[unique]}" is there already`,
      next: "Give the row an id of its own",
    });
  return first === "own" ? [...own, ...more] : [...more, ...own];
}

/** The tables that a user's folder adds to, as "rules/acts.tsv". Throws where it holds a table that Demarche does not have, or none at all. */
export function listAddedTables(folders: TableFolders): readonly string[] {
  const added = addedFolder(folders);
  if (added === null) return [];
  const files = OPEN_FOLDERS.flatMap((folder) => tablesIn(join(added, folder)).map((file) => `${folder}/${file}`));
  const unknown = files.find((file) => !existsSync(join(ownFolder(folders), file)));
  if (unknown !== undefined)
    throw new Fault("table/broken", "Cannot add a table", {
      where: join(added, unknown),
      why: "there is no table of that name to add to",
      next: "Name it as one of data/actors/ or data/rules/ is named (docs/data.md)",
    });
  if (files.length === 0)
    throw new Fault("table/missing", "Cannot use the folder of rules", {
      where: added,
      why: "it has no actors/*.tsv and no rules/*.tsv",
      next: 'See "Your own actors and rules" in docs/events.md',
    });
  return files;
}

function tablesIn(folder: string): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(".tsv"))
        .sort()
    : [];
}

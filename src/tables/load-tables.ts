import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "../lib/fault.ts";
import { contentId } from "../lib/hash.ts";
import type { Tables } from "../model/index.ts";
import { loadActorTables } from "./load-actor-tables.ts";
import { loadArticleTables } from "./load-article-tables.ts";
import { loadRuleTables } from "./load-rule-tables.ts";
import { loadStoryTables } from "./load-story-tables.ts";
import { loadTextTables, readPhraseWeights } from "./load-text-tables.ts";
import { addedFolder, listAddedTables, ownFolder } from "./read-table.ts";
import type { TableFolders } from "./read-table.ts";

/** The folders of data/ that hold tables; their READMEs are for people and do not count into the version. */
const TABLE_FOLDERS = ["actors", "lexicon", "models", "rules", "sources"] as const;
const MODEL_FILE = "models/text.bin";

/** What one thread may hand to another instead of reading it again. */
export interface SharedTables {
  readonly folders: TableFolders;
  /** `Tables.version`. */
  readonly tablesVersion: string;
  /** The trained weights; shared, not copied, when posted to a worker. */
  readonly model: SharedArrayBuffer;
}

/**
 * Loads the tables about the world from `data/`, checked and ready for the stages; with `[dataFolder(), DIR]` a user's own actors and rules too.
 *
 * `shared` is what `loadShared()` gave another thread: the model is then not read again. Throws the `Fault` "table/missing" or "table/broken"
 * with the file and line.
 *
 * @example const reader = createReader(loadTables())
 */
export function loadTables(folders: TableFolders = dataFolder(), shared: SharedTables = loadShared(folders)): Tables {
  return withFaults(folders, () => ({
    version: shared.tablesVersion,
    articles: loadArticleTables(ownFolder(folders)),
    text: { ...loadTextTables(ownFolder(folders)), model: shared.model },
    actors: loadActorTables(folders),
    rules: loadRuleTables(folders),
    stories: loadStoryTables(ownFolder(folders)),
  }));
}

/** Reads what threads can share: the model's bytes, and the version, which costs a hash of every table. */
export function loadShared(folders: TableFolders = dataFolder()): SharedTables {
  return withFaults(folders, () => {
    const model = readModel(join(ownFolder(folders), MODEL_FILE));
    return { folders, tablesVersion: hashTables(folders, model), model };
  });
}

/** Loads one part of the tables, for what needs no more: `loadPart(loadActorTables)`. Throws as `loadTables` does. */
export function loadPart<T>(loader: (folder: string) => T, folder: string = dataFolder()): T {
  return withFaults(folder, () => loader(folder));
}

/** Loads what `createPhraseFinder` weighs by, apart from the tables: nothing on the road needs it. Throws as `loadTables` does. */
export function loadPhraseWeights(): Uint8Array {
  return loadPart(readPhraseWeights);
}

/** The package's tables, with a user's folder beside them where one is named (`--rules DIR`). */
export function foldersWith(added: string | undefined): TableFolders {
  return added === undefined ? dataFolder() : [dataFolder(), added];
}

/** The `data/` folder of the package that this file is in: two folders up from src/tables and from dist/tables. */
export function dataFolder(): string {
  return fileURLToPath(new URL("../../data", import.meta.url));
}

function readModel(path: string): SharedArrayBuffer {
  const handle = openSync(path, "r");
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(handle).size));
    for (let filled = 0; filled < bytes.length;) {
      const count = readSync(handle, bytes, filled, bytes.length - filled, filled);
      if (count === 0)
        throw new Fault("table/broken", "Cannot read the model", {
          where: path,
          why: "it was cut while it was read",
          next: "Install Demarche again",
        });
      filled += count;
    }
    return bytes.buffer;
  } finally {
    closeSync(handle);
  }
}

/** `contentId` of the package's version and of every table by name. */
function hashTables(folders: TableFolders, model: SharedArrayBuffer): string {
  const folder = ownFolder(folders);
  const files = TABLE_FOLDERS.flatMap((name) =>
    readdirSync(join(folder, name))
      .sort()
      .map((file) => `${name}/${file}`),
  );
  const parts = files
    .filter((file) => !file.endsWith(".md"))
    .flatMap((file) => [file, file === MODEL_FILE ? new Uint8Array(model) : readFileSync(join(folder, file))]);
  const added = listAddedTables(folders).flatMap((file) => [file, readFileSync(join(addedFolder(folders) ?? "", file))]);
  return contentId(packageVersion(), ...parts, ...added);
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}

/** A file that is not there is a broken installation, with one line that says so. */
function withFaults<T>(folders: TableFolders, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault || !(error instanceof Error) || !("code" in error)) throw error;
    const where = "path" in error && typeof error.path === "string" ? error.path : ownFolder(folders);
    throw new Fault("table/missing", "Cannot read a table", {
      where,
      why: `the system says ${String(error.code)}`,
      next: "Install Demarche again",
      cause: error,
    });
  }
}

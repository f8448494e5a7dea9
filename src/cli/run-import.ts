import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadRuleTables } from "../tables/load-rule-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { importForeignFile } from "./import-foreign-file.ts";
import type { ImportedFile } from "./import-foreign-file.ts";
import { importTables } from "./read-foreign-files.ts";
import { countOf } from "./show/show-reading.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface ImportFlags {
  readonly record?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Puts files of GDELT, ICEWS and POLECAT into the record, beside what we read, and tells of each what it gave. */
export async function runImport(context: CliContext, flags: ImportFlags, files: readonly string[]): Promise<void> {
  const { actors } = loadPart(loadActorTables);
  const tables = importTables(actors, loadPart(loadRuleTables));
  await withRecord(recordPath(flags, context.env), "write", async (store) => {
    for (const file of files) {
      const imported = await importForeignFile(store, file, tables);
      if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/import/1", ...imported })}\n`);
      else if (flags.quiet !== true) context.out.write(`${wordsFor(imported)}\n`);
    }
  });
}

function wordsFor({ name, source, lines, acts, added, unread, wasKnown }: ImportedFile): string {
  if (wasKnown) return `${name}: ${source}, in the record already`;
  const reasons = Object.entries(unread).map(([reason, lost]) => `${lost} ${reason}`);
  const known = acts === added ? "" : `, ${acts - added} known`;
  return `${name}: ${source}, ${countOf(lines, "row")}, ${countOf(added, "act")} added${known}${reasons.length === 0 ? "" : `; not read: ${reasons.join(", ")}`}`;
}

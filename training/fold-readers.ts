import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseLines, reviewed } from "../eval/read-names.ts";
import type { PlacedSentence } from "../eval/read-names.ts";
import { Fault } from "../src/lib/fault.ts";
import type { TextTables } from "../src/model/index.ts";
import type { Parser } from "../src/text/index.ts";
import { createParser } from "../src/text/index.ts";

/**
 * Reads documents that were trained on as if they were new: each with the model of the fold that it was left out of. In `folder` fold0.bin, fold1.bin, ... parse
 * and review0.bin, review1.bin, ... read the names again (training/README.md says how they are made). `document` is its id in the treebank.
 */
export function openFolds(folder: string, tables: TextTables): (document: string, text: string) => readonly PlacedSentence[] {
  const fileOf = (kind: string, fold: number): string => join(folder, `${kind}${fold}.bin`);
  const open = (file: string): Parser => createParser({ ...tables, model: new Uint8Array(readFileSync(file)).buffer });
  const readers: { readonly parser: Parser; readonly reviewer: Parser }[] = [];
  while (existsSync(fileOf("fold", readers.length)))
    readers.push({ parser: open(fileOf("fold", readers.length)), reviewer: open(fileOf("review", readers.length)) });
  return (document, text) => {
    const reader = readers[foldOf(document, readers.length)];
    if (reader === undefined)
      throw new Fault("training/folds", "Cannot read documents as if they were new", {
        where: folder,
        why: "it holds no fold0.bin",
        next: "Train models of folds: training/README.md",
      });
    return reviewed(parseLines(text, reader.parser, tables), reader.reviewer);
  };
}

/** As `is_in_fold` of corpora.py has it. */
function foldOf(document: string, folds: number): number {
  return Number.parseInt(createHash("sha1").update(`fold ${document}`).digest("hex").slice(0, 8), 16) % folds;
}

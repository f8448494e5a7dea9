import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "../lib/fault.ts";
import { listCell, parseTsv } from "../lib/tsv.ts";
import type { TsvRow } from "../lib/tsv.ts";
import type { AgencyRow, ArticleTables, FurnitureRow, HolidayRow, LanguageRow, TreeNodeRow, WordRow } from "../model/index.ts";

const FURNITURE_COLUMNS = ["id", "phrase", "match", "role", "language", "origin"] as const;
const AGENCY_COLUMNS = ["id", "name", "aliases", "origin"] as const;
const HOLIDAY_COLUMNS = ["id", "phrase", "near", "month", "day", "origin"] as const;
const SIGNAL_COLUMNS = ["signal", "weight", "days", "origin"] as const;
const TREE_COLUMNS = ["tree", "node", "feature", "cut", "low", "high", "value"] as const;
const WORD_COLUMNS = ["words", "weight"] as const;
const LANGUAGE_COLUMNS = ["language", "weight", "pieces"] as const;
const MONTH_COLUMNS = ["name", "month", "language", "origin"] as const;

/**
 * Loads what `extractArticle` is handed from `data/lexicon/` and `data/sources/`.
 *
 * Throws the fault "table/broken" with file and line for a wrong header, a repeated id, an unknown role, or a day that no month has.
 */
export function loadArticleTables(folder: string | URL): ArticleTables {
  const root = typeof folder === "string" ? folder : fileURLToPath(folder);
  const read = <Column extends string>(file: string, columns: readonly Column[], unique: Column): readonly TsvRow<Column>[] =>
    parseTsv(readFileSync(join(root, file), "utf8"), { where: `data/${file}`, columns, unique });
  return {
    furniture: readFurniture(root),
    agencies: read("sources/agencies.tsv", AGENCY_COLUMNS, "id").map(agencyOf),
    holidays: read("lexicon/holidays.tsv", HOLIDAY_COLUMNS, "id").map(holidayOf),
    daySignals: new Map(read("lexicon/day-signals.tsv", SIGNAL_COLUMNS, "signal").map(signalOf)),
    blocks: readTrees(root, "models/blocks.tsv"),
    lines: readTrees(root, "models/lines.tsv"),
    words: read("models/words.tsv", WORD_COLUMNS, "words").map(wordOf),
    languages: parseTsv(readFileSync(join(root, LANGUAGES), "utf8"), { where: `data/${LANGUAGES}`, columns: LANGUAGE_COLUMNS }).map(
      languageOf,
    ),
    months: new Map(
      read("lexicon/months.tsv", MONTH_COLUMNS, "name").map((row) => [
        row.name,
        numberCell(row.month, { least: 1, most: 12, where: `data/lexicon/months.tsv: ${row.name}` }),
      ]),
    ),
  };
}

/** `data/lexicon/furniture.tsv` alone, for what trains the models that the other tables hold. */
export function readFurniture(root: string): readonly FurnitureRow[] {
  const where = "data/lexicon/furniture.tsv";
  const text = readFileSync(join(root, "lexicon/furniture.tsv"), "utf8");
  return parseTsv(text, { where, columns: FURNITURE_COLUMNS, unique: "id" }).map(furnitureOf);
}

/** Rows of a forest, in the order of the file. */
function readTrees(root: string, file: string): readonly TreeNodeRow[] {
  const where = `data/${file}`;
  return parseTsv(readFileSync(join(root, file), "utf8"), { where, columns: TREE_COLUMNS }).map((row) => {
    const [tree, node, cut, low, high, value] = [row.tree, row.node, row.cut, row.low, row.high, row.value].map(Number);
    const numbers = { tree: tree ?? 0, node: node ?? 0, cut: cut ?? 0, low: low ?? 0, high: high ?? 0, value: value ?? 0 };
    if (Object.values(numbers).some(Number.isNaN)) throw broken(`${where}: tree ${row.tree}, node ${row.node}`, "a cell is no number");
    return { ...numbers, feature: row.feature };
  });
}

function wordOf({ words, weight }: TsvRow<(typeof WORD_COLUMNS)[number]>): WordRow {
  const value = Number(weight);
  if (weight === "" || Number.isNaN(value)) throw broken(`data/models/words.tsv: ${words}`, `"${weight}" is no number`);
  return { words, weight: value };
}

const LANGUAGES = "models/languages.tsv";

function languageOf({ language, weight, pieces }: TsvRow<(typeof LANGUAGE_COLUMNS)[number]>): LanguageRow {
  const where = `data/${LANGUAGES}: ${language} ${weight}`;
  if (!/^[a-z]{2}$/.test(language)) throw broken(where, `"${language}" is no code of a language, as "en" is`);
  return { language, weight: numberCell(weight, { least: 1, most: 65_535, where }), pieces };
}

function furnitureOf(row: TsvRow<(typeof FURNITURE_COLUMNS)[number]>): FurnitureRow {
  const { id, phrase, match, role, origin } = row;
  const where = `data/lexicon/furniture.tsv: ${id}`;
  if (match !== "line" && match !== "prefix" && match !== "note") throw broken(where, `match "${match}" is none of line, prefix, note`);
  if (role !== "head" && role !== "tail" && role !== "related" && role !== "drop")
    throw broken(where, `role "${role}" is none of head, tail, related, drop`);
  if (phrase !== phrase.toLowerCase() || phrase === "") throw broken(where, "the phrase must be in lower case");
  return { id, phrase, match, role, origin };
}

function agencyOf({ id, name, aliases }: TsvRow<(typeof AGENCY_COLUMNS)[number]>): AgencyRow {
  return { id, name, aliases: listCell(aliases) };
}

function holidayOf({ id, phrase, near, month, day, origin }: TsvRow<(typeof HOLIDAY_COLUMNS)[number]>): HolidayRow {
  const where = `data/lexicon/holidays.tsv: ${id}`;
  return {
    id,
    phrase,
    near: listCell(near),
    month: numberCell(month, { least: 1, most: 12, where }),
    day: numberCell(day, { least: 1, most: 31, where }),
    origin,
  };
}

function signalOf({ signal, weight }: TsvRow<(typeof SIGNAL_COLUMNS)[number]>): readonly [string, number] {
  if (!/^-?\d+\.\d+$/.test(weight)) throw broken(`data/lexicon/day-signals.tsv: ${signal}`, `"${weight}" is no weight, as 0.52 is`);
  return [signal, Number(weight)];
}

function numberCell(
  cell: string,
  { least, most, where }: { readonly least: number; readonly most: number; readonly where: string },
): number {
  const value = Number(cell);
  if (!/^\d+$/.test(cell) || value < least || value > most) throw broken(where, `"${cell}" is no number from ${least} to ${most}`);
  return value;
}

function broken(where: string, why: string): Fault {
  return new Fault("table/broken", "Cannot read a table", { where, why, next: "Mend the row, then run npm run check" });
}

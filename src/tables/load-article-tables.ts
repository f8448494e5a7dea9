import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Fault } from "../lib/fault.ts";
import { listCell, parseTsv } from "../lib/tsv.ts";
import type { TsvRow } from "../lib/tsv.ts";
import type { AgencyRow, ArticleTables, FurnitureRow, HolidayRow } from "../model/index.ts";

const FURNITURE_COLUMNS = ["id", "phrase", "match", "role", "language", "origin"] as const;
const AGENCY_COLUMNS = ["id", "name", "aliases", "origin"] as const;
const HOLIDAY_COLUMNS = ["id", "phrase", "near", "month", "day", "origin"] as const;
const SIGNAL_COLUMNS = ["signal", "weight", "days", "origin"] as const;
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
    furniture: read("lexicon/furniture.tsv", FURNITURE_COLUMNS, "id").map(furnitureOf),
    agencies: read("sources/agencies.tsv", AGENCY_COLUMNS, "id").map(agencyOf),
    holidays: read("lexicon/holidays.tsv", HOLIDAY_COLUMNS, "id").map(holidayOf),
    daySignals: new Map(read("lexicon/day-signals.tsv", SIGNAL_COLUMNS, "signal").map(signalOf)),
    months: new Map(
      read("lexicon/months.tsv", MONTH_COLUMNS, "name").map((row) => [
        row.name,
        numberCell(row.month, { least: 1, most: 12, where: `data/lexicon/months.tsv: ${row.name}` }),
      ]),
    ),
  };
}

function furnitureOf(row: TsvRow<(typeof FURNITURE_COLUMNS)[number]>): FurnitureRow {
  const { id, phrase, match, role, origin } = row;
  const where = `data/lexicon/furniture.tsv: ${id}`;
  if (match !== "line" && match !== "prefix") throw broken(where, `match "${match}" is neither "line" nor "prefix"`);
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

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Rows of a tab-separated source table, by the names in its header. */
export function readTable(folder: string, file: string): readonly Readonly<Record<string, string>>[] {
  const [header = "", ...lines] = readFileSync(join(folder, file), "utf8").split(/\r?\n/);
  const columns = header.split("\t");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const cells = line.split("\t");
      return Object.fromEntries(columns.map((column, index) => [column, cells[index]?.trim() ?? ""]));
    });
}

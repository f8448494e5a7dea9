import { displayWidth, padEnd, padStart } from "./display-width.ts";

/** One cell: its text, and how that looks when painted. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
  readonly align?: "left" | "right";
}

/** Lines of cells in columns, two spaces apart, without trailing space. */
export function tableOf(rows: readonly (readonly Cell[])[], indent = ""): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell.text));
  return rows.map((row) => {
    const cells = row.map((cell, i) => {
      const width = i === row.length - 1 && cell.align !== "right" ? 0 : (widths[i] ?? 0);
      const filled = cell.align === "right" ? padStart(cell.text, width) : padEnd(cell.text, width);
      return cell.paint === undefined ? filled : cell.paint(filled);
    });
    return `${indent}${cells.join("  ")}`.trimEnd();
  });
}

import type { DyadSeries } from "../../model/index.ts";
import type { ForeignFile } from "../read-foreign-files.ts";
import { conflictOf, cooperationOf } from "./draw-series.ts";
import type { Screen } from "./screen.ts";
import { countOf } from "./show-reading.ts";
import { tableOf } from "./table-of.ts";
import type { Cell } from "./table-of.ts";
import { wrapText } from "./wrap-text.ts";

/** The series of one data set; all have the same periods. */
export interface ComparedSeries {
  readonly source: string;
  readonly series: DyadSeries;
}

export interface ComparedView {
  /** Ours first. */
  readonly compared: readonly ComparedSeries[];
  readonly files: readonly ForeignFile[];
  readonly nameOf: (country: string) => string;
}

/** Data sets side by side, period by period, for people. Periods in which none has anything are left out. */
export function showCompared({ compared, files, nameOf }: ComparedView, screen: Screen): string {
  const [own] = compared;
  if (own === undefined) return "";
  const { a, b, by, count, formula } = own.series;
  const right = (text: string): Cell => ({ text, align: "right" });
  const rows = own.series.periods.flatMap(({ start }, at) => {
    const tallies = compared.map(({ series }) => series.periods[at]?.both);
    if (tallies.every((tally) => tally === undefined || cooperationOf(tally) + conflictOf(tally) === 0)) return [];
    const cells = tallies.flatMap((tally) => (tally === undefined ? ["", ""] : [String(cooperationOf(tally)), String(conflictOf(tally))]));
    return [[{ text: start }, ...cells.map(right)]];
  });
  const head = [{ text: by }, ...compared.flatMap(({ source }) => [right(`${source} +`), right("-")])];
  const lines = [
    screen.paint(`${nameOf(a)} and ${nameOf(b)}: ${count} a ${by}, cooperation + and conflict -, both directions`, "strong"),
    "",
    ...(rows.length === 0 ? ["  None of them has anything of the two"] : tableOf([head, ...rows], "  ")),
    "",
    ...files.map(({ file, source, lines: read, acts, unread }) => {
      const reasons = Object.entries(unread).map(([reason, lost]) => `${lost} ${reason}`);
      return `${file}: ${source}, ${countOf(read, "row")}, ${acts} between the two${reasons.length === 0 ? "" : `; not read: ${reasons.join(", ")}`}`;
    }),
    "",
    ...wrapText(
      [{ text: `Rows of other data sets stand on no sentence here and are not in our counts. ${formula}`, style: "faint" }],
      screen,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

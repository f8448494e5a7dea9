import { appendFileSync, existsSync, readFileSync, truncateSync } from "node:fs";
import { Fault } from "../lib/fault.ts";

/** A file of JSON lines that is only ever added to. */
export interface LinesFile<Line> {
  /** What stood in it when it was opened, in order. */
  readonly lines: readonly Line[];
  /** On disk when this returns. */
  append(line: Line): void;
}

export interface LinesOptions<Line> {
  readonly isLine: (value: unknown) => value is Line;
  /** What the file holds: "reviews"; of the fault "input/reviews". */
  readonly holds: string;
  /** What each line should be: "a verdict". */
  readonly each: string;
}

/**
 * Opens the file, or begins one. A last line without its end was cut off by a crash and never acknowledged: it is taken away, so that the
 * next one begins on a line of its own. Throws the fault "input/…" with the line that cannot be read.
 */
export function openLines<Line>(path: string, options: LinesOptions<Line>): LinesFile<Line> {
  const { text, whole } = readWhole(path);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return { lines: linesOf(whole, path, options), append: (line) => appendFileSync(path, `${JSON.stringify(line)}\n`, { flush: true }) };
}

/** The same for who only reads while another process adds lines: one that is being written is left out. */
export function readLines<Line>(path: string, options: LinesOptions<Line>): readonly Line[] {
  return linesOf(readWhole(path).whole, path, options);
}

function readWhole(path: string): { readonly text: string; readonly whole: string } {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  return { text, whole: text.slice(0, text.lastIndexOf("\n") + 1) };
}

function linesOf<Line>(whole: string, path: string, { isLine, holds, each }: LinesOptions<Line>): readonly Line[] {
  return whole
    .split("\n")
    .slice(0, -1)
    .map((line, at) => {
      const value = parse(line);
      if (isLine(value)) return value;
      const why = `line ${at + 1} is not ${each}`;
      throw new Fault(`input/${holds}`, `Cannot read the ${holds}`, { where: path, why, next: "Name another file, or mend that line" });
    });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

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
export function openLines<Line>(path: string, { isLine, holds, each }: LinesOptions<Line>): LinesFile<Line> {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  const lines = whole
    .split("\n")
    .slice(0, -1)
    .map((line, at) => {
      const value = parse(line);
      if (isLine(value)) return value;
      const why = `line ${at + 1} is not ${each}`;
      throw new Fault(`input/${holds}`, `Cannot read the ${holds}`, { where: path, why, next: "Name another file, or mend that line" });
    });
  return { lines, append: (line) => appendFileSync(path, `${JSON.stringify(line)}\n`, { flush: true }) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

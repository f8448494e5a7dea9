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
  const lines = linesOf(whole, path, options);
  const cut = text.slice(whole.length);
  // Only what may have been begun by us is taken away: a file that holds something else stays as it is.
  if (cut !== "" && !cut.startsWith("{")) throw badLine(lines.length, path, options);
  if (cut !== "") truncateSync(path, Buffer.byteLength(whole));
  makeWritable(path, options);
  return { lines, append: (line) => appendFileSync(path, `${JSON.stringify(line)}\n`, { flush: true }) };
}

/** The same for who only reads while another process adds lines: one that is being written is left out. */
export function readLines<Line>(path: string, options: LinesOptions<Line>): readonly Line[] {
  return linesOf(readWhole(path).whole, path, options);
}

function readWhole(path: string): { readonly text: string; readonly whole: string } {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  return { text, whole: text.slice(0, text.lastIndexOf("\n") + 1) };
}

/** Where no line can be added, the server does not start: a verdict would be lost. */
function makeWritable(path: string, { holds }: { readonly holds: string }): void {
  try {
    appendFileSync(path, "");
  } catch (error) {
    const why = error instanceof Error && "code" in error ? `the system says ${String(error.code)}` : String(error);
    throw new Fault(`input/${holds}`, `Cannot write the ${holds}`, { where: path, why, next: "Name another file", cause: error });
  }
}

function linesOf<Line>(whole: string, path: string, options: LinesOptions<Line>): readonly Line[] {
  return whole
    .split("\n")
    .slice(0, -1)
    .map((line, at) => {
      const value = parse(line);
      if (options.isLine(value)) return value;
      throw badLine(at, path, options);
    });
}

function badLine(at: number, path: string, { holds, each }: { readonly holds: string; readonly each: string }): Fault {
  const why = `line ${at + 1} is not ${each}`;
  return new Fault(`input/${holds}`, `Cannot read the ${holds}`, { where: path, why, next: "Name another file, or mend that line" });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** What measuring one set gives. */
export interface SetScore {
  /** Of the file of predictions. */
  readonly name: string;
  /** The labelled file. */
  readonly file: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly lines: readonly string[];
  /** One line a miss, for working on them. */
  readonly misses: readonly string[];
  readonly predictions: readonly object[];
}

/** Reads JSON lines, gzipped or not, as records of type T: the labelled data is trusted to have the fields that its README names. */
export function readJsonLines<T>(file: string): readonly T[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): T => JSON.parse(line));
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function percent(part: number, whole: number): string {
  return `${(100 * share(part, whole)).toFixed(1)} % (${part} of ${whole})`;
}

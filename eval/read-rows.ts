import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The text of a file, plain or gzip, whatever its name says. */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** The rows of a file of JSON lines, plain or gzip: labelled data is trusted to have the fields that its README names. */
export function readRows<Row>(file: string): readonly Row[] {
  return readText(file)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Row => JSON.parse(line));
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hashName } from "../lib/hash-name.ts";
import { parseTsv } from "../lib/tsv.ts";
import type { TextTables } from "../model/index.ts";

const FORM = ["form", "tag", "lemma"] as const;

/** Reads `data/lexicon/abbreviations.tsv` and the irregular forms (learned from the treebanks, then our own) and the kernels; the model's bytes are loaded apart, since threads share them. */
export function loadTextTables(folder: string): Omit<TextTables, "model"> {
  const read = <Column extends string>(file: string, columns: readonly Column[]) =>
    parseTsv(readFileSync(join(folder, "lexicon", file), "utf8"), { where: `data/lexicon/${file}`, columns });
  const breaks = parseTsv(readFileSync(join(folder, "models/breaks.tsv"), "utf8"), {
    where: "data/models/breaks.tsv",
    columns: ["seen", "weight"],
  });
  return {
    breaks: new Map(breaks.map(({ seen, weight }) => [hashName(seen), Number(weight)])),
    kernels: readFileSync(join(folder, "models/text.wasm")),
    abbreviations: new Set(read("abbreviations.tsv", ["abbreviation"]).map((row) => row.abbreviation.toLowerCase())),
    irregular: new Map(
      [...read("irregular.tsv", FORM), ...read("irregular-own.tsv", FORM)].map((row) => [`${row.form} ${row.tag}`, row.lemma]),
    ),
  };
}

/** Reads what `createPhraseFinder` weighs by. */
export function readPhraseWeights(folder: string): Uint8Array {
  return readFileSync(join(folder, "models/phrases.bin"));
}

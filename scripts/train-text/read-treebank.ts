import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { RELATIONS } from "../../src/model/index.ts";

/** A gold sentence: words and, by word, the tagger's class, the lemma, the head (size for the root) and the relation number. */
export interface GoldSentence {
  readonly words: readonly string[];
  readonly upos: readonly string[];
  readonly fine: readonly string[];
  readonly lemmas: readonly string[];
  readonly heads: Int32Array;
  readonly relations: Int32Array;
}

export function readTreebank(file: string): readonly GoldSentence[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n\n")
    .map((block) =>
      block
        .split("\n")
        .filter((line) => /^\d+\t/.test(line))
        .map((line) => line.split("\t")),
    )
    .filter((rows) => rows.length > 0)
    .map(sentenceOf);
}

function sentenceOf(rows: readonly (readonly string[])[]): GoldSentence {
  const column = (n: number): readonly string[] => rows.map((row) => row[n] ?? "_");
  return {
    words: column(1),
    lemmas: column(2),
    upos: column(3),
    fine: column(4),
    heads: Int32Array.from(rows, (row) => (row[6] === "0" ? rows.length : Number(row[6]) - 1)),
    relations: Int32Array.from(rows, (row) => relationNumber(row[7] ?? "dep")),
  };
}

/** Subtypes that the model does not keep fall to their relation. */
function relationNumber(relation: string): number {
  const names: readonly string[] = RELATIONS;
  const exact = names.indexOf(relation);
  return exact >= 0 ? exact : Math.max(names.indexOf(relation.replace(/:.*/, "")), names.indexOf("root"));
}

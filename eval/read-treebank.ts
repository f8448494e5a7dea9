import { readText } from "./read-rows.ts";

/** What an eval takes of a gold sentence. */
export interface GoldSentence {
  readonly words: readonly string[];
  /** Cells of each word's row. */
  readonly rows: readonly (readonly string[])[];
  /** The sentence as it stands in its text, with the white space that parts it from the sentence before. */
  readonly text: string;
}

/** Sentences of a CoNLL-U file, plain or gzip. */
export function readTreebank(file: string): readonly GoldSentence[] {
  const blocks = readText(file)
    .split(/\r?\n\r?\n/)
    .map((block) => block.split(/\r?\n/));
  return blocks.flatMap((lines, index) => {
    const rows = lines.filter((line) => /^\d+\t/.test(line)).map((line) => line.split("\t"));
    const own = lines.find((line) => line.startsWith("# text = "))?.slice("# text = ".length);
    const before = index === 0 ? "" : lines.some((line) => /^# new(?:doc|par)/.test(line)) ? "\n\n" : " ";
    const words = rows.map((row) => row[1] ?? "_");
    return rows.length === 0 ? [] : [{ words, rows, text: before + (own ?? words.join(" ")) }];
  });
}

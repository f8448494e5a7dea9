import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTsv } from "../lib/tsv.ts";
import type { StoryTables } from "../model/index.ts";

/** Reads `data/lexicon/word-ranks.tsv`: how common words are in news. */
export function loadStoryTables(folder: string): StoryTables {
  const text = readFileSync(join(folder, "lexicon/word-ranks.tsv"), "utf8");
  const rows = parseTsv(text, { where: "data/lexicon/word-ranks.tsv", columns: ["word", "rank"], unique: "word" });
  return { wordRanks: new Map(rows.map(({ word, rank }) => [word, Number(rank)])) };
}

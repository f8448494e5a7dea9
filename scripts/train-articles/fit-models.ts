import { createHash } from "node:crypto";
import { FEATURE_NAMES } from "../../src/articles/describe-blocks.ts";
import { indexWords } from "../../src/articles/weigh-words.ts";
import { writeTones } from "../../src/articles/write-tones.ts";
import type { ArticleTables } from "../../src/model/index.ts";
import type { Example } from "./examples.ts";
import { fitForest } from "./fit-forest.ts";
import { fitWords } from "./fit-words.ts";

/** Parts that sites are dealt into, so that the words of each block are weighed by what other sites taught. */
const PARTS = 4;

export interface Lessons {
  /** Blocks of HTML pages, lines of texts without tags. */
  readonly blocks: readonly Example[];
  readonly lines: readonly Example[];
}

/** Learns the models of the article stage: first what words tell, then both forests, which see of each block what the words of other sites tell of it. */
export function fitModels({ blocks, lines }: Lessons): Pick<ArticleTables, "blocks" | "lines" | "words"> {
  const indexes = Array.from({ length: PARTS }, (_, part) =>
    indexWords(fitWords(blocks.filter((each) => partOf(each.site, PARTS, "words") !== part))),
  );
  const heard = (example: Example): Example => {
    const rows = example.rows.slice();
    const index = indexes[partOf(example.site, PARTS, "words")];
    if (index !== undefined) writeTones(rows, example.texts, { words: index, width: FEATURE_NAMES.length });
    return { ...example, rows };
  };
  return {
    lines: fitForest(lines.map(heard), FEATURE_NAMES),
    blocks: fitForest(blocks.map(heard), FEATURE_NAMES),
    words: fitWords(blocks),
  };
}

/** The part that a site is dealt into, by a hash of its name; another salt deals anew. */
export function partOf(site: string, parts: number, salt = ""): number {
  return createHash("sha256").update(`${salt}${site}`).digest().readUInt32BE(0) % parts;
}

import type { ArticleTables } from "../model/index.ts";
import { FEATURE_NAMES } from "./describe-blocks.ts";
import type { AgencyIndex } from "./find-origin.ts";
import { indexAgencies } from "./find-origin.ts";
import type { Forest } from "./forest.ts";
import { compileForest } from "./forest.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { indexFurniture } from "./match-furniture.ts";
import type { LanguageIndex } from "./score-languages.ts";
import { indexLanguages } from "./score-languages.ts";
import type { WordWeights } from "./weigh-words.ts";
import { indexWords } from "./weigh-words.ts";

/** The tables of the article stage, made ready for many pages. */
export interface PreparedArticles {
  readonly tables: ArticleTables;
  readonly furniture: FurnitureIndex;
  readonly agencies: AgencyIndex;
  /** Scores the blocks of an HTML page. */
  readonly blocks: Forest;
  /** Scores the lines of a page without tags. */
  readonly lines: Forest;
  /** What words tell of blocks and lines. */
  readonly words: WordWeights;
  readonly languages: LanguageIndex;
}

/**
 * Makes the tables ready; costs what a few pages cost, so do it once.
 *
 * Throws the fault "articles/model" when the model and the code are of different versions.
 */
export function prepareArticles(tables: ArticleTables): PreparedArticles {
  return {
    tables,
    furniture: indexFurniture(tables.furniture),
    agencies: indexAgencies(tables.agencies),
    blocks: compileForest(tables.blocks, FEATURE_NAMES),
    lines: compileForest(tables.lines, FEATURE_NAMES),
    words: indexWords(tables.words),
    languages: indexLanguages(tables.languages),
  };
}

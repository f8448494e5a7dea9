import { createHash } from "node:crypto";
import { FEATURE_NAMES } from "../src/articles/describe-blocks.ts";
import { indexFurniture } from "../src/articles/match-furniture.ts";
import { createExtractor } from "../src/articles/index.ts";
import type { Article, ArticleTables, Page, Skip, TreeNodeRow } from "../src/model/index.ts";
import type { Example, GoldPage } from "../scripts/train-articles/examples.ts";
import { exampleOf, plainExamples, siteOf } from "../scripts/train-articles/examples.ts";
import { fitForest } from "../scripts/train-articles/fit-forest.ts";

const FOLDS = 5;

export type Extract = (page: Page) => Article | Skip;

/**
 * For each page an extractor whose models learned from no page of its site: what the models do on pages that they have not seen. Sites are
 * dealt into five parts by a hash of their names.
 */
export function crossExtractors(folder: string, gold: readonly GoldPage[], tables: ArticleTables): (page: GoldPage) => Extract {
  const furniture = indexFurniture(tables.furniture);
  const blocks = gold.flatMap((page) => exampleOf(folder, page, furniture) ?? []);
  const lines = plainExamples(folder, gold, furniture);
  const extractors = Array.from({ length: FOLDS }, (_, fold) => {
    const fit = (examples: readonly Example[]): readonly TreeNodeRow[] =>
      fitForest(
        examples.filter((example) => foldOf(example.site) !== fold),
        FEATURE_NAMES,
      );
    return createExtractor({ ...tables, blocks: fit(blocks), lines: fit(lines) });
  });
  return (page) => extractors[foldOf(siteOf(page))] ?? createExtractor(tables);
}

function foldOf(site: string): number {
  return createHash("sha256").update(site).digest().readUInt32BE(0) % FOLDS;
}

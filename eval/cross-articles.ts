import { indexFurniture } from "../src/articles/match-furniture.ts";
import { createExtractor } from "../src/articles/index.ts";
import type { Article, ArticleTables, Page, Skip } from "../src/model/index.ts";
import type { Example, GoldPage } from "../scripts/train-articles/examples.ts";
import { exampleOf, plainExamples, siteOf } from "../scripts/train-articles/examples.ts";
import { fitModels, partOf } from "../scripts/train-articles/fit-models.ts";

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
    const others = (examples: readonly Example[]): readonly Example[] => examples.filter((example) => partOf(example.site, FOLDS) !== fold);
    return createExtractor({ ...tables, ...fitModels({ blocks: others(blocks), lines: others(lines) }) });
  });
  return (page) => extractors[partOf(siteOf(page), FOLDS)] ?? createExtractor(tables);
}

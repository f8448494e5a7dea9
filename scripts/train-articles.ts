import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { goldRoot } from "../eval/harness.ts";
import { indexFurniture } from "../src/articles/match-furniture.ts";
import { readFurniture } from "../src/tables/load-article-tables.ts";
import { exampleOf, plainExamples, readGold } from "./train-articles/examples.ts";
import { forestTable } from "./train-articles/fit-forest.ts";
import { fitModels } from "./train-articles/fit-models.ts";
import { wordTable } from "./train-articles/fit-words.ts";

/**
 * `npm run train:articles`: learns which blocks of a page are its article from labelled pages whose licences allow it and writes
 * data/models/blocks.tsv, which lines of a text without tags are, data/models/lines.tsv, and what words tell of both, data/models/words.tsv. Deterministic: no clock, seeded order. About a minute on one core.
 */
const gold = join(goldRoot(), "pages");
const data = fileURLToPath(new URL("../data", import.meta.url));

const furniture = indexFurniture(readFurniture(data));
const pages = readGold(gold);
const lines = plainExamples(gold, pages, furniture);
const blocks = pages.flatMap((page) => exampleOf(gold, page, furniture) ?? []);
const models = fitModels({ blocks, lines });
writeFileSync(join(data, "models/words.tsv"), wordTable(models.words));
writeFileSync(join(data, "models/lines.tsv"), forestTable(models.lines));
writeFileSync(join(data, "models/blocks.tsv"), forestTable(models.blocks));
process.stdout.write(
  `wrote data/models/words.tsv and blocks.tsv, learned from ${blocks.length} pages, and lines.tsv, from ${lines.length} texts\n`,
);

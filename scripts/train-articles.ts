import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FEATURE_NAMES } from "../src/articles/describe-blocks.ts";
import { indexFurniture } from "../src/articles/match-furniture.ts";
import { readFurniture } from "../src/tables/load-article-tables.ts";
import { exampleOf, plainExamples, readGold } from "./train-articles/examples.ts";
import { fitForest, forestTable } from "./train-articles/fit-forest.ts";

/**
 * `npm run train:articles`: learns which blocks of a page are its article from labelled pages whose licences allow it and writes
 * data/models/blocks.tsv, and which lines of a text without tags are, data/models/lines.tsv. Deterministic: no clock, seeded order. About a minute on one core.
 */
const gold = join(process.env["DEMARCHE_GOLD"] ?? fileURLToPath(new URL("../../shared/gold", import.meta.url)), "pages");
const data = fileURLToPath(new URL("../data", import.meta.url));

const furniture = indexFurniture(readFurniture(data));
const pages = readGold(gold);
const lines = plainExamples(gold, pages, furniture);
writeFileSync(join(data, "models/lines.tsv"), forestTable(fitForest(lines, FEATURE_NAMES)));
process.stdout.write(`wrote data/models/lines.tsv, learned from ${lines.length} texts\n`);
const blocks = pages.flatMap((page) => exampleOf(gold, page, furniture) ?? []);
writeFileSync(join(data, "models/blocks.tsv"), forestTable(fitForest(blocks, FEATURE_NAMES)));
process.stdout.write(`wrote data/models/blocks.tsv, learned from ${blocks.length} pages\n`);

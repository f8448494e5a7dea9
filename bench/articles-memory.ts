import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { createExtractor } from "../src/articles/index.ts";
import { loadArticleTables } from "../src/tables/load-article-tables.ts";
import { dataFolder } from "../src/tables/load-tables.ts";
import { listDemoPages, listGoldRows } from "./articles-pages.ts";

/** Extracts every page of a folder, one at a time from disk, and prints how many there were and the peak memory in MB. */
const { values } = parseArgs({ options: { gold: { type: "string" } } });
const extract = createExtractor(loadArticleTables(dataFolder()));
const { folder, rows } = listGoldRows(values.gold ?? null);
const files = rows.map(({ file }) => file);
for (const file of files) extract({ id: "", from: "", bytes: gunzipSync(readFileSync(join(folder, file))) });
const demo = files.length > 0 ? [] : listDemoPages();
for (const { bytes } of demo) extract({ id: "", from: "", bytes });
process.stdout.write(`${files.length + demo.length} ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);

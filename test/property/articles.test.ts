import assert from "node:assert/strict";
import { test } from "node:test";
import { listCases, pageOfCase } from "../../eval/demo-pages.ts";
import { createExtractor } from "../../src/articles/index.ts";
import { isSkip } from "../../src/model/index.ts";
import { loadArticleTables } from "../../src/tables/load-article-tables.ts";
import { dataFolder } from "../../src/tables/load-tables.ts";
import { faultsOf } from "./check-article.ts";
import { mutatePage } from "./mutate-page.ts";

const pages = listCases().map((slug) => new TextDecoder().decode(pageOfCase(slug).bytes));
const extract = createExtractor(loadArticleTables(dataFolder()));

/** Mutated pages in `npm test`; `npm run bench fuzz` runs 100,000. */
const COUNT = 400;

test(`createExtractor() gives a sound article or a skip for ${COUNT} mutated pages, and the same twice`, () => {
  let articles = 0;
  for (let seed = 0; seed < COUNT; seed++) {
    const bytes = mutatePage(pages[seed % pages.length] ?? "", pages, seed);
    const page = { id: "p", from: `seed ${seed}`, bytes };
    const article = extract(page);
    assert.deepEqual(faultsOf(article), [], `seed ${seed}`);
    if (!isSkip(article)) articles++;
    if (seed % 10 === 0) assert.deepEqual(extract(page), article, `seed ${seed} gives another article the second time`);
  }
  assert.ok(articles > COUNT / 2, `only ${articles} articles: the mutations destroy too much to test anything`);
});

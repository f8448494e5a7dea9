import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { isSkip } from "../src/model/index.ts";
import { createReader, recordOutcomes } from "../src/pipeline.ts";
import { openRecord } from "../src/record/index.ts";
import { pageFromText } from "../src/sources/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { scratch } from "./cli/run-demarche.ts";
import { newsPage } from "./web/news-page.ts";

const folder = scratch();

test("a page that was corrected twice at its address tells one happening of one origin, in one story", () => {
  const store = openRecord(join(folder, "revisions.db"), { mode: "write", clock: () => "2024-05-01T00:00:00Z" });
  const reader = createReader(loadTables());
  const articles = new Set<string>();
  for (const version of [1, 2, 3]) {
    const page = pageFromText(newsPage(5, version), { url: "https://example.org/5", day: "2024-05-01" });
    const { bytes, hints: _hints, ...key } = page;
    const result = reader.read(page);
    assert.ok(!isSkip(result));
    articles.add(result.article.id);
    recordOutcomes(store, [{ page: { ...key, size: bytes.length }, result }]);
  }
  assert.equal(articles.size, 3);
  const happenings = [...store.happenings()];
  assert.equal(happenings.length, 1);
  const story = store.story(happenings[0]?.storyId ?? "");
  assert.deepEqual([story?.members.length, story?.origins, store.summary().stories], [3, 1, 1]);
  assert.deepEqual(store.check(), []);
  store.close();
});

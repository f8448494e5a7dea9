import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { isSkip } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { recordOutcomes } from "../src/record-outcomes.ts";
import { openRecord } from "../src/record/index.ts";
import { pageFromText } from "../src/sources/index.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { scratch } from "./cli/run-demarche.ts";
import { newsPage } from "./web/news-page.ts";

const folder = scratch();

test("a page that was corrected twice at its address is one article in its present words, each act one happening, one story of one origin", () => {
  let now = "2024-05-01T00:00:00Z";
  const store = openRecord(join(folder, "revisions.db"), { mode: "write", clock: () => now });
  const reader = createReader(loadTables());
  const recorded = [1, 2, 3, 2].map((version, index) => {
    now = `2024-05-0${index + 1}T00:00:00Z`;
    const page = pageFromText(newsPage(5, version), { url: "https://example.org/5", day: "2024-05-01" });
    const { bytes, hints: _hints, ...rest } = page;
    const key = { ...rest, fetchedAt: now, size: bytes.length };
    assert.equal(store.hasPage(key), false);
    const result = reader.code(page);
    assert.ok(!isSkip(result));
    const [what] = recordOutcomes(store, [{ page: key, result }]);
    assert.deepEqual(store.check(), []);
    return { what, id: result.article.id, acts: new Set(result.events.map(({ id }) => id)).size };
  });
  assert.deepEqual(
    recorded.map(({ what }) => what),
    ["added", "changed", "changed", "changed"],
  );
  const present = recorded.at(-1)?.id ?? "";
  const happenings = [...store.happenings()];
  assert.equal(happenings.length, recorded.at(-1)?.acts);
  assert.equal(new Set(happenings.map(({ storyId }) => storyId)).size, 1);
  const story = store.story(happenings[0]?.storyId ?? "");
  assert.deepEqual([story?.members.map(({ articleId }) => articleId), story?.origins], [[present], 1]);
  assert.deepEqual([store.summary().articles, store.summary().stories, store.summary().pages], [1, 1, 3]);
  assert.deepEqual(
    store.versions(present).map(({ articleId }) => articleId),
    recorded.map(({ id }) => id),
  );
  assert.equal(new Set([...store.events()].map(({ event }) => event.articleId)).size, 1);
  assert.equal(store.storyOf(present, "2024-05-01T12:00:00Z"), null);
  assert.equal(store.storyOf(recorded[0]?.id ?? "", "2024-05-01T12:00:00Z")?.members.length, 1);
  store.close();
});

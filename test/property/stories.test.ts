import assert from "node:assert/strict";
import { test } from "node:test";
import { foldOnline } from "../../eval/fold-online.ts";
import { randomOf } from "../../scripts/random-of.ts";
import type { Report } from "../../src/model/index.ts";
import { foldReports, testLink } from "../../src/stories/index.ts";
import { syntheticNews } from "../contract/synthetic-news.ts";

/** Eight months of news with copies, some of them without a day, so that windows, days and late arrivals all count. */
const reports = [...syntheticNews({ seed: 3, articles: 400, copies: 0.5, days: 240 })].map(({ reading: { report } }, index): Report => {
  const archive = report.keys.filter((key) => (key & 3) === 2);
  return index % 17 === 0 ? { ...report, publishedAt: null, newsDay: null, keys: archive } : report;
});
const folded = foldReports(reports);

test("foldReports() of news in 50 orders of arrival, one report after the other, gives what it gives of all at once", () => {
  const random = randomOf(4);
  for (let order = 0; order < 50; order++) {
    const places = new Map(reports.map((report) => [report, random()]));
    const shuffled = [...reports].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    assert.deepEqual(foldOnline(shuffled), folded);
  }
});

test("foldReports() finds every two reports that are linked and share a key, as comparing all with all does", () => {
  const storyOf = new Map(folded.flatMap((story) => story.members.map(({ articleId }) => [articleId, story.id] as const)));
  const families = new Map(
    folded.flatMap(({ members }) => members.map(({ articleId, copyOf }) => [articleId, copyOf ?? articleId] as const)),
  );
  const tellers = reports.filter(({ articleId }) => families.get(articleId) === articleId);
  let linked = 0;
  for (const [index, a] of tellers.entries()) {
    const keys = new Set(a.keys);
    const isLinked = testLink(a);
    for (const b of tellers.slice(index + 1)) {
      if (!b.keys.some((key) => keys.has(key)) || !isLinked(b)) continue;
      linked++;
      assert.equal(storyOf.get(a.articleId), storyOf.get(b.articleId), `${a.articleId} and ${b.articleId}`);
    }
  }
  assert.ok(folded.some(({ members }) => members.length > 2));
  assert.ok(linked >= 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { foldOnline } from "../../eval/fold-online.ts";
import { randomOf } from "../../scripts/random-of.ts";
import type { Report } from "../../src/model/index.ts";
import { isOfKind } from "../../src/stories/hash-words.ts";
import { foldReports } from "../../src/stories/index.ts";
import { areCopies } from "../../src/stories/link-reports.ts";
import { syntheticNews } from "../contract/synthetic-news.ts";

/** Eight months of news with copies, some of them without a day, so that windows, days and late arrivals all count. */
const reports = [...syntheticNews({ seed: 3, articles: 400, copies: 0.5, days: 240 })].map(({ reading: { report } }, index): Report => {
  const archive = report.keys.filter((key) => isOfKind(key, "archive"));
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

test("foldReports() makes one family of every two copies that share a key of copies, as comparing all with all does", () => {
  const familyOf = new Map(
    folded.flatMap(({ members }) => members.map(({ articleId, copyOf }) => [articleId, copyOf ?? articleId] as const)),
  );
  const keysOf = ({ keys }: Report): readonly number[] => keys.filter((key) => !isOfKind(key, "retelling"));
  const copies = reports.flatMap((a, index) => {
    const keys = new Set(keysOf(a));
    return reports.slice(index + 1).flatMap((b) => (keysOf(b).some((key) => keys.has(key)) && areCopies(a, b) ? [[a, b] as const] : []));
  });
  assert.ok(copies.length > 200);
  for (const [a, b] of copies) assert.equal(familyOf.get(a.articleId), familyOf.get(b.articleId));
});

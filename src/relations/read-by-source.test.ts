import assert from "node:assert/strict";
import { test } from "node:test";
import type { OutletRead } from "../model/index.ts";
import { readBySource } from "./read-by-source.ts";

const rows: readonly OutletRead[] = [
  { outlet: "Gazette", day: "2022-01-01", articles: 3 },
  { outlet: "Herald", day: "2022-01-01", articles: 4 },
  { outlet: "Gazette", day: "2022-03-01", articles: 5 },
  { outlet: null, day: "2022-02-01", articles: 1 },
  { outlet: "Herald", day: "2021-12-01", articles: 90 },
];
const starts = ["2022-01-01", "2022-02-01", "2022-03-01"];

test("readBySource() gives a row a source with a count a period, the most read first, and leaves other periods out", () => {
  assert.deepEqual(readBySource(rows, starts, { limit: 5 }), [
    { outlet: "Gazette", sources: 1, articlesRead: [3, 0, 5] },
    { outlet: "Herald", sources: 1, articlesRead: [4, 0, 0] },
    { outlet: null, sources: 1, articlesRead: [0, 1, 0] },
  ]);
  assert.deepEqual(readBySource(rows.toReversed(), starts, { limit: 5 }), readBySource(rows, starts, { limit: 5 }));
});

test("readBySource() adds up the sources beyond the limit, so that nothing that was read is missing", () => {
  const parted = readBySource(rows, starts, { limit: 1 });
  assert.deepEqual(parted.at(-1), { outlet: "others", sources: 2, articlesRead: [4, 1, 0] });
  assert.deepEqual(readBySource([], starts, { limit: 1 }), []);
});

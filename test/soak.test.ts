import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openRecord } from "../src/record/index.ts";
import { scratch } from "./cli/run-demarche.ts";
import { runSoak } from "./web/soak.ts";

const folder = scratch();

// The whole, 200 feeds and 20,000 items, is `npm run bench sources -- --soak`.
for (const seed of [1, 2]) {
  test(`watchSources() over days of faults and restarts records every item once, by the rules of every server (seed ${seed})`, async () => {
    const store = openRecord(join(folder, `soak-${seed}.db`), { mode: "write", clock: () => "2024-05-01T00:00:00Z" });
    const report = await runSoak({
      feeds: 8,
      items: 200,
      days: 2,
      seed,
      restarts: 2,
      store,
      read: ({ from }) => ({ kind: "skip", reason: "article/stub", where: from, why: "the reading is not what is tested" }),
    });
    assert.equal(report.listed, 200);
    assert.ok(report.polls > 100 && report.requests > 400, JSON.stringify(report));
    assert.deepEqual([report.missing, report.twice, report.breaches], [[], [], []]);
    assert.ok(report.resent <= 4, `${report.resent} pages were sent again`);
    assert.deepEqual(store.schedule.countListings(), { waiting: 0, done: store.schedule.countListings().done, givenUp: 0 });
    assert.deepEqual(store.check(), []);
    store.close();
  });
}

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createKeptAnswers } from "../../src/api/http/keep-answers.ts";
import { createOverview } from "../../src/api/overview.ts";
import { slowStoreOf } from "../../src/api/index.ts";
import { openSlowStore } from "../../src/cli/serve/open-slow-store.ts";
import { makeSampleRecord } from "./sample-record.ts";
import type { SampleRecord } from "./sample-record.ts";

let sample: SampleRecord;
before(() => {
  sample = makeSampleRecord(60);
});
after(() => sample.close());

test("openSlowStore() answers from its thread what the record answers here", async () => {
  const { slow, close } = openSlowStore(sample.path);
  const { store } = sample;
  const range = { since: "2023-01-01" };
  assert.deepEqual(await Promise.all([slow.summary(), slow.pairs(range), slow.outlets(), slow.searchSentences("spokesman", 5)]), [
    store.summary(),
    store.pairs(range),
    store.outlets(),
    store.searchSentences("spokesman", 5),
  ]);
  await close();
});

test("openSlowStore() fails its questions when the record cannot be opened", async () => {
  const { slow } = openSlowStore(`${sample.path}-nowhere`);
  await assert.rejects(slow.summary(), /There is no record yet/);
  await assert.rejects(slow.outlets(), /There is no record yet/, "asked when the thread is gone");
});

test("createOverview() gives figures at once, makes them anew beside when the record has grown, and each only once at a time", async () => {
  let [now, commit, asked] = [0, 1, 0];
  const slow = {
    ...slowStoreOf(sample.store),
    outlets: async () => {
      asked++;
      return [{ outlet: `made from commit ${commit}`, articles: 1, firstDay: null, lastDay: null }];
    },
  };
  const store = { state: () => ({ ...sample.store.state(), commit }), articlesByDay: () => new Map() };
  const overview = createOverview({ slow, store, nowMs: () => now });
  const shown = async (): Promise<string | null> => (await overview.outlets())[0]?.outlet ?? null;
  assert.deepEqual(await Promise.all([shown(), shown()]), ["made from commit 1", "made from commit 1"]);
  assert.equal(asked, 1);
  commit = 2;
  assert.equal(await shown(), "made from commit 1");
  assert.equal(asked, 1, "kept for a while though the record has grown");
  now = 60_000;
  assert.equal(await shown(), "made from commit 1", "the old figures while new ones are made");
  await new Promise(setImmediate);
  assert.deepEqual([await shown(), asked], ["made from commit 2", 2]);
});

test("createKeptAnswers() keeps an answer while the record is the same, else for a moment, and forgets the oldest", () => {
  let now = 0;
  const answers = createKeptAnswers(() => now);
  const of = (size: number) => ({ etag: `"${size}"`, plain: Buffer.alloc(size), gzip: null });
  answers.put("/a", 1, of(10));
  now = 3_600_000;
  assert.equal(answers.get("/a", 1)?.plain.length, 10);
  assert.equal(answers.get("/a", 2), null);
  answers.put("/a", 2, of(10));
  now += 1000;
  assert.equal(answers.get("/a", 3)?.plain.length, 10);
  for (let at = 0; at < 30; at++) answers.put(`/big${at}`, 3, of(3_000_000));
  assert.equal(answers.get("/a", 3), null);
  assert.ok(answers.get("/big29", 3));
  answers.put("/huge", 3, of(10_000_000));
  assert.equal(answers.get("/huge", 3), null);
});

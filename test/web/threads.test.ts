import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { createKeptAnswers } from "../../src/api/http/keep-answers.ts";
import { createOverview } from "../../src/api/overview.ts";
import { ProblemError, createReader, slowStoreOf } from "../../src/api/index.ts";
import { buildWorld } from "../../src/cli/build-world.ts";
import { askWhoeverIsFree, openThreads } from "../../src/cli/serve/open-threads.ts";
import { warmUp } from "../../src/cli/serve/warm-up.ts";
import { loadActorTables } from "../../src/tables/load-actor-tables.ts";
import { loadRuleTables } from "../../src/tables/load-rule-tables.ts";
import { loadPart } from "../../src/tables/load-tables.ts";
import { makeSampleRecord } from "./sample-record.ts";
import type { SampleRecord } from "./sample-record.ts";

const { countries, cameo, rules } = buildWorld(loadPart(loadActorTables), loadPart(loadRuleTables));
const words = { countries, cameo, rules };
let sample: SampleRecord;
before(() => {
  sample = makeSampleRecord(60);
});
after(() => sample.close());

const setup = () => ({ path: sample.path, words });

test("openThreads() answers from its threads what the record and the handlers answer here", async () => {
  const { slow, readers, close } = openThreads(setup(), 2);
  const { store } = sample;
  const range = { since: "2023-01-01" };
  assert.deepEqual(await Promise.all([slow.summary(), slow.pairs(range), slow.outlets(), slow.searchSentences("spokesman", 5)]), [
    store.summary(),
    store.pairs(range),
    store.outlets(),
    store.searchSentences("spokesman", 5),
  ]);
  const here = createReader({ store, world: words, nowMs: () => 0 });
  const asked = [
    ["dyad", { a: "RUS", b: "UKR", by: "week" }],
    ["happenings", { limit: 7 }],
    ["events", { countries: ["RUS"] }],
  ] as const;
  for (const [name, input] of asked) assert.deepEqual(await readers(name, input), await here(name, input), name);
  await assert.rejects(readers("article", { id: "nosuch" }), (error) => error instanceof ProblemError && error.problem.status === 404);
  await close();
});

test("askWhoeverIsFree() lets no question wait behind a slow one while another thread is free", async () => {
  const slow = Promise.withResolvers<unknown>();
  const threadOf = (answer: () => Promise<unknown>) => {
    let waiting = 0;
    const ask = async (): Promise<unknown> => {
      waiting++;
      return answer().finally(() => waiting--);
    };
    return { ask, waiting: () => waiting };
  };
  const ask = askWhoeverIsFree([threadOf(async () => slow.promise), threadOf(async () => new Promise(setImmediate).then(() => "fast"))]);
  const question = { store: "summary", args: [] } as const;
  const asked = Array.from({ length: 20 }, async () => ask(question));
  const answered: unknown[] = [];
  for (const one of asked) void one.then((answer) => answered.push(answer));
  for (let turn = 0; turn < 60; turn++) await new Promise(setImmediate);
  assert.deepEqual(
    answered,
    Array.from({ length: 18 }, () => "fast"),
    "two at most are with the slow one",
  );
  slow.resolve("slow");
  assert.equal((await Promise.all(asked)).filter((answer) => answer === "slow").length, 2);
});

test("warmUp() asks what readers ask of the latest happenings, and goes on where something cannot be answered", async () => {
  const read = createReader({ store: sample.store, world: words, nowMs: () => 0 });
  const asked = new Set<string>();
  await warmUp(async (address) => {
    const route = address.replace(/^\/api\/(\w+)(?:\/.*|\?.*)?$/, "$1");
    asked.add(route);
    if (route === "articles") throw new Error("no");
    return read("happenings", { limit: 20 });
  }, 2);
  assert.deepEqual([...asked].sort(), ["articles", "dyads", "happenings", "overview", "search"]);
});

test("openThreads() fails its questions when the record cannot be opened, and tries again with the next", async () => {
  const path = `${sample.path}-later`;
  const { slow, readers, close } = openThreads({ path, words }, 1);
  await assert.rejects(slow.summary(), /There is no record yet/);
  await assert.rejects(readers("happenings", {}), /There is no record yet/);
  copyFileSync(sample.path, path);
  assert.deepEqual(await slow.summary(), sample.store.summary());
  assert.ok((await readers("happenings", {})).plain.length > 1000);
  await close();
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

test("createKeptAnswers() keeps an answer while the record is the same, else for a moment, and forgets the oldest", async () => {
  let [now, made] = [0, 0];
  const answers = createKeptAnswers(() => now);
  const ask = async (
    address: string,
    commit: number,
    { size = 10, wantsNew = false, version = null as number | null } = {},
  ): Promise<boolean> => {
    const before = made;
    const make = async () => ({ etag: `"${made++}"`, plain: Buffer.alloc(size), gzip: null });
    await answers.keep(address, { commit, version, wantsNew, make, alsoAnswers: () => null });
    return made > before;
  };
  assert.deepEqual(await Promise.all([ask("/a", 1), ask("/a", 1)]), [true, false], "what two ask for at once is made once");
  now = 3_600_000;
  assert.equal(await ask("/a", 1), false);
  assert.equal(await ask("/a", 1, { wantsNew: true }), true);
  now += 6000;
  assert.equal(await ask("/a", 2), true);
  now += 1000;
  assert.equal(await ask("/a", 3), false);
  for (let at = 0; at < 30; at++) await ask(`/big${at}`, 3, { size: 3_000_000 });
  assert.equal(await ask("/big29", 3), false);
  assert.equal(await ask("/a", 3), true);
  assert.deepEqual([await ask("/huge", 3, { size: 10_000_000 }), await ask("/huge", 3, { size: 10_000_000 })], [true, true]);
});

test("createKeptAnswers() keeps an answer for a minute while nothing it is about has changed, and no longer than others once it has", async () => {
  let [now, made] = [0, 0];
  const answers = createKeptAnswers(() => now);
  const isMade = async (commit: number, version: number): Promise<boolean> => {
    const before = made;
    const make = async () => ({ etag: `"${made++}"`, plain: Buffer.alloc(1), gzip: null });
    await answers.keep("/dyad", { commit, version, wantsNew: false, make, alsoAnswers: () => "/dyad by month" });
    assert.equal(
      (await answers.keep("/dyad by month", { commit, version, wantsNew: false, make, alsoAnswers: () => null })).etag,
      `"${made - 1}"`,
    );
    return made > before;
  };
  assert.equal(await isMade(1, 7), true);
  now = 50_000;
  assert.equal(await isMade(2, 7), false);
  assert.equal(await isMade(3, 8), true, "the pair has changed");
  now = 53_000;
  assert.equal(await isMade(4, 9), false, "a moment ago");
  now = 120_000;
  assert.equal(await isMade(5, 8), true, "more than a minute ago");
});

test("createKeptAnswers() keeps nothing that could not be made", async () => {
  const answers = createKeptAnswers(() => 0);
  const fail = { commit: 1, version: null, wantsNew: false, alsoAnswers: () => null, make: async () => Promise.reject(new Error("no")) };
  await assert.rejects(answers.keep("/a", fail), /no/);
  const made = await answers.keep("/a", { ...fail, make: async () => ({ etag: "x", plain: Buffer.alloc(1), gzip: null }) });
  assert.equal(made.etag, "x");
});

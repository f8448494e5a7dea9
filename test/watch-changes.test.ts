import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { Store } from "../src/model/index.ts";
import { isSkip } from "../src/model/index.ts";
import { openRecord } from "../src/record/index.ts";
import { changeSources, sourceIdOf, watchSources } from "../src/sources/index.ts";
import type { PoliteFetcher, WatchOptions } from "../src/sources/index.ts";
import { scratch } from "./cli/run-demarche.ts";
import { createFakeClock } from "./web/fake-clock.ts";

const HOUR = 3600_000;
const START = Date.parse("2024-05-01T12:00:00Z");
const FEED = "https://a.example/feed";
const folder = scratch();
let made = 0;

const follow = (url: string) => ({ kind: "follow", url, title: "", about: {} }) as const;

interface Asked {
  readonly path: string;
  readonly hour: number;
  readonly etag: string | null;
}

/** Outlets by stub: a feed of one item a host, whose page says the hour at which it was changed last. */
function outlets(clock: { now(): number }, changes: readonly number[], asked: Asked[]): PoliteFetcher {
  return {
    fetch: async (address, { etag = null }) => {
      await turn();
      const hour = (clock.now() - START) / HOUR;
      const { pathname: path, origin } = new URL(address);
      asked.push({ path: `${new URL(address).hostname}${path}`, hour: Math.round(hour * 100) / 100, etag });
      const version = `"${changes.filter((at) => at <= hour).length}"`;
      const text = path === "/feed" ? `<rss><channel><item><link>${origin}/1</link></item></channel></rss>` : `Version ${version}`;
      const fields = { contentType: path === "/feed" ? "text/xml" : "text/html", etag: version, lastModified: null, cacheControl: null };
      if (path !== "/feed" && etag === version) return { kind: "unchanged", fields, url: address, movedTo: null };
      return { kind: "body", bytes: new TextEncoder().encode(text), fields, url: address, movedTo: null };
    },
  };
}

interface Watched {
  readonly hours: number;
  readonly changes?: readonly number[];
  readonly options?: Pick<WatchOptions, "recheckMs" | "requestsMs">;
  /** Called whenever the clock is about to move. */
  readonly onPause?: (hour: number) => void;
}

/** Watches for so many hours of a clock that jumps; gives what was asked, and the pages that came. */
async function watch(store: Store, { hours, changes = [], options = {}, onPause = () => {} }: Watched) {
  const clock = createFakeClock(START);
  const asked: Asked[] = [];
  const stop = new AbortController();
  const pages = watchSources({
    fetcher: outlets(clock, changes, asked),
    schedule: store.schedule,
    write: (work) => store.write(work),
    clock,
    random: () => 0.5,
    signal: stop.signal,
    until: "stopped",
    ...options,
  });
  const read: string[] = [];
  const reading = (async () => {
    for await (const { page, settle } of pages) {
      if (!isSkip(page)) read.push(new TextDecoder().decode(page.bytes));
      store.write(() => settle?.({ canonicalUrl: null }));
    }
  })();
  do {
    for (let quiet = 0; quiet < 20; quiet++) await turn();
    onPause((clock.now() - START) / HOUR);
  } while (clock.advance(START + hours * HOUR));
  stop.abort();
  await reading;
  return { asked, read };
}

function open(...sources: readonly string[]): Store {
  const store = openRecord(join(folder, `${made++}.db`), { mode: "write", clock: () => "2024-05-01T12:00:00Z" });
  store.write(() => void changeSources(store.schedule, sources.map(follow), "2024-05-01T12:00:00Z"));
  return store;
}

test("watchSources() asks for a page again at its hours, with its mark, and gives it when it was changed", async () => {
  const store = open(FEED);
  const { asked, read } = await watch(store, { hours: 40, changes: [3], options: { recheckMs: [HOUR, 4 * HOUR, 24 * HOUR] } });
  const pages = asked.filter(({ path }) => path === "a.example/1");
  assert.deepEqual(
    pages.map(({ hour, etag }) => [hour, etag]),
    [
      [0, null],
      [1, '"0"'],
      [4, '"0"'],
      [24, '"1"'],
    ],
  );
  assert.deepEqual(read, ['Version "0"', 'Version "1"']);
  store.close();
});

test("watchSources() asks for nothing again unless told to, and goes on with rechecks after it was stopped", async () => {
  const store = open(FEED);
  const once = await watch(store, { hours: 30 });
  assert.equal(once.asked.filter(({ path }) => path === "a.example/1").length, 1);
  store.close();
  const other = open(FEED);
  await watch(other, { hours: 2, options: { recheckMs: [HOUR, 4 * HOUR] } });
  const [listing] = other.schedule.dueListings({ now: START + 9 * HOUR, limit: 9, perHost: 9, rechecks: true });
  assert.equal(listing?.recheckAt, START + 4 * HOUR);
  assert.deepEqual(other.schedule.countListings(), { waiting: 0, done: 1, givenUp: 0 });
  const off = await watch(other, { hours: 9 });
  assert.deepEqual(
    off.asked.filter(({ path }) => path === "a.example/1"),
    [],
  );
  const on = await watch(other, { hours: 9, changes: [0], options: { recheckMs: [HOUR, 4 * HOUR] } });
  assert.deepEqual([on.read, on.asked.filter(({ path }) => path === "a.example/1").length], [['Version "1"'], 1]);
  other.close();
});

test("watchSources() takes over what other processes ask for while it runs", async () => {
  const store = open(FEED);
  const path = join(folder, `${made - 1}.db`);
  const asker = openRecord(path, { mode: "ask", clock: () => "2024-05-01T12:00:00Z" });
  let step = 0;
  const { asked } = await watch(store, {
    hours: 30,
    options: { requestsMs: HOUR },
    onPause: (hour) => {
      if (step === 0 && hour > 5) asker.schedule.putRequest(follow("https://b.example/feed"));
      if (step === 1 && hour > 10) asker.schedule.putRequest({ kind: "paused", id: sourceIdOf(FEED) });
      if ((step === 0 && hour > 5) || (step === 1 && hour > 10)) step += 1;
    },
  });
  const hoursOf = (host: string): readonly number[] => asked.filter((each) => each.path === `${host}/feed`).map(({ hour }) => hour);
  const [first = 0] = hoursOf("b.example");
  assert.ok(first > 5 && first <= 7, `asked at ${first}`);
  assert.ok(asked.some((each) => each.path === "b.example/1"));
  assert.ok(hoursOf("a.example").length > 3 && hoursOf("a.example").every((hour) => hour < 12), hoursOf("a.example").join());
  assert.deepEqual(
    store.schedule.sources().map(({ state }) => state),
    ["paused", "active"],
  );
  assert.equal(asker.schedule.countRequests(), 0);
  asker.close();
  store.close();
});

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FollowedSource, Listing, Store } from "../../src/model/index.ts";

const SOURCE: FollowedSource = {
  id: "source-1",
  address: "https://example.org/feed",
  state: "active",
  title: "Example",
  addedAt: "2024-05-01T12:00:00Z",
  dueAt: 1000,
  intervalMs: 60_000,
  etag: 'W/"x  y"',
  lastModified: null,
  digest: null,
  polls: 0,
  failures: 0,
  lastOkAt: null,
  lastNewAt: null,
  trouble: null,
  movedFrom: [],
  about: { country: "NOR" },
};

const LISTING: Listing = {
  key: "https://example.org/a",
  url: "https://example.org/a?utm_source=feed",
  sourceId: null,
  host: "example.org",
  state: "waiting",
  dueAt: 1000,
  attempts: 0,
  stamp: "s",
  hints: { title: "A" },
  etag: null,
  lastModified: null,
  resolvedKey: null,
  pageId: null,
  trouble: null,
  readAt: null,
  recheckAt: null,
};

/** Registers the tests that the `Schedule` of every `Store` must pass. */
export function testSchedule({ name, make }: { readonly name: string; readonly make: () => Store }): void {
  const at = (key: string, dueAt: number, change: Partial<Listing> = {}): Listing => ({ ...LISTING, key, dueAt, ...change });

  describe(`the schedule of ${name}`, () => {
    test("positions, sources, listings and hosts come back as they were put, and the last put counts", () => {
      const store = make();
      const { schedule } = store;
      schedule.putPosition({ place: "a.warc.gz", fingerprint: "1", next: 10, pages: 1 });
      schedule.putPosition({ place: "a.warc.gz", fingerprint: "2", next: 2 ** 40, pages: 2 });
      assert.deepEqual(schedule.position("a.warc.gz"), { place: "a.warc.gz", fingerprint: "2", next: 2 ** 40, pages: 2 });
      assert.equal(schedule.position("b"), null);
      schedule.putSource(SOURCE);
      schedule.putSource({ ...SOURCE, id: "source-2", address: "https://example.org/other" });
      schedule.putSource({ ...SOURCE, state: "paused" });
      assert.deepEqual(schedule.sources(), [
        { ...SOURCE, state: "paused" },
        { ...SOURCE, id: "source-2", address: "https://example.org/other" },
      ]);
      schedule.putListing({ ...LISTING, sourceId: "source-1" });
      schedule.putListing({ ...LISTING, sourceId: "source-1", state: "done", resolvedKey: "https://example.org/b" });
      assert.equal(schedule.listing(LISTING.key)?.state, "done");
      assert.equal(schedule.listing("https://example.org/b")?.key, LISTING.key);
      assert.equal(schedule.listing("https://example.org/c"), null);
      const host = { origin: "https://example.org", robots: null, robotsAt: 5, notBefore: 7 };
      schedule.putHost(host);
      assert.deepEqual(schedule.host(host.origin), host);
      store.close();
    });

    test("dueListings() gives what is due, longest first, and of one host only so many", () => {
      const store = make();
      const { schedule } = store;
      for (const listing of [
        at("c", 30),
        at("a", 10),
        at("b", 20),
        at("other", 25, { host: "example.com" }),
        at("later", 99),
        at("d", 5, { state: "done" }),
      ])
        schedule.putListing(listing);
      const keys = (limit: number, perHost: number): readonly string[] =>
        schedule.dueListings({ now: 50, limit, perHost }).map(({ key }) => key);
      assert.deepEqual(keys(10, 10), ["a", "b", "other", "c"]);
      assert.deepEqual(keys(10, 1), ["a", "other"]);
      assert.deepEqual(keys(2, 10), ["a", "b"]);
      schedule.putListing(at("d", 5, { state: "done", recheckAt: 15, readAt: 5 }));
      assert.deepEqual(keys(10, 10), ["a", "b", "other", "c"]);
      assert.deepEqual(
        schedule.dueListings({ now: 50, limit: 10, perHost: 10, rechecks: true }).map(({ key }) => key),
        ["a", "d", "b", "other", "c"],
      );
      assert.deepEqual(schedule.countListings(), { waiting: 5, done: 1, givenUp: 0 });
      assert.deepEqual(schedule.countListings("nobody"), { waiting: 0, done: 0, givenUp: 0 });
      store.close();
    });

    test("requests are taken once, in order, and are there again when the write fails", () => {
      const store = make();
      const requests = [
        { kind: "follow", url: "https://example.org/feed", title: "", about: { country: "NOR" } },
        { kind: "paused", id: "source-1" },
      ] as const;
      for (const request of requests) store.schedule.putRequest(request);
      assert.throws(() =>
        store.write(() => {
          store.schedule.takeRequests();
          throw new Error("no");
        }),
      );
      assert.equal(store.schedule.countRequests(), 2);
      assert.deepEqual(
        store.write(() => store.schedule.takeRequests()),
        requests,
      );
      assert.equal(store.schedule.countRequests(), 0);
      store.close();
    });

    test("what is put inside a write that fails is not there", () => {
      const store = make();
      assert.throws(() =>
        store.write(() => {
          store.schedule.putListing(LISTING);
          throw new Error("no");
        }),
      );
      assert.equal(store.schedule.listing(LISTING.key), null);
      assert.deepEqual(store.check(), []);
      store.close();
    });
  });
}

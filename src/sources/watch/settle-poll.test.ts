import assert from "node:assert/strict";
import { test } from "node:test";
import type { Listing } from "../../model/index.ts";
import type { Fetched } from "../web/follow-redirects.ts";
import { newSource } from "./new-source.ts";
import { LONGEST_MS, nextInterval, SHORTEST_MS, withJitter } from "./poll-interval.ts";
import { settlePoll } from "./settle-poll.ts";

const NOW = Date.parse("2024-05-01T12:00:00Z");
const DAY_MS = 24 * 3600_000;
const SOURCE = newSource({ url: "https://a.org/feed", title: "", about: {} }, "2024-05-01T00:00:00Z");
const item = (path: string, title = path): string => `<item><title>${title}</title><link>${path}</link></item>`;
const feed = (...items: readonly string[]): string => `<rss><channel><title>Wire</title>${items.join("")}</channel></rss>`;

function body(text: string, change: Partial<Fetched> = {}): Fetched {
  const fields = { contentType: null, etag: 'W/"a  b"', lastModified: "Wed, 1 May 2024", cacheControl: null };
  return { kind: "body", bytes: new TextEncoder().encode(text), fields, url: "https://a.org/feed", movedTo: null, ...change } as Fetched;
}

const status = (code: number): Fetched => ({ kind: "status", status: code, retryAfter: null, url: "https://a.org/feed", movedTo: null });

function contextOf(known: readonly Listing[] = [], now = NOW) {
  return { now, random: () => 0.5, listing: (key: string) => known.find((each) => each.key === key || each.resolvedKey === key) ?? null };
}

test("settlePoll() lists each page once and keeps the marks letter for letter", () => {
  const { source, listings, outcome } = settlePoll(SOURCE, body(feed(item("/1"), item("/1#x"), item("/2?utm_source=y"))), contextOf());
  assert.deepEqual(
    listings.map(({ key, url, state, dueAt, host }) => ({ key, url, state, dueAt, host })),
    [
      { key: "https://a.org/1", url: "https://a.org/1", state: "waiting", dueAt: NOW, host: "a.org" },
      { key: "https://a.org/2", url: "https://a.org/2?utm_source=y", state: "waiting", dueAt: NOW, host: "a.org" },
    ],
  );
  assert.deepEqual(
    [source.etag, source.lastModified, source.title, source.lastOkAt, outcome],
    ['W/"a  b"', "Wed, 1 May 2024", "Wire", NOW, "new"],
  );
});

test("settlePoll() lists again what its own source says changed, and nothing else", () => {
  const first = settlePoll(SOURCE, body(feed(item("/1"), item("/2"))), contextOf());
  const known = first.listings.map((listing): Listing => ({ ...listing, state: "done", etag: '"1"', pageId: "p" }));
  const changed = settlePoll(first.source, body(feed(item("/1", "corrected"), item("/2"), item("/3"))), contextOf(known));
  assert.deepEqual(
    changed.listings.map(({ key, state, etag }) => [key, state, etag]),
    [
      ["https://a.org/1", "waiting", '"1"'],
      ["https://a.org/3", "waiting", null],
    ],
  );
  const other = newSource({ url: "https://b.org/feed", title: "", about: {} }, "2024-05-01T00:00:00Z");
  assert.deepEqual(settlePoll(other, body(feed(item("/1", "as B calls it"))), contextOf(known)).listings, []);
  const alias = known.map((listing) => ({ ...listing, resolvedKey: "https://a.org/short" }));
  assert.deepEqual(settlePoll(first.source, body(feed(item("/short"))), contextOf(alias)).listings, [], "known by where it led to");
});

test("settlePoll() takes the same bytes for unchanged, as it takes 304", () => {
  const { source } = settlePoll(SOURCE, body(feed(item("/1"))), contextOf());
  const again = settlePoll(source, body(feed(item("/1"))), contextOf());
  const unchanged: Fetched = {
    kind: "unchanged",
    fields: { contentType: null, etag: null, lastModified: null, cacheControl: null },
    url: "https://a.org/feed",
    movedTo: null,
  };
  const third = settlePoll(again.source, unchanged, contextOf());
  assert.deepEqual([again.outcome, third.outcome], ["unchanged", "unchanged"]);
  assert.deepEqual([third.source.etag, third.source.polls], [source.etag, 3]);
  assert.ok(third.source.intervalMs > again.source.intervalMs && again.source.intervalMs > source.intervalMs);
});

test("settlePoll() follows a feed that moved for good, by the server's word or its own", () => {
  const moved = settlePoll(SOURCE, body(feed(item("/1")), { movedTo: "https://a.org/new" }), contextOf());
  assert.deepEqual(
    [moved.source.address, moved.source.movedFrom, moved.source.id],
    ["https://a.org/new", ["https://a.org/feed"], SOURCE.id],
  );
  const told = settlePoll(
    SOURCE,
    body(`<rss><channel><itunes:new-feed-url>https://b.org/f</itunes:new-feed-url>${item("/1")}</channel></rss>`),
    contextOf(),
  );
  assert.equal(told.source.address, "https://b.org/f");
  const lost = settlePoll(SOURCE, body("<html><p>Welcome", { movedTo: "https://a.org/" }), contextOf());
  assert.deepEqual(
    [lost.source.address, lost.outcome],
    ["https://a.org/feed", "failed"],
    "a front page is no feed, wherever it says that it is",
  );
});

test("settlePoll() backs off from failures, calls a source dead after days of them, and welcomes it back", () => {
  let source = SOURCE;
  let now = NOW;
  const waits: number[] = [];
  while (source.state === "active" && waits.length < 50) {
    ({ source } = settlePoll(source, status(500), contextOf([], now)));
    waits.push(source.dueAt - now);
    now = source.dueAt;
  }
  assert.equal(source.state, "dead");
  assert.ok(now - NOW >= 3 * DAY_MS - 12 * 3600_000 && waits.length >= 8, `${waits.length} polls`);
  assert.ok(waits.slice(1).every((wait, index) => wait >= (waits[index] ?? 0)));
  assert.equal(source.dueAt - (now - (waits.at(-1) ?? 0)), DAY_MS);
  assert.deepEqual([source.trouble, source.failures], ["the server answered 500", waits.length]);
  const back = settlePoll(source, body(feed(item("/1"))), contextOf([], now));
  assert.deepEqual([back.source.state, back.source.failures, back.source.trouble], ["active", 0, null]);
  assert.equal(settlePoll(SOURCE, status(410), contextOf()).source.state, "dead", "gone is gone");
  assert.equal(settlePoll({ ...SOURCE, state: "paused" }, status(410), contextOf()).source.state, "paused");
});

test("settlePoll() comes back when a busy server says, without counting it as a failure", () => {
  const later = settlePoll(SOURCE, { kind: "later", at: NOW + 5000, url: "https://a.org/feed", movedTo: null }, contextOf());
  assert.deepEqual([later.source.dueAt, later.source.failures, later.outcome], [NOW + 5000, 0, "later"]);
});

test("settlePoll() says what was there instead of a feed, and takes the sources of a list", () => {
  const page = settlePoll(SOURCE, body('<html><link rel="alternate" type="application/rss+xml" href="/rss">'), contextOf());
  assert.equal(page.source.trouble, "it is a page, not a feed; the page names the feed https://a.org/rss");
  const list = settlePoll(
    SOURCE,
    body('<opml><body><outline xmlUrl="https://c.org/f" text="C" country="NOR"/></body></opml>'),
    contextOf(),
  );
  assert.deepEqual(list.sources, [{ url: "https://c.org/f", title: "C", about: { country: "NOR" } }]);
});

test("nextInterval() follows how much is new, within its bounds and the publisher's wish", () => {
  const next = (fresh: number, listed = 30, everyMs: number | null = null): number =>
    nextInterval(3600_000, { fresh, listed, everyMs }) / 60_000;
  assert.deepEqual([next(0), next(1), next(2), next(5), next(30)], [90, 60, 48, 30, 15]);
  assert.equal(nextInterval(LONGEST_MS, { fresh: 0, listed: 1, everyMs: null }), LONGEST_MS);
  assert.equal(nextInterval(SHORTEST_MS, { fresh: 30, listed: 30, everyMs: null }), SHORTEST_MS);
  assert.equal(nextInterval(SHORTEST_MS, { fresh: 30, listed: 30, everyMs: 20 * 60_000 }), 20 * 60_000);
  assert.equal(nextInterval(SHORTEST_MS, { fresh: 30, listed: 30, everyMs: 7 * DAY_MS }), 3600_000);
  assert.deepEqual([withJitter(1000, () => 0), withJitter(1000, () => 0.5), withJitter(1000, () => 1)], [900, 1000, 1100]);
});

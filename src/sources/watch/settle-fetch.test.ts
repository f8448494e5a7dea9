import assert from "node:assert/strict";
import { test } from "node:test";
import { contentId } from "../../lib/hash.ts";
import { isSkip } from "../../model/index.ts";
import type { Listing } from "../../model/index.ts";
import type { Fetched } from "../web/follow-redirects.ts";
import { settleFetch } from "./settle-fetch.ts";

const NOW = Date.parse("2024-05-01T12:00:00Z");
const LISTING: Listing = {
  key: "https://a.org/1",
  url: "https://a.org/1?utm_source=x",
  sourceId: "s",
  host: "a.org",
  state: "waiting",
  dueAt: NOW,
  attempts: 0,
  stamp: "t",
  hints: { title: "One" },
  etag: null,
  lastModified: null,
  resolvedKey: null,
  pageId: null,
  trouble: null,
  readAt: null,
  recheckAt: null,
};
const WHERE = { url: LISTING.url, movedTo: null };
const FIELDS = { contentType: "text/html", etag: '"1"', lastModified: null, cacheControl: null };
const body = (text: string, url = LISTING.url): Fetched => ({
  kind: "body",
  bytes: new TextEncoder().encode(text),
  fields: FIELDS,
  url,
  movedTo: null,
});
const context = (known: readonly Listing[] = []) => ({
  now: NOW,
  instant: "2024-05-01T12:00:00Z",
  random: () => 1,
  listing: (key: string) => known.find((each) => each.key === key) ?? null,
});

test("settleFetch() gives the page with what the feed said, and remembers its marks and where it led to", () => {
  const { listing, page, outcome } = settleFetch(LISTING, body("Talks resumed.", "https://a.org/long/1"), context());
  assert.ok(page !== null && !isSkip(page));
  assert.deepEqual(
    [page.from, page.url, page.fetchedAt, page.hints],
    [LISTING.url, "https://a.org/long/1", "2024-05-01T12:00:00Z", { title: "One" }],
  );
  assert.deepEqual(
    [listing.state, listing.etag, listing.resolvedKey, listing.pageId, outcome],
    ["done", '"1"', "https://a.org/long/1", page.id, "read"],
  );
});

test("settleFetch() does not read what is read by the address that answered", () => {
  const other = { ...LISTING, key: "https://a.org/long/1", state: "done", pageId: contentId("Talks resumed.") } as const;
  const settled = settleFetch(LISTING, body("Talks resumed.", "https://a.org/long/1"), context([other]));
  assert.deepEqual([settled.page, settled.outcome, settled.listing.state], [null, "known", "done"]);
  assert.equal(settleFetch(LISTING, body("Talks failed.", "https://a.org/long/1"), context([other])).outcome, "read", "it changed");
});

test("settleFetch() is done with what did not change", () => {
  const settled = settleFetch({ ...LISTING, etag: '"1"', pageId: "p" }, { kind: "unchanged", fields: FIELDS, ...WHERE }, context());
  assert.deepEqual([settled.page, settled.listing.state, settled.listing.pageId, settled.listing.etag], [null, "done", "p", '"1"']);
});

test("settleFetch() tries again what may pass, ever later, and gives up in the end with a reason in the record", () => {
  let listing = LISTING;
  const cut: Fetched = { kind: "failed", reason: "source/unreadable", why: "the connection was cut", ...WHERE };
  const waits: number[] = [];
  let settled = settleFetch(listing, cut, context());
  for (; settled.page === null; settled = settleFetch(listing, cut, context())) {
    ({ listing } = settled);
    assert.equal(listing.state, "waiting");
    waits.push(listing.dueAt - NOW);
  }
  assert.deepEqual(waits.slice(0, 4), [300_000, 600_000, 1_200_000, 2_400_000]);
  assert.equal(waits.length, 11);
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600_000;
  assert.ok(hours > 48 && hours < 60, `${hours} h`);
  assert.deepEqual([settled.listing.state, isSkip(settled.page) && settled.page.why], ["given-up", "the connection was cut"]);
});

test("settleFetch() asks twice more for what is not there yet, and records refusals at once", () => {
  const missing: Fetched = { kind: "status", status: 404, retryAfter: null, ...WHERE };
  assert.equal(settleFetch(LISTING, missing, context()).page, null);
  const last = settleFetch({ ...LISTING, attempts: 2 }, missing, context());
  assert.deepEqual([last.listing.state, last.listing.trouble], ["done", "the server answered 404"]);
  const refused = settleFetch(LISTING, { kind: "failed", reason: "source/refused", why: "robots.txt forbids it", ...WHERE }, context());
  assert.ok(refused.page !== null && isSkip(refused.page) && refused.listing.state === "done");
  const later = settleFetch(LISTING, { kind: "later", at: NOW + 7, ...WHERE }, context());
  assert.deepEqual([later.listing.dueAt, later.listing.attempts, later.page], [NOW + 7, 0, null]);
});

const HOUR = 3600_000;
const rechecking = { ...context(), recheckMs: [HOUR, 4 * HOUR] };
const read: Listing = { ...LISTING, state: "done", etag: '"1"', pageId: contentId("Talks resumed."), readAt: NOW, recheckAt: NOW };

test("settleFetch() plans rechecks from when a page was published, else from when it came", () => {
  assert.deepEqual(settleFetch(LISTING, body("Talks resumed."), context()).listing.recheckAt, null);
  const { listing } = settleFetch(LISTING, body("Talks resumed."), rechecking);
  assert.deepEqual([listing.readAt, listing.recheckAt], [NOW, NOW + HOUR]);
  const published = { ...LISTING, hints: { publishedAt: "2024-05-01T09:00:00Z" } };
  assert.equal(settleFetch(published, body("Talks resumed."), rechecking).listing.recheckAt, NOW + HOUR);
  const old = { ...LISTING, hints: { publishedAt: "2024-04-30T09:00:00Z" } };
  assert.equal(settleFetch(old, body("Talks resumed."), rechecking).listing.recheckAt, null);
});

test("settleFetch() of a recheck changes nothing but when the next is, unless other bytes came", () => {
  const later = { ...rechecking, now: NOW + HOUR };
  const unchanged = settleFetch(read, { kind: "unchanged", fields: FIELDS, ...WHERE }, later);
  assert.deepEqual(unchanged, { listing: { ...read, recheckAt: NOW + 4 * HOUR }, page: null, outcome: "unchanged" });
  const same = settleFetch(read, body("Talks resumed."), later);
  assert.deepEqual([same.page, same.outcome, same.listing.recheckAt], [null, "unchanged", NOW + 4 * HOUR]);
  const changed = settleFetch(read, body("Talks failed."), later);
  assert.deepEqual([changed.outcome, changed.listing.readAt, changed.listing.recheckAt], ["read", NOW, NOW + 4 * HOUR]);
  assert.notEqual(changed.listing.pageId, read.pageId);
  const cut = settleFetch(read, { kind: "failed", reason: "source/unreadable", why: "cut", ...WHERE }, later);
  assert.deepEqual(cut, { listing: { ...read, recheckAt: NOW + 4 * HOUR }, page: null, outcome: "failed" });
  for (const status of [403, 404, 410]) {
    const gone = settleFetch(read, { kind: "status", status, retryAfter: null, ...WHERE }, later);
    assert.deepEqual(gone, { listing: { ...read, recheckAt: null }, page: null, outcome: "failed" }, String(status));
  }
  const busy = settleFetch(read, { kind: "later", at: NOW + 9, ...WHERE }, later);
  assert.deepEqual(busy, { listing: { ...read, recheckAt: NOW + 9 }, page: null, outcome: "later" });
  assert.equal(settleFetch(read, body("Talks failed."), { ...rechecking, now: NOW + 5 * HOUR }).listing.recheckAt, null);
});

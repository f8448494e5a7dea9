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

import { contentId } from "../../lib/hash.ts";
import type { FollowedSource, Listing } from "../../model/index.ts";
import { canonicalAddress } from "../../lib/canonical-address.ts";
import type { Fetched } from "../web/follow-redirects.ts";
import { unpackDocument } from "../web/gather-pages.ts";
import { newListing } from "../web/new-listing.ts";
import type { ListedItem, ListedSource, SourceDocument } from "../web/read-document.ts";
import { feedsOfPage, readDocument } from "../web/read-document.ts";
import { backOffMs } from "../web/retry-after.ts";
import { LONGEST_MS, nextInterval, withJitter } from "./poll-interval.ts";

/** A source that failed so often, for so long, is dead: news feeds come back from failures within a day or not at all. */
const DEAD_AFTER = { failures: 8, ms: 3 * 24 * 3600_000 } as const;
const FIRST_RETRY_MS = 5 * 60_000;

/** What a poll changes: all of it is written at once. */
export interface SettledPoll {
  readonly source: FollowedSource;
  /** New listings, and known ones that the source says changed. */
  readonly listings: readonly Listing[];
  /** Sources that it names: an index names sitemaps, a list names feeds. */
  readonly sources: readonly ListedSource[];
  readonly outcome: "new" | "nothing new" | "unchanged" | "later" | "failed";
}

export interface PollContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: () => number;
  /** A listing by its key, or by that of the address that it led to. */
  readonly listing: (key: string) => Listing | null;
}

/** What came of asking a source. Pure: the world is in the arguments. */
export function settlePoll(source: FollowedSource, fetched: Fetched, context: PollContext): SettledPoll {
  const { now, random } = context;
  if (fetched.kind === "later") return unsettled({ ...source, dueAt: fetched.at }, "later");
  if (fetched.kind === "failed") return failed(source, fetched.why, context);
  if (fetched.kind === "status")
    return fetched.status === 410 ? buried(source, context) : failed(source, `the server answered ${fetched.status}`, context);
  const asked = { ...source, polls: source.polls + 1, failures: 0, trouble: null, lastOkAt: now, state: revived(source) };
  const { etag, lastModified } = fetched.fields;
  const digest = fetched.kind === "body" ? contentId(fetched.bytes) : source.digest;
  if (fetched.kind === "unchanged" || digest === source.digest) {
    const intervalMs = nextInterval(source.intervalMs, { fresh: 0, listed: 0, everyMs: null });
    const marks = { etag: etag ?? source.etag, lastModified: lastModified ?? source.lastModified };
    return unsettled(moved({ ...asked, ...marks, intervalMs, dueAt: now + withJitter(intervalMs, random) }, fetched.movedTo), "unchanged");
  }
  const bytes = unpackDocument(fetched.bytes);
  const where = { contentType: fetched.fields.contentType, url: fetched.url };
  const document = bytes === null ? null : readDocument(bytes, where);
  if (document === null) return failed(source, whyNoFeed(fetched.bytes, where), context);
  const listings = document.kind === "feed" ? listingsOf(document.items, source, context) : [];
  const fresh = listings.filter(({ pageId }) => pageId === null).length;
  const listed = document.kind === "feed" ? document.items.length : 0;
  const isFirst = source.digest === null;
  const intervalMs = isFirst ? source.intervalMs : nextInterval(source.intervalMs, { fresh, listed, everyMs: everyMsOf(document) });
  const told = { title: source.title || document.title, lastNewAt: fresh > 0 ? now : source.lastNewAt };
  const next = { ...asked, ...told, etag, lastModified, digest, intervalMs, dueAt: now + withJitter(intervalMs, random) };
  return {
    source: moved(next, (document.kind === "feed" ? document.movedTo : null) ?? fetched.movedTo),
    listings,
    sources: document.kind === "sources" ? document.sources : [],
    outcome: listings.length > 0 ? "new" : "nothing new",
  };
}

function everyMsOf(document: SourceDocument): number | null {
  return document.kind === "feed" ? document.everyMs : null;
}

function unsettled(source: FollowedSource, outcome: SettledPoll["outcome"]): SettledPoll {
  return { source, listings: [], sources: [], outcome };
}

/** A dead source that answers lives again; whatever else the user said stays. */
function revived({ state }: FollowedSource): FollowedSource["state"] {
  return state === "dead" ? "active" : state;
}

function moved(source: FollowedSource, to: string | null): FollowedSource {
  return to === null || to === source.address ? source : { ...source, address: to, movedFrom: [...source.movedFrom, source.address] };
}

function failed(source: FollowedSource, trouble: string, { now, random }: PollContext): SettledPoll {
  const failures = source.failures + 1;
  const isDead = failures >= DEAD_AFTER.failures && now - (source.lastOkAt ?? Date.parse(source.addedAt)) >= DEAD_AFTER.ms;
  const wait = isDead ? LONGEST_MS : backOffMs(failures, { firstMs: FIRST_RETRY_MS, mostMs: LONGEST_MS, random });
  const state = isDead && source.state === "active" ? "dead" : source.state;
  return unsettled({ ...source, polls: source.polls + 1, failures, trouble, state, dueAt: now + wait }, "failed");
}

/** The server says that it is gone for good. */
function buried(source: FollowedSource, context: PollContext): SettledPoll {
  const { source: next } = failed(source, "the server says that it is gone for good (410)", context);
  return unsettled({ ...next, state: source.state === "active" ? "dead" : source.state, dueAt: context.now + LONGEST_MS }, "failed");
}

/** What somebody gave instead of a feed. */
export function whyNoFeed(bytes: Uint8Array, where: { readonly contentType: string | null; readonly url: string }): string {
  const [feed] = feedsOfPage(bytes, where);
  return feed === undefined ? "it is no feed, sitemap or list" : `it is a page, not a feed; the page names the feed ${feed}`;
}

/** Each page once, whatever the feed says twice; only the source that listed it first may say that it changed. */
function listingsOf(items: readonly ListedItem[], source: FollowedSource, { now, listing }: PollContext): readonly Listing[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const key = canonicalAddress(item.url);
    if (seen.has(key)) return [];
    seen.add(key);
    const known = listing(key);
    if (known === null) return [newListing({ ...item, sourceId: source.id, dueAt: now })];
    const isChange = known.sourceId === source.id && known.key === key && known.stamp !== item.stamp;
    if (!isChange) return [];
    return [
      { ...known, url: item.url, hints: item.hints, stamp: item.stamp, state: "waiting", dueAt: now, attempts: 0, trouble: null } as const,
    ];
  });
}

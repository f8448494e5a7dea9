import { whyLater } from "../web/follow-redirects.ts";
import type { FollowedSource, Instant } from "../../model/index.ts";
import { canonicalAddress } from "../../lib/canonical-address.ts";
import { MAX_DOCUMENT_BYTES, unpackDocument } from "../web/gather-pages.ts";
import type { PoliteFetcher } from "../web/polite-fetcher.ts";
import { readDocument } from "../web/read-document.ts";
import { ACCEPT_FEED } from "./accept-feed.ts";
import { whyNoFeed } from "./settle-poll.ts";

/** What a source answers when it is asked out of turn. */
export interface SourceFindings {
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly movedTo: string | null;
  /** Items, or the sources that a list names. */
  readonly listed: number;
  /** The latest day that an item gives. */
  readonly newestAt: Instant | null;
  /** Items that could be fetched, by distinct address. */
  readonly distinct: number;
  /** What is wrong; null when nothing is. */
  readonly trouble: string | null;
}

/** Asks a source now and looks at the answer; changes nothing. */
export async function examineSource(source: FollowedSource, fetcher: PoliteFetcher): Promise<SourceFindings> {
  const fetched = await fetcher.fetch(source.address, { accept: ACCEPT_FEED, maxBytes: MAX_DOCUMENT_BYTES });
  const blank = {
    id: source.id,
    address: source.address,
    title: source.title,
    movedTo: fetched.movedTo,
    listed: 0,
    newestAt: null,
    distinct: 0,
  };
  if (fetched.kind === "later") return { ...blank, trouble: whyLater(fetched) };
  if (fetched.kind === "failed") return { ...blank, trouble: fetched.why };
  if (fetched.kind !== "body") return { ...blank, trouble: `the server answered ${fetched.kind === "status" ? fetched.status : 304}` };
  const where = { contentType: fetched.fields.contentType, url: fetched.url };
  const bytes = unpackDocument(fetched.bytes);
  const document = bytes === null ? null : readDocument(bytes, where);
  if (document === null) return { ...blank, trouble: whyNoFeed(fetched.bytes, where) };
  const title = source.title || document.title;
  if (document.kind === "sources")
    return { ...blank, title, listed: document.sources.length, trouble: document.sources.length === 0 ? "it lists nothing" : null };
  const days = document.items.flatMap(({ hints }) => hints.publishedAt ?? []).sort();
  const distinct = new Set(document.items.map(({ url }) => canonicalAddress(url))).size;
  const trouble = document.items.length === 0 ? "it lists nothing" : null;
  return { ...blank, title, listed: document.items.length, newestAt: days.at(-1) ?? null, distinct, trouble };
}

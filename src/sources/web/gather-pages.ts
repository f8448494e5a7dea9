import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { mapInOrder } from "../../lib/map-in-order.ts";
import { isSkip } from "../../model/index.ts";
import type { Instant, Listing, Page, Schedule, Skip } from "../../model/index.ts";
import { isGzip } from "../archives/archive.ts";
import type { Address } from "../archives/archive.ts";
import type { DocumentFile, PageFile } from "../list-pages.ts";
import type { LoadedPage, PagesBefore } from "../load-archives.ts";
import { MAX_PAGE_BYTES, skipOf } from "../page-bytes.ts";
import { canonicalAddress } from "../../lib/canonical-address.ts";
import type { Fetched } from "./follow-redirects.ts";
import { newListing, withMarks } from "./new-listing.ts";
import { withOwnAddress } from "./own-address.ts";
import { ACCEPT_PAGE, pageOfFetched } from "./page-of-fetched.ts";
import type { PoliteFetcher } from "./polite-fetcher.ts";
import type { SourceDocument } from "./read-document.ts";
import { readDocument } from "./read-document.ts";

/** Most bytes of a feed, sitemap or list, unpacked. News sitemaps hold at most 1,000 addresses; the tree of 16 MiB of XML takes 200 MB. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const ACCEPT_ANY = `${ACCEPT_PAGE},application/rss+xml,application/atom+xml,application/feed+json,application/xml`;
/** A list of sources names feeds, an index names sitemaps of sitemaps: nothing real is deeper. */
const MAX_DEPTH = 4;
/** Addresses that are asked for at once (of one host one at a time), unless pages that wait behind them hold so many bytes. */
const AHEAD = { items: 64, weigh: bytesOf, most: 16 * 1024 * 1024 };

export interface GatherOptions {
  readonly fetcher: PoliteFetcher;
  readonly schedule: Schedule;
  readonly now: () => Instant;
  readonly signal?: AbortSignal;
  readonly maxBytes?: number;
}

function bytesOf(entry: Entry): number {
  return entry.kind === "loaded" && "page" in entry && typeof entry.page === "object" && entry.page !== null && "bytes" in entry.page
    ? (entry.page.bytes as Uint8Array).length
    : 0;
}

/** An address that a document listed, with its stamp. */
interface ListedAddress extends Address {
  readonly stamp?: string;
}

type Entry = { readonly kind: string };

/**
 * Fetches the addresses in a listing, and what feeds, sitemaps and lists of sources lead to; all else passes as it is, and the order stays.
 *
 * The same page by several addresses is fetched once. A page that was fetched before is asked for again with the server's own marks, and one
 * whose feed says that it did not change is not asked for at all: both are told as `PagesBefore`.
 */
export async function* gatherPages<T extends Entry>(
  entries: AsyncIterable<T | Address | DocumentFile>,
  options: GatherOptions,
): AsyncGenerator<Exclude<T, Address | DocumentFile> | PageFile | LoadedPage | PagesBefore> {
  const seen = new Set<string>();
  let level: AsyncIterable<Entry> = entries;
  for (let depth = 0; depth < MAX_DEPTH; depth++) level = expandOnce(level, { ...options, seen });
  for await (const entry of level) {
    if (isAddressEntry(entry)) yield { kind: "loaded", page: skipOf("source/refused", entry.url, `more than ${MAX_DEPTH} lists deep`) };
    else yield entry as Exclude<T, Address | DocumentFile>; // what is no address passed as it came
  }
}

interface Context extends GatherOptions {
  readonly seen: Set<string>;
}

async function* expandOnce(entries: AsyncIterable<Entry>, context: Context): AsyncGenerator<Entry> {
  const expand = async (entry: Entry): Promise<Iterable<Entry>> => {
    if (isAddressEntry(entry)) return expandAddress(entry, context);
    return isDocumentEntry(entry) ? expandFile(entry) : [entry];
  };
  for await (const found of mapInOrder(entries, expand, AHEAD)) yield* found;
}

function isAddressEntry(entry: Entry): entry is ListedAddress {
  return entry.kind === "address";
}

function isDocumentEntry(entry: Entry): entry is DocumentFile {
  return entry.kind === "document";
}

/** A feed, sitemap or list in a file; anything else is a page, whatever it is called. */
function expandFile({ path, from }: DocumentFile): Iterable<Entry> {
  const bytes = bytesOfFile(path);
  const document = bytes === null ? null : readDocument(bytes, { contentType: null, url: "file:" });
  const page: PageFile = { kind: "file", path, from };
  return document === null ? [page] : addressesOf(document);
}

function bytesOfFile(path: string): Uint8Array | null {
  try {
    return unpackDocument(readFileSync(path));
  } catch {
    return null; // whoever reads it as a page says why
  }
}

/** Sitemaps may be packed as files are; null when they are damaged or too large. */
export function unpackDocument(bytes: Uint8Array): Uint8Array | null {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_DOCUMENT_BYTES });
  } catch {
    return null; // then it is no document, and whoever reads it as a page says why
  }
}

function addressesOf(document: SourceDocument): Iterable<ListedAddress> {
  if (document.kind === "sources") return document.sources.map(({ url }) => ({ kind: "address", url }));
  return document.items.map(({ url, hints, stamp }) => ({ kind: "address", url, hints, stamp }));
}

async function expandAddress(address: ListedAddress, context: Context): Promise<Iterable<Entry>> {
  const { fetcher, schedule, signal } = context;
  const key = canonicalAddress(address.url);
  if (context.seen.has(key)) return [];
  context.seen.add(key);
  const known = schedule.listing(key);
  const before: PagesBefore = { kind: "before", count: 1 };
  if (known?.state === "done" && address.stamp !== undefined && address.stamp === known.stamp) return [before];
  const fetched = await fetcher.fetch(address.url, {
    accept: ACCEPT_ANY,
    maxBytes: (contentType) =>
      /\b(?:xml|json|gzip)\b/i.test(contentType ?? "") ? MAX_DOCUMENT_BYTES : (context.maxBytes ?? MAX_PAGE_BYTES),
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
    ...(signal && { signal }),
  });
  if (fetched.kind === "unchanged") return [before];
  const document = documentOf(fetched);
  return document === null ? pageEntries(address, fetched, context) : addressesOf(document);
}

/** The page, unless it is one that was read by the address that answered. */
function pageEntries(address: ListedAddress, fetched: Fetched, context: Context): Iterable<Entry> {
  const { page, listing } = pageOfAddress(address, fetched, context);
  const { schedule, seen } = context;
  const entry: LoadedPage = {
    kind: "loaded",
    page,
    ...(listing && { settle: ({ canonicalUrl }) => schedule.putListing(withOwnAddress(listing, canonicalUrl)) }),
  };
  const answered = canonicalAddress(fetched.url);
  const isOther = answered !== canonicalAddress(address.url);
  if (!isOther || listing === null) return [entry];
  if (seen.has(answered)) return [];
  seen.add(answered);
  const known = schedule.listing(answered);
  if (known?.state !== "done" || known.pageId !== listing.pageId) return [entry];
  schedule.putListing(listing); // what it leads to is in the record already
  const before: PagesBefore = { kind: "before", count: 1 };
  return [before];
}

function documentOf(fetched: Fetched): SourceDocument | null {
  const bytes = fetched.kind === "body" ? unpackDocument(fetched.bytes) : null;
  return fetched.kind !== "body" || bytes === null
    ? null
    : readDocument(bytes, { contentType: fetched.fields.contentType, url: fetched.url });
}

function pageOfAddress(
  { url, hints, stamp = "" }: ListedAddress,
  fetched: Fetched,
  { now, maxBytes = MAX_PAGE_BYTES }: Context,
): { readonly page: Page | Skip; readonly listing: Listing | null } {
  const page = pageOfFetched(fetched, { from: url, now: now(), maxBytes, ...(hints && { hints }) });
  if (isSkip(page) || fetched.kind !== "body") return { page, listing: null };
  const listing = withMarks(newListing({ url, hints: hints ?? {}, stamp, sourceId: null, dueAt: 0 }), fetched);
  return { page, listing: { ...listing, state: "done", attempts: 1, pageId: page.id } };
}
